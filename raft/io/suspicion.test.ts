import { expect, test } from "vitest";
import type { Role } from "../core/types.ts";
import { Suspicion } from "./suspicion.ts";

/** Tells what a member does, in the state given, when it hears again and again that a process is gone. */
function reactions(states: readonly (readonly [leader: number, role: Role])[]): readonly string[] {
  const suspicion = new Suspicion();
  return states.map(([leader, role]) => {
    let reaction = "waits";
    const suspectLeader = (ticks: number): void => {
      expect(ticks).toBeGreaterThanOrEqual(0);
      expect(ticks).toBeLessThan(6);
      reaction = ticks >= 4 || role !== "follower" ? "asks later" : "asks";
    };
    suspicion.gone(3, { soft: { leader, role }, suspectLeader }, () => undefined);
    return reaction;
  });
}

test("only the process of the leader matters", () => {
  expect(reactions([[2, "follower"]])).toEqual(["waits"]);
  expect(reactions([[0, "follower"]])).toEqual(["waits"]);
  expect(reactions([[1, "leader"]])).toEqual(["waits"]);
  expect(reactions([[3, "follower"]])).toEqual(["asks"]);
});

test("who waits already goes on waiting, and who asked in vain asks again", () => {
  const states = [
    [3, "follower"],
    [0, "follower"],
    [0, "pre-candidate"],
    [0, "candidate"],
    [1, "leader"],
  ] as const;
  expect(reactions(states)).toEqual(["asks", "waits", "asks later", "asks later", "waits"]);
});

test("the last words of the dead are no reason to believe it alive, and another leader ends the search", () => {
  const states = [
    [3, "follower"],
    [3, "follower"],
    [2, "follower"],
    [0, "pre-candidate"],
  ] as const;
  expect(reactions(states)).toEqual(["asks", "asks", "waits", "waits"]);
});
