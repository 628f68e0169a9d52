import { execFileSync } from "node:child_process";
import { createPublicKey, X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asId } from "../../../base/id.ts";
import { realChance } from "../../../base/io/real.ts";
import { nodeValidity } from "../renewal.ts";
import { createRoot, issuerInfoOf, signNode } from "./certificate.ts";
import { decode, encode, itemsOf, sequence } from "./der.ts";
import { newKey } from "./key.ts";
import { createRequest, publicKeyOf, toPem } from "./request.ts";
import { validityOf } from "./validity.ts";

const now = Math.floor(Date.now() / 1000) * 1000;
const root = createRoot(now, realChance);
const key = newKey();
const node = {
  nodeId: asId<"node">("n".repeat(25)),
  clusterId: asId<"cluster">("c".repeat(25)),
  role: "manager",
} as const;
const leaf = signNode(
  root,
  { ...node, publicKey: publicKeyOf(createRequest(key)), validity: nodeValidity(now, 0) },
  realChance,
);

let directory: string;
const file = (name: string, text: string): string => {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
};
const openssl = (...words: string[]): string => execFileSync("openssl", words, { stdio: "pipe" }).toString();

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "skein-ca-"));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe("the root", () => {
  test("openssl accepts it as an authority, P-256, twenty years", () => {
    const path = file("root.pem", root.certificate);
    expect(openssl("verify", "-x509_strict", "-CAfile", path, path)).toContain("OK");
    const text = openssl("x509", "-in", path, "-noout", "-text");
    expect(text).toContain("CA:TRUE");
    expect(text).toContain("prime256v1");
    expect(text).toMatch(/Subject: CN ?= ?swarm-ca/);
    const { notBefore, notAfter } = validityOf(root.certificate);
    expect(notBefore).toBe(now - 3_600_000);
    expect((notAfter - now) / (365 * 24 * 3_600_000)).toBe(20);
  });

  test("tells what clients show of it", () => {
    const { subject, publicKey } = issuerInfoOf(root.certificate);
    expect(Buffer.from(subject, "base64").toString("latin1")).toContain("swarm-ca");
    const parsed = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
    expect(parsed.asymmetricKeyDetails?.namedCurve).toBe("prime256v1");
  });
});

describe("a node certificate", () => {
  test("openssl verifies it for both ends of a connection and each of its names", () => {
    const [rootPath, leafPath] = [file("root.pem", root.certificate), file("leaf.pem", leaf)];
    for (const purpose of ["sslserver", "sslclient"]) {
      for (const name of ["skein", node.nodeId, "swarm-manager"]) {
        const words = [
          "verify",
          "-x509_strict",
          "-purpose",
          purpose,
          "-verify_hostname",
          name,
          "-CAfile",
          rootPath,
          leafPath,
        ];
        expect(openssl(...words)).toContain("OK");
      }
    }
  });

  test("openssl reads in it what was asked for", () => {
    const path = file("leaf.pem", leaf);
    const text = openssl("x509", "-in", path, "-noout", "-subject", "-issuer", "-nameopt", "RFC2253");
    expect(text).toContain(`CN=${node.nodeId},OU=swarm-manager,O=${node.clusterId}`);
    expect(text).toContain("issuer=CN=swarm-ca");
    const parsed = new X509Certificate(leaf);
    expect(parsed.serialNumber).not.toBe(new X509Certificate(root.certificate).serialNumber);
    expect(validityOf(leaf)).toEqual({ notBefore: now - 3_600_000, notAfter: now + 90 * 24 * 3_600_000 });
  });

  test("holds for the key that asked, and not under another root", () => {
    const parsed = new X509Certificate(leaf);
    expect(parsed.publicKey.export({ type: "spki", format: "pem" })).toBe(
      createPublicKey(key).export({ type: "spki", format: "pem" }),
    );
    const other = new X509Certificate(createRoot(now, realChance).certificate);
    expect(parsed.verify(new X509Certificate(root.certificate).publicKey)).toBe(true);
    expect(parsed.verify(other.publicKey)).toBe(false);
  });
});

describe("a signing request", () => {
  test("of ours satisfies openssl", () => {
    const request = createRequest(key);
    expect(openssl("req", "-in", file("ours.csr", request), "-verify", "-noout", "-text")).toContain("prime256v1");
  });

  test("of openssl is read, extensions and all", () => {
    const keyPath = file("key.pem", key);
    const request = openssl("req", "-new", "-key", keyPath, "-subj", "/CN=x", "-addext", "subjectAltName=DNS:evil");
    expect(publicKeyOf(request).equals(createPublicKey(key))).toBe(true);
  });

  test.each([
    ["nothing", () => "", "not PEM"],
    [
      "noise",
      () => "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n",
      "certificate request",
    ],
    [
      "RSA",
      () => openssl("req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", "/dev/null", "-subj", "/CN=x"),
      "P-256",
    ],
    ["another's signature", () => forged(), "its signature is wrong"],
  ])("with %s is refused", (_, request, reason) => {
    expect(() => publicKeyOf(request())).toThrow(reason);
  });
});

/** A request whose body is one key's and whose signature is another's. */
function forged(): string {
  const [ours, other] = [createRequest(key), createRequest(newKey())].map((pem) =>
    itemsOf(decode(Buffer.from(pem.replace(/-----.*-----|\s/g, ""), "base64"))),
  );
  const parts = [ours?.[0], ours?.[1], other?.[2]].filter((part) => part !== undefined);
  return toPem("CERTIFICATE REQUEST", encode(sequence(...parts)));
}
