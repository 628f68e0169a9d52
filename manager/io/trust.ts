import tls from "node:tls";
import * as grpc from "@grpc/grpc-js";
import { assert } from "../../base/assert.ts";
import { commonServerName, identityOf } from "../ca/identity.ts";

/** What a node proves itself with, and the root that it believes; all PEM. */
export interface Credentials {
  readonly certificate: string;
  readonly key: string;
  readonly root: string;
}

type Provider = grpc.experimental.CertificateProvider;
type RootListener = Parameters<Provider["addCaCertificateListener"]>[0];
type IdentityListener = Parameters<Provider["addIdentityCertificateListener"]>[0];

/** The node's certificate, key and root, exchanged while running: open connections go on, new ones use the new. */
export class Trust {
  #credentials: Credentials;
  #channel: grpc.ChannelCredentials;
  readonly #rootListeners = new Set<RootListener>();
  readonly #identityListeners = new Set<IdentityListener>();

  constructor(credentials: Credentials) {
    this.#credentials = credentials;
    this.#channel = channelToManagers(credentials);
  }

  get credentials(): Credentials {
    return this.#credentials;
  }

  renew(credentials: Credentials): void {
    this.#credentials = credentials;
    this.#channel = channelToManagers(credentials);
    for (const listener of this.#rootListeners) listener(this.#root());
    for (const listener of this.#identityListeners) listener(this.#identity());
  }

  /** For connections to managers; asked anew for each, so that a renewed certificate is used. */
  channel(): grpc.ChannelCredentials {
    return this.#channel;
  }

  /** Asks callers for a certificate and verifies it if given: a node that joins has none yet. */
  server(): grpc.ServerCredentials {
    assert(tls.DEFAULT_MIN_VERSION === tlsVersion, "requireTls13 is called before anybody is served");
    const provider: Provider = {
      addCaCertificateListener: (listener) => {
        this.#rootListeners.add(listener);
        // Later, as grpc-js's own provider does: the server still adds its listeners.
        process.nextTick(() => listener(this.#root()));
      },
      removeCaCertificateListener: (listener) => this.#rootListeners.delete(listener),
      addIdentityCertificateListener: (listener) => {
        this.#identityListeners.add(listener);
        process.nextTick(() => listener(this.#identity()));
      },
      removeIdentityCertificateListener: (listener) => this.#identityListeners.delete(listener),
    };
    // The same object twice: grpc-js 1.14 hands its two providers on in swapped order.
    return grpc.experimental.createCertificateProviderServerCredentials(provider, provider, false);
  }

  #root(): { caCertificate: Buffer } {
    return { caCertificate: Buffer.from(this.#credentials.root) };
  }

  #identity(): { certificate: Buffer; privateKey: Buffer } {
    return { certificate: Buffer.from(this.#credentials.certificate), privateKey: Buffer.from(this.#credentials.key) };
  }
}

/** The only one between nodes. */
export const tlsVersion = "TLSv1.3";

/** grpc-js has no setting for it on servers, so the process as a whole speaks nothing older. Called once, at the start. */
export function requireTls13(): void {
  tls.DEFAULT_MIN_VERSION = tlsVersion;
}

/** For a node without a certificate that knows the root: a manager of that cluster must answer. */
export function anonymousChannel(root: string): grpc.ChannelCredentials {
  const context = tls.createSecureContext({ ca: root, minVersion: tlsVersion });
  return grpc.ChannelCredentials.createFromSecureContext(context, { checkServerIdentity: requireManager });
}

/** Channel options that go with these credentials: certificates carry names of the cluster, not addresses. */
export const channelNames = {
  "grpc.ssl_target_name_override": commonServerName,
  "grpc.default_authority": commonServerName,
} as const;

function channelToManagers({ certificate, key, root }: Credentials): grpc.ChannelCredentials {
  const context = tls.createSecureContext({ ca: root, cert: certificate, key, minVersion: tlsVersion });
  return grpc.ChannelCredentials.createFromSecureContext(context, { checkServerIdentity: requireManager });
}

/** A worker's certificate is good for the same root and name, but a worker must not pass for a manager. */
export function requireManager(host: string, certificate: tls.PeerCertificate): Error | undefined {
  const wrongName = tls.checkServerIdentity(host, certificate);
  if (wrongName !== undefined) return wrongName;
  if (identityOf(certificate.subject)?.role === "manager") return undefined;
  return new Error("the certificate of the other end is not a manager's");
}
