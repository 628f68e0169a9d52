import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, X509Certificate } from "node:crypto";
import type { Chance, Instant } from "../../../base/clock.ts";
import { commonServerName, type Identity, unitOf } from "../identity.ts";
import { rootValidity, type Validity } from "../renewal.ts";
import {
  type Asn1,
  bits,
  bitsOf,
  boolean,
  decode,
  encode,
  integer,
  itemsOf,
  octets,
  oid,
  oids,
  sequence,
  setOf,
  tagged,
  time,
  utf8,
} from "./der.ts";
import { newKey } from "./key.ts";
import { toPem } from "./request.ts";

/** A root with its key, both PEM. */
export interface Root {
  readonly certificate: string;
  readonly key: string;
}

/** A new self-signed root: ECDSA P-256, CN swarm-ca, 20 years. */
export function createRoot(now: Instant, chance: Chance): Root {
  const key = newKey();
  const signer = createPrivateKey(key);
  const publicKey = createPublicKey(signer);
  const name = nameOf([[oids.commonName, "swarm-ca"]]);
  const extensions = [
    extension(oids.keyUsage, bits(Buffer.of(0b0000_0110), 1), true), // Certificates and revocation lists.
    extension(oids.basicConstraints, sequence(boolean(true)), true),
    extension(oids.subjectKeyIdentifier, octets(keyIdOf(publicKey)), false),
  ];
  const body = { issuer: name, subject: name, publicKey, validity: rootValidity(now), extensions };
  return { certificate: issue(body, signer, chance), key };
}

/** Whom a certificate is for, and how long it counts. */
export type NodeSubject = Identity & { readonly publicKey: KeyObject; readonly validity: Validity };

/** A root that signs for many nodes: what is the same in all their certificates is made once. */
export class Issuer {
  readonly root: Root;
  readonly #key: KeyObject;
  readonly #name: Asn1;
  readonly #keyId: Asn1;

  constructor(root: Root) {
    this.root = root;
    this.#key = createPrivateKey(root.key);
    this.#name = subjectOf(root.certificate);
    const keyId = sequence(tagged(0, latin1(keyIdOf(createPublicKey(this.#key)))));
    this.#keyId = extension(oids.authorityKeyIdentifier, keyId, false);
  }

  /** A certificate (PEM) with the node's id, role and cluster in the subject, the names it may be dialled by as DNS names. */
  sign({ role, nodeId, clusterId, publicKey, validity }: NodeSubject, chance: Chance): string {
    const unit = unitOf(role);
    const names = [commonServerName, nodeId, unit];
    const subject = nameOf([
      [oids.organization, clusterId],
      [oids.organizationalUnit, unit],
      [oids.commonName, nodeId],
    ]);
    const extensions = [
      ...nodeExtensions,
      this.#keyId,
      extension(oids.subjectAltName, sequence(...names.map((name) => tagged(2, name))), false),
    ];
    return issue({ issuer: this.#name, subject, publicKey, validity, extensions }, this.#key, chance);
  }
}

const nodeExtensions = [
  extension(oids.keyUsage, bits(Buffer.of(0b1000_0000), 7), true), // Digital signature: all that TLS 1.3 needs.
  extension(oids.extendedKeyUsage, sequence(oid(oids.serverAuth), oid(oids.clientAuth)), false),
  extension(oids.basicConstraints, sequence(), true),
];

/** A single certificate for a node. */
export function signNode(root: Root, node: NodeSubject, chance: Chance): string {
  return new Issuer(root).sign(node, chance);
}

/** The subject and the public key (DER, standard base64), for the TLS status that clients show. */
export function issuerInfoOf(rootCertificate: string): { readonly subject: string; readonly publicKey: string } {
  const publicKey = new X509Certificate(rootCertificate).publicKey.export({ type: "spki", format: "der" });
  return { subject: encode(subjectOf(rootCertificate)).toString("base64"), publicKey: publicKey.toString("base64") };
}

interface Body {
  readonly issuer: Asn1;
  readonly subject: Asn1;
  readonly publicKey: KeyObject;
  readonly validity: Validity;
  readonly extensions: readonly Asn1[];
}

function issue(body: Body, signer: KeyObject, chance: Chance): string {
  const algorithm = sequence(oid(oids.ecdsaWithSha256));
  // 127 bits: unique without a counter, and positive.
  const serial = Buffer.from(chance.bytes(16));
  serial[0] = (serial[0] ?? 0) & 0x7f;
  const content = sequence(
    tagged(0, [integer(Buffer.of(2))]), // Version 3.
    integer(serial),
    algorithm,
    body.issuer,
    sequence(time(body.validity.notBefore), time(body.validity.notAfter)),
    body.subject,
    decode(body.publicKey.export({ type: "spki", format: "der" })),
    tagged(3, [sequence(...body.extensions)]),
  );
  const signature = sign("sha256", encode(content), signer);
  return toPem("CERTIFICATE", encode(sequence(content, algorithm, bits(signature))));
}

function extension(identifier: string, content: Asn1, critical: boolean): Asn1 {
  return sequence(oid(identifier), ...(critical ? [boolean(true)] : []), octets(encode(content)));
}

function nameOf(parts: readonly (readonly [string, string])[]): Asn1 {
  return sequence(...parts.map(([identifier, text]) => setOf(sequence(oid(identifier), utf8(text)))));
}

/** As it stands in the certificate: an issuer must equal it byte for byte. */
function subjectOf(certificate: string): Asn1 {
  const [content] = itemsOf(decode(new X509Certificate(certificate).raw));
  const subject = itemsOf(content)[5];
  if (subject === undefined) throw new Error("the certificate has no subject");
  return subject;
}

/** SHA-1 of the key's bits, as RFC 5280 suggests; a name, not a safeguard. */
function keyIdOf(publicKey: KeyObject): Buffer {
  const key = bitsOf(itemsOf(decode(publicKey.export({ type: "spki", format: "der" })))[1]);
  return createHash("sha1").update(key).digest();
}

function latin1(bytes: Buffer): string {
  return bytes.toString("latin1");
}
