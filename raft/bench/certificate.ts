import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface Certificate {
  readonly keyFile: string;
  readonly certificateFile: string;
}

/** A name that the certificate is good for. Whoever dials says so who it is, in the clear, before the encryption begins. */
export function nameOf(dialer: string): string {
  return `${dialer}.raft.bench`;
}

/** One certificate for everybody, its own authority, for peers and clients alike. */
export function makeCertificate(folder: string): Certificate {
  const keyFile = join(folder, "key.pem");
  const certificateFile = join(folder, "certificate.pem");
  const names = "subjectAltName=DNS:*.raft.bench,IP:127.0.0.1";
  const name = ["-subj", "/CN=raft.bench", "-addext", names];
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
  const files = ["-keyout", keyFile, "-out", certificateFile];
  execFileSync("openssl", ["req", "-x509", ...curve, ...name, ...files], { stdio: "ignore" });
  return { keyFile, certificateFile };
}

export function readCertificate(made: Certificate): { readonly key: Buffer; readonly certificate: Buffer } {
  return { key: readFileSync(made.keyFile), certificate: readFileSync(made.certificateFile) };
}
