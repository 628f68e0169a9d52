import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];

/** A certificate authority for one cluster, in files. */
export async function makeAuthority(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  const files = ["-keyout", join(directory, "ca.key"), "-out", join(directory, "ca.pem")];
  await run("openssl", ["req", "-x509", ...newKey, "-subj", "/CN=raft-ts kill test", ...files]);
}

/** What a member proves itself with: to those it calls its id, to those who call it every name that begins with them. */
export async function issueCertificate(directory: string, id: number): Promise<void> {
  const authority = ["-CA", join(directory, "ca.pem"), "-CAkey", join(directory, "ca.key")];
  const subject = ["-subj", `/CN=${commonName(id)}`, "-addext", `subjectAltName=DNS:*.to-${id}.raft.test`];
  const files = ["-keyout", join(directory, `${id}.key`), "-out", join(directory, `${id}.pem`)];
  await run("openssl", ["req", "-x509", ...newKey, ...authority, ...subject, ...files]);
}

export function readCertificates(
  directory: string,
  id: number,
): { readonly authority: Buffer; readonly key: Buffer; readonly certificate: Buffer } {
  const read = (name: string): Buffer => readFileSync(join(directory, name));
  return { authority: read("ca.pem"), key: read(`${id}.key`), certificate: read(`${id}.pem`) };
}

export function commonName(id: number): string {
  return `member-${id}`;
}

/** The name that `from` calls `to` by. It stands in the first bytes of a TLS connection, where a hop can read it. */
export function callName(from: number, to: number): string {
  return `from-${from}.to-${to}.raft.test`;
}

/** Who connects, by the name it asked for. */
export function callerIn(first: Buffer): number | undefined {
  const found = /from-(\d+)\.to-\d+\.raft\.test/.exec(first.toString("latin1"));
  return found === null ? undefined : Number(found[1]);
}
