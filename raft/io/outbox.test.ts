import { expect, test } from "vitest";
import type { Sendable } from "./codec.ts";
import { Outbox, outboxLimits } from "./outbox.ts";

const mebibyte = 1024 * 1024;

function append(index: number, bytes: number): Sendable {
  const data = new Uint8Array(bytes);
  const entries = [{ kind: "normal", index, term: 1, data }] as const;
  return { kind: "append", from: 1, to: 2, term: 1, previousIndex: index - 1, previousTerm: 1, commit: 0, entries };
}

function heartbeat(read: number): Sendable {
  return { kind: "heartbeat", from: 1, to: 2, term: 1, commit: 0, read };
}

function names(messages: readonly Sendable[]): readonly string[] {
  return messages.map((message) => {
    if (message.kind === "append") return `append ${message.previousIndex + 1}`;
    return message.kind === "heartbeat" ? `heartbeat ${message.read}` : message.kind;
  });
}

function everything(outbox: Outbox): readonly (readonly string[])[] {
  const batches = [];
  while (!outbox.empty) batches.push(names(outbox.take().messages));
  return batches;
}

test("what is small goes together", () => {
  const outbox = new Outbox();
  for (const message of [append(1, 10), heartbeat(1), append(2, 10)]) outbox.add(message);
  expect(everything(outbox)).toEqual([["heartbeat 1", "append 1", "append 2"]]);
  expect(outbox.bytes).toBe(0);
});

test("heartbeats overtake entries, appends keep their order", () => {
  const outbox = new Outbox();
  for (let index = 1; index <= 5; index += 1) outbox.add(append(index, 400_000));
  outbox.add(heartbeat(1));
  outbox.add(heartbeat(2));
  expect(everything(outbox)).toEqual([
    ["heartbeat 1", "heartbeat 2"],
    ["append 1", "append 2"],
    ["append 3", "append 4"],
    ["append 5"],
  ]);
});

test("an append larger than a batch goes alone", () => {
  const outbox = new Outbox();
  outbox.add(append(1, 3 * mebibyte));
  outbox.add(append(2, 10));
  expect(everything(outbox)).toEqual([["append 1"], ["append 2"]]);
});

test("appends that pile up are dropped together, and what is urgent stays", () => {
  const outbox = new Outbox();
  outbox.add(heartbeat(1));
  const kept = Array.from({ length: 31 }, (_, at) => outbox.add(append(at + 1, mebibyte)));
  expect(kept.every(Boolean)).toBe(true);
  expect(outbox.bytes).toBeLessThanOrEqual(outboxLimits.appendBytes);
  expect(outbox.add(append(32, mebibyte))).toBe(false);
  expect(everything(outbox)).toEqual([["heartbeat 1"]]);
});

test("the number of messages has a limit too", () => {
  const outbox = new Outbox();
  const appends = Array.from({ length: outboxLimits.appends + 1 }, (_, at) => outbox.add(append(at + 1, 0)));
  const others = Array.from({ length: outboxLimits.others + 1 }, (_, at) => outbox.add(heartbeat(at + 1)));
  expect([appends.lastIndexOf(true), others.lastIndexOf(true)]).toEqual([
    outboxLimits.appends - 1,
    outboxLimits.others - 1,
  ]);
  expect(everything(outbox)).toEqual([[`heartbeat ${outboxLimits.others + 1}`]]);
});
