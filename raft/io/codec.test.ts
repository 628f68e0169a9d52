import { expect, test } from "vitest";
import { raft } from "../proto/gen/raft.js";
import { decodeChange, encodeChange, fromWire, type Sendable, toWire } from "./codec.ts";
import { raftService } from "./wire.ts";

const at = { from: 3, to: 4, term: 2 ** 40 };
const change = {
  transition: "implicit",
  changes: [
    { kind: "add-learner", id: 2 ** 47, address: "host:1" },
    { kind: "remove", id: 1, address: "" },
  ],
} as const;

const messages: readonly Sendable[] = [
  {
    kind: "append",
    ...at,
    previousIndex: 2 ** 45,
    previousTerm: 0,
    commit: 0,
    entries: [
      { kind: "normal", index: 2 ** 45 + 1, term: 1, data: Buffer.from("data") },
      { kind: "normal", index: 2 ** 45 + 2, term: 1, data: Buffer.alloc(0) },
      { kind: "change", index: 2 ** 45 + 3, term: 2 ** 40, change },
    ],
  },
  { kind: "append", ...at, previousIndex: 0, previousTerm: 0, commit: 0, entries: [] },
  { kind: "append-reply", ...at, index: 0, reject: true, hintIndex: 300, hintTerm: 0 },
  { kind: "heartbeat", ...at, commit: 0, read: 0 },
  { kind: "heartbeat", ...at, commit: 127, read: 128 },
  { kind: "heartbeat-reply", ...at, read: 0, promise: true },
  { kind: "vote", ...at, lastIndex: 0, lastTerm: 0, forced: true },
  { kind: "pre-vote", ...at, lastIndex: 9, lastTerm: 1, forced: false },
  { kind: "vote-reply", ...at, reject: true, commit: 2 ** 45, commitTerm: 7 },
  { kind: "pre-vote-reply", ...at, reject: false, commit: 0, commitTerm: 0 },
  { kind: "timeout-now", ...at },
];

test.each(messages)("$kind survives the wire", (message) => {
  const { requestSerialize, requestDeserialize } = raftService.deliver;
  const batch = requestDeserialize(requestSerialize({ messages: [toWire(message)] }));
  const [wire = {}] = batch.messages ?? [];
  expect(fromWire(wire, { from: 3, to: 4 })).toEqual(message);
});

test("a message of a later version is passed over", () => {
  expect(fromWire({ term: 3 }, { from: 1, to: 2 })).toBeUndefined();
});

test("bytes that are no message are refused, not half read", () => {
  const bytes = Buffer.from(raft.Batch.encode({ messages: [toWire({ kind: "timeout-now", ...at })] }).finish());
  expect(() => raftService.deliver.requestDeserialize(bytes.subarray(0, bytes.length - 1))).toThrow();
});

test("changes survive the log", () => {
  expect(decodeChange(encodeChange(change))).toEqual(change);
});
