import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { SkeinError } from "../../../base/error.ts";
import { bits, bitsOf, decode, encode, integer, itemsOf, oid, oids, sequence, setOf, tagged, utf8 } from "./der.ts";

/** A certificate signing request (PKCS #10, PEM): proves that the sender holds the key it asks a certificate for. */
export function createRequest(keyPem: string): string {
  const key = createPrivateKey(keyPem);
  const publicDer = createPublicKey(key).export({ type: "spki", format: "der" });
  // The authority decides the subject; this one only fills the place.
  const subject = sequence(setOf(sequence(oid(oids.commonName), utf8("skein"))));
  const info = sequence(integer(Buffer.of(0)), subject, decode(publicDer), tagged(0, []));
  const signature = sign("sha256", encode(info), key);
  const request = encode(sequence(info, sequence(oid(oids.ecdsaWithSha256)), bits(signature)));
  return toPem("CERTIFICATE REQUEST", request);
}

/** The public key in a request (PEM). Throws SkeinError INVALID unless it is P-256 and the request is signed with it. */
export function publicKeyOf(requestPem: string): KeyObject {
  try {
    const request = decode(fromPem("CERTIFICATE REQUEST", requestPem));
    const [info, , signature] = itemsOf(request);
    const publicItem = itemsOf(info)[2];
    if (info === undefined || publicItem === undefined) throw new Error("it is incomplete");
    const key = createPublicKey({ key: encode(publicItem), type: "spki", format: "der" });
    if (key.asymmetricKeyDetails?.namedCurve !== "prime256v1") throw new Error("its key is not ECDSA P-256");
    if (!verify("sha256", encode(info), key, bitsOf(signature))) throw new Error("its signature is wrong");
    return key;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SkeinError("INVALID", { reason: `certificate request: ${why}` }, error);
  }
}

/** DER as PEM, 64 characters a line. */
export function toPem(label: string, der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}

function fromPem(label: string, pem: string): Buffer {
  const match = new RegExp(
    `^\\s*-----BEGIN ${label}-----\\s+([A-Za-z0-9+/=\\s]+?)\\s+-----END ${label}-----\\s*$`,
  ).exec(pem);
  if (match?.[1] === undefined) throw new Error("it is not PEM");
  return Buffer.from(match[1], "base64");
}
