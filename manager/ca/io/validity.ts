import { X509Certificate } from "node:crypto";
import type { Validity } from "../renewal.ts";

/** From when until when a certificate (PEM, leaf first) counts. */
export function validityOf(certificate: string): Validity {
  const parsed = new X509Certificate(certificate);
  return { notBefore: Date.parse(parsed.validFrom), notAfter: Date.parse(parsed.validTo) };
}
