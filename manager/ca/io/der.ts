import type forge from "node-forge";
// Not the whole of node-forge: every node would carry its ciphers, and its own TLS, in memory.
import asn1 from "node-forge/lib/asn1.js";

/*
 * DER by node-forge's asn1 reader and writer only: its keys and signatures are never used (they cannot do ECDSA, and have a
 * history of forgeries). Node's own crypto signs and verifies.
 */

export type Asn1 = forge.asn1.Asn1;
const { Class, Type } = asn1;

/** Identifiers of the few things our certificates speak of. */
export const oids = {
  commonName: "2.5.4.3",
  organization: "2.5.4.10",
  organizationalUnit: "2.5.4.11",
  ecdsaWithSha256: "1.2.840.10045.4.3.2",
  subjectKeyIdentifier: "2.5.29.14",
  keyUsage: "2.5.29.15",
  subjectAltName: "2.5.29.17",
  basicConstraints: "2.5.29.19",
  authorityKeyIdentifier: "2.5.29.35",
  extendedKeyUsage: "2.5.29.37",
  serverAuth: "1.3.6.1.5.5.7.3.1",
  clientAuth: "1.3.6.1.5.5.7.3.2",
} as const;

export function sequence(...items: readonly Asn1[]): Asn1 {
  return asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, [...items]);
}

export function setOf(...items: readonly Asn1[]): Asn1 {
  return asn1.create(Class.UNIVERSAL, Type.SET, true, [...items]);
}

export function oid(identifier: string): Asn1 {
  return primitive(Type.OID, asn1.oidToDer(identifier).getBytes());
}

export function utf8(text: string): Asn1 {
  return primitive(Type.UTF8, Buffer.from(text, "utf8").toString("latin1"));
}

/** A non-negative integer from big-endian bytes. */
export function integer(bytes: Uint8Array): Asn1 {
  const start = bytes.findIndex((byte) => byte !== 0);
  const significant = start === -1 ? new Uint8Array(1) : bytes.subarray(start);
  // A set top bit would read as a negative number.
  const padded = (significant[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), significant]) : significant;
  return primitive(Type.INTEGER, latin1(padded));
}

export function boolean(value: boolean): Asn1 {
  return primitive(Type.BOOLEAN, value ? "\xff" : "\x00");
}

export function octets(bytes: Uint8Array): Asn1 {
  return primitive(Type.OCTETSTRING, latin1(bytes));
}

export function bits(bytes: Uint8Array, unused = 0): Asn1 {
  return primitive(Type.BITSTRING, String.fromCharCode(unused) + latin1(bytes));
}

/** UTCTime until 2049, GeneralizedTime from then on, as RFC 5280 says. */
export function time(instant: number): Asn1 {
  const text = new Date(instant).toISOString().replace(/[-:T]|\.\d{3}/g, "");
  return Number(text.slice(0, 4)) < 2050
    ? primitive(Type.UTCTIME, text.slice(2))
    : primitive(Type.GENERALIZEDTIME, text);
}

/** An item under a context-specific tag: a wrapper around items, or other bytes in place of the usual tag. */
export function tagged(tag: number, content: readonly Asn1[] | string): Asn1 {
  // The cast: forge's type for tags lists the universal ones only, where a context-specific tag is any number.
  const type = tag as forge.asn1.Type;
  const constructed = typeof content !== "string";
  return asn1.create(Class.CONTEXT_SPECIFIC, type, constructed, constructed ? [...content] : content);
}

export function encode(item: Asn1): Buffer {
  return Buffer.from(asn1.toDer(item).getBytes(), "latin1");
}

/** Throws for anything that is not exactly one well-formed DER item: what was checked is then what was sent. */
export function decode(der: Buffer): Asn1 {
  // The cast: the types know only the flag of old; the reader must not guess at DER inside bit strings.
  const options = { strict: true, parseAllBytes: true, decodeBitStrings: false } as unknown as boolean;
  const item = asn1.fromDer(der.toString("latin1"), options);
  if (!encode(item).equals(der)) throw new Error("the encoding is not canonical");
  return item;
}

/** The items of a constructed item. */
export function itemsOf(item: Asn1 | undefined): readonly Asn1[] {
  if (item === undefined || typeof item.value === "string") throw new Error("a list was expected");
  return item.value;
}

/** The bytes of a bit string of whole bytes. */
export function bitsOf(item: Asn1 | undefined): Buffer {
  if (item?.type !== Type.BITSTRING || typeof item.value !== "string") throw new Error("a bit string was expected");
  return Buffer.from(item.value, "latin1").subarray(1);
}

function primitive(type: forge.asn1.Type, value: string): Asn1 {
  return asn1.create(Class.UNIVERSAL, type, false, value);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}
