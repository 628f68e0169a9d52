import { X509Certificate } from "node:crypto";
import http2 from "node:http2";
import tls from "node:tls";
import * as grpc from "@grpc/grpc-js";
import { messageOf, SkeinError } from "../../base/error.ts";
import { realClock } from "../../base/io/real.ts";
import { commonServerName } from "../ca/identity.ts";
import type { Method } from "./rpc.ts";
import { requireManager, tlsVersion } from "./trust.ts";

/**
 * One connection to a manager whose root is not known yet. It is verified once its root is, and never made again behind our
 * back as a gRPC channel would be: what was verified is who hears what is said next.
 */
export class Introduction {
  readonly #socket: tls.TLSSocket;
  readonly #session: http2.ClientHttp2Session;

  /** Throws SkeinError UNAVAILABLE, or the signal's reason. */
  static async open(address: string, wait: Wait): Promise<Introduction> {
    wait.signal.throwIfAborted();
    const [host, port] = splitAddress(address);
    const named = { servername: commonServerName, ALPNProtocols: ["h2"], minVersion: tlsVersion } as const;
    // Believes anybody, until `requireManagerOf`.
    const socket = tls.connect({ host, port, ...named, rejectUnauthorized: false });
    const failed = (why: string): SkeinError => {
      return new SkeinError("UNAVAILABLE", { reason: `could not connect to ${address}: ${why}` });
    };
    await settled(socket, { ...wait, late: () => failed("it does not answer") }, (resolve, reject) => {
      socket.once("secureConnect", resolve);
      socket.once("error", (error) => reject(failed(error.message)));
      socket.once("close", () => reject(failed("the connection was closed")));
    });
    const session = http2.connect(`https://${commonServerName}`, { createConnection: () => socket });
    // A call that goes on hears of it as well; without one there is nobody to tell.
    session.on("error", () => undefined);
    return new Introduction(socket, session);
  }

  private constructor(socket: tls.TLSSocket, session: http2.ClientHttp2Session) {
    this.#socket = socket;
    this.#session = session;
  }

  /** Throws SkeinError UNKNOWN unless the other end has proved to be a manager with a certificate of this root (PEM). */
  requireManagerOf(root: string): void {
    const peer = this.#socket.getPeerX509Certificate();
    const issuer = new X509Certificate(root);
    const isIssued = peer?.checkIssued(issuer) === true && peer.verify(issuer.publicKey);
    if (peer === undefined || !isIssued) throw distrust("it is not signed by the swarm's root");
    const now = realClock.now();
    const isCurrent = [peer, issuer].every(
      (one) => one.validFromDate.getTime() <= now && now <= one.validToDate.getTime(),
    );
    if (!isCurrent) throw distrust("it is not valid at this time");
    const refusal = requireManager(commonServerName, peer.toLegacyObject());
    if (refusal !== undefined) throw distrust(refusal.message);
  }

  /** One unary call. Throws grpc's error as a channel would, or the signal's reason. */
  async call<Request, Response>(
    { path, requestSerialize, responseDeserialize }: Method<Request, Response>,
    request: Request,
    wait: Wait,
  ): Promise<Response> {
    wait.signal.throwIfAborted();
    const stream = this.#session.request({ ":method": "POST", ":path": path, ...callHeaders });
    const status = metadataOf(stream);
    const body = bodyOf(stream);
    const late = (): Error => serviceError(grpc.status.DEADLINE_EXCEEDED, `${path} is not answered`);
    await settled(stream, { ...wait, late }, (resolve, reject) => {
      stream.once("end", resolve);
      stream.once("error", (error) => reject(serviceError(grpc.status.UNAVAILABLE, messageOf(error))));
      stream.once("close", () => reject(serviceError(grpc.status.UNAVAILABLE, "the connection was closed")));
      stream.end(framed(requestSerialize(request)));
    });
    const failure = failureOf(status());
    if (failure !== undefined) throw failure;
    return responseDeserialize(unframed(body()));
  }

  close(): void {
    this.#session.destroy();
    this.#socket.destroy();
  }
}

const callHeaders = { "content-type": "application/grpc", te: "trailers" } as const;
/** A certificate and some addresses; whoever sends more is not what it says it is. */
const answerBytesMax = 1024 * 1024;
const prefixBytes = 5;

interface Wait {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

/** Runs `begin` until it resolves; `what` is destroyed when it rejects, is late, or the signal fires. */
async function settled(
  what: { destroy(): unknown },
  { signal, timeoutMs, late }: Wait & { readonly late: () => Error },
  begin: (resolve: () => void, reject: (error: unknown) => void) => void,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  const timer = setTimeout(() => reject(late()), timeoutMs);
  begin(resolve, reject);
  try {
    await promise;
  } catch (error) {
    what.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", abort);
  }
}

/** All headers of the answer as they come: trailers win, an answer that is only a refusal has none. */
function metadataOf(stream: http2.ClientHttp2Stream): () => http2.IncomingHttpHeaders {
  let all: http2.IncomingHttpHeaders = {};
  for (const event of ["response", "trailers"] as const) {
    stream.on(event, (headers: http2.IncomingHttpHeaders) => {
      all = { ...all, ...headers };
    });
  }
  return () => all;
}

function bodyOf(stream: http2.ClientHttp2Stream): () => Buffer {
  const parts: Buffer[] = [];
  let bytes = 0;
  stream.on("data", (part: Buffer) => {
    bytes += part.length;
    if (bytes > answerBytesMax) stream.destroy(new Error("the answer is too long"));
    else parts.push(part);
  });
  return () => Buffer.concat(parts);
}

function framed(message: Buffer): Buffer {
  const prefix = Buffer.alloc(prefixBytes);
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
}

/** One message, not compressed: we have not said that we could read any other. */
function unframed(body: Buffer): Buffer {
  const isWhole = body.length >= prefixBytes && body[0] === 0 && body.readUInt32BE(1) === body.length - prefixBytes;
  if (!isWhole) throw serviceError(grpc.status.INTERNAL, "the answer is not one message");
  return body.subarray(prefixBytes);
}

function failureOf(headers: http2.IncomingHttpHeaders): Error | undefined {
  const code = Number(headers["grpc-status"] ?? Number.NaN);
  if (code === grpc.status.OK) return undefined;
  if (Number.isNaN(code)) return serviceError(grpc.status.UNAVAILABLE, "the answer has no status");
  const { ":status": _, ...rest } = headers;
  return serviceError(
    code,
    decodeURIComponent(String(headers["grpc-message"] ?? "")),
    grpc.Metadata.fromHttp2Headers(rest),
  );
}

function serviceError(code: grpc.status, details: string, metadata = new grpc.Metadata()): Error {
  return Object.assign(new Error(details), { code, details, metadata });
}

function distrust(why: string): SkeinError {
  return new SkeinError("UNKNOWN", { reason: `the certificate of the other end cannot be trusted: ${why}` });
}

function splitAddress(address: string): [host: string, port: number] {
  const at = address.lastIndexOf(":");
  return [address.slice(0, at).replace(/^\[|\]$/g, ""), Number(address.slice(at + 1))];
}
