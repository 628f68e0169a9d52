import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { asId } from "../base/id.ts";
import { type Identity, readIdentity, removeState, writeIdentity } from "./identity.ts";

const identity: Identity = {
  nodeId: asId("n1"),
  clusterId: asId("c1"),
  role: "manager",
  certificate: "certificate",
  key: "key",
  root: "root",
  advertiseAddress: "10.0.0.1:2377",
  listenAddress: "0.0.0.0:2377",
  dataPathAddress: "10.0.0.1",
  managers: ["10.0.0.1:2377"],
  raft: { id: 7, key: "key" },
};

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "skein-identity-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test("what is written is read, replaced as a whole, and for its owner only", async () => {
  expect(await readIdentity(directory)).toBeUndefined();
  await writeIdentity(directory, identity);
  await writeIdentity(directory, { ...identity, role: "worker" });
  expect(await readIdentity(directory)).toEqual({ ...identity, role: "worker" });
  expect(readdirSync(directory)).toEqual(["identity.json"]);
  expect(statSync(join(directory, "identity.json")).mode & 0o777).toBe(0o600);
});

test("a file that is not one of ours is not taken for a node outside any swarm", async () => {
  writeFileSync(join(directory, "identity.json"), '{"nodeId":"n1"}');
  await expect(readIdentity(directory)).rejects.toThrow("identity.json cannot be read: a field is missing");
  writeFileSync(join(directory, "identity.json"), "{");
  await expect(readIdentity(directory)).rejects.toThrow("identity.json cannot be read");
});

test("nothing is left of a membership", async () => {
  await writeIdentity(directory, identity);
  writeFileSync(join(directory, "raft"), "");
  await removeState(directory);
  expect(readdirSync(directory)).toEqual([]);
});
