import { describe, expect, test } from "vitest";
import { asId } from "../../base/id.ts";
import type { Node, Role } from "../../model/node.ts";
import { type MembershipQuestion, nextMembershipAction } from "./membership.ts";

const node = (id: string, wanted: Role, raftId?: number): Node =>
  // Only what the decision reads.
  ({
    id,
    spec: { Role: wanted },
    ...(raftId === undefined ? {} : { manager: { raftId, address: "" } }),
  }) as unknown as Node;
const members = (...ids: number[]) => ids.map((id) => ({ id, address: "", learner: false }));
const ask = (part: Partial<MembershipQuestion>) =>
  nextMembershipAction({ self: asId("n1"), nodes: [], members: [], joining: new Set(), forgotten: new Set(), ...part });

describe("the next membership step", () => {
  const settled = [node("n1", "manager", 1), node("n2", "manager", 2), node("w", "worker")];

  test("is none when rows and members agree", () => {
    expect(ask({ nodes: settled, members: members(1, 2) })).toBeUndefined();
  });

  test("takes a demoted manager out of Raft, then out of its row", () => {
    const nodes = [node("n1", "manager", 1), node("n2", "worker", 2)];
    expect(ask({ nodes, members: members(1, 2) })).toEqual({ kind: "demote", nodeId: "n2", raftId: 2 });
    expect(ask({ nodes, members: members(1) })).toEqual({ kind: "clearRow", nodeId: "n2" });
  });

  test("hands over when the leader itself is to go", () => {
    const nodes = [node("n1", "worker", 1), node("n2", "manager", 2)];
    expect(ask({ nodes, members: members(1, 2) })).toEqual({ kind: "handOver" });
  });

  test("never takes out the last manager", () => {
    expect(ask({ nodes: [node("n1", "worker", 1)], members: members(1) })).toBeUndefined();
  });

  test("removes members without a row once they are forgotten, and not while they join", () => {
    const stray = { nodes: settled, members: members(1, 2, 9) };
    expect(ask(stray)).toBeUndefined();
    expect(ask({ ...stray, forgotten: new Set([9]) })).toEqual({ kind: "removeStray", raftId: 9 });
    expect(ask({ ...stray, forgotten: new Set([9]), joining: new Set([9]) })).toBeUndefined();
  });
});
