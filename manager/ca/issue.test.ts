import { describe, expect, test } from "vitest";
import { asId } from "../../base/id.ts";
import type { Cluster } from "../../model/cluster.ts";
import type { Node, Role } from "../../model/node.ts";
import { identityOf, unitOf } from "./identity.ts";
import { decideIssue, type IssueQuestion } from "./issue.ts";
import { joinTokenFor } from "./join-token.ts";
import { dayMs, nodeValidity, renewAt, renewalRetryMs } from "./renewal.ts";

const now = 1_800_000_000_000;
const tokens = {
  worker: joinTokenFor("root", new Uint8Array(16)),
  manager: joinTokenFor("root", new Uint8Array(16).fill(1)),
};
const removed = [{ id: asId<"node">("gone"), until: now + dayMs }];
// Only what the decision reads.
const cluster = { joinTokens: tokens, removedNodes: removed } as unknown as Cluster;
const row = (id: string, wanted: Role): Node => ({ id, spec: { Role: wanted } }) as unknown as Node;
const caller = (id: string, role: Role) => ({ nodeId: asId<"node">(id), role, clusterId: asId<"cluster">("c") });
const ask = (part: Partial<IssueQuestion>) => decideIssue({ cluster, token: "", newId: asId("new"), now, ...part });

describe("who may get which certificate", () => {
  test("a token gives its role and the new id", () => {
    expect(ask({ token: tokens.manager })).toEqual({ kind: "join", nodeId: "new", role: "manager" });
    expect(ask({ token: tokens.worker })).toEqual({ kind: "join", nodeId: "new", role: "worker" });
  });

  test("a renewal keeps the id and takes the role that is wanted now", () => {
    const answer = ask({ caller: caller("n1", "worker"), node: row("n1", "manager") });
    expect(answer).toEqual({ kind: "renew", nodeId: "n1", role: "manager" });
  });

  test("without token and certificate there is nothing", () => {
    expect(() => ask({})).toThrow("a join token or a valid certificate is necessary");
  });

  test("a removed node gets nothing, neither by certificate nor by a token with its old key", () => {
    expect(() => ask({ caller: caller("gone", "worker"), node: row("gone", "worker") })).toThrow("was removed");
    expect(() => ask({ token: tokens.worker, newId: asId("gone") })).toThrow("was removed");
  });

  test("a certificate without a row, or with another's, is not renewed", () => {
    expect(() => ask({ caller: caller("n1", "worker") })).toThrow("is not part of this swarm");
    expect(() => ask({ caller: caller("n1", "worker"), node: row("n2", "manager") })).toThrow(
      "is not part of this swarm",
    );
  });
});

describe("identities", () => {
  test("are read from the subject", () => {
    const subject = { CN: "n1", OU: unitOf("manager"), O: "c1" };
    expect(identityOf(subject)).toEqual({ nodeId: "n1", role: "manager", clusterId: "c1" });
  });

  test.each([
    { CN: "n1", OU: "swarm-root", O: "c1" },
    { CN: "n1", OU: ["swarm-worker", "swarm-manager"], O: "c1" },
    { CN: "", OU: "swarm-worker", O: "c1" },
    { OU: "swarm-worker", O: "c1" },
  ])("%j is nobody's", (subject) => {
    expect(identityOf(subject)).toBeUndefined();
  });
});

describe("renewal", () => {
  test("lies between half and four fifths of the validity", () => {
    const validity = nodeValidity(now, 0);
    const length = validity.notAfter - validity.notBefore;
    expect(length).toBe(90 * dayMs + 3_600_000);
    expect(renewAt(validity, 0)).toBe(validity.notBefore + length * 0.5);
    expect(renewAt(validity, 0.999_999)).toBeLessThan(validity.notBefore + length * 0.8);
  });

  test("backs off from five seconds to an hour", () => {
    expect([0, 1, 2, 20].map(renewalRetryMs)).toEqual([5_000, 10_000, 20_000, 3_600_000]);
  });

  test("follows the cluster's expiry", () => {
    expect(nodeValidity(now, 3_600_000 * 1_000_000).notAfter).toBe(now + 3_600_000);
  });
});
