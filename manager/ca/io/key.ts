import { generateKeyPairSync } from "node:crypto";

/** A new ECDSA P-256 private key, PKCS #8 PEM. */
export function newKey(): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}
