import { expect, test } from "vitest";
import { History, type Outcome } from "./history.ts";
import { judge } from "./verdict.ts";

const ok: Outcome = { kind: "ok" };

/** Appends one after the other to one list, each with the outcome that its client saw. */
function appends(outcomes: Readonly<Record<string, Outcome>>): History {
  const history = new History();
  for (const [value, outcome] of Object.entries(outcomes)) {
    history.record(1, { kind: "append", key: "list", value }, history.now(), outcome);
  }
  return history;
}

function problemsOf(history: History, list: string): string {
  return judge(history, { appliedIndex: 1, members: [1], values: [["list", list]] }).problems.join("\n");
}

test("what was acknowledged is there once, and what is unknown may be there", () => {
  const history = appends({ a: ok, b: { kind: "unknown" }, c: { kind: "failed" }, d: ok });
  expect(problemsOf(history, "a,d")).toBe("");
  expect(problemsOf(history, "a,b,d")).toBe("");
});

test("what was lost, doubled or refused is named", () => {
  const history = appends({ a: ok, b: ok, c: { kind: "failed" } });
  expect(problemsOf(history, "a")).toContain("append b to list was acknowledged and is lost");
  expect(problemsOf(history, "a,b,a")).toContain("an append took effect twice in list");
  expect(problemsOf(history, "a,b,c")).toContain("append c to list was refused and took effect");
});

test("a read that missed what was acknowledged before is named by the checker", () => {
  const history = appends({ a: ok });
  const acknowledged = history.now();
  let call = acknowledged;
  while (call === acknowledged) call = history.now();
  history.record(2, { kind: "read", key: "list", consistency: "lease" }, call, { kind: "ok", result: "" });
  expect(problemsOf(history, "a")).toContain("not linearizable");
});
