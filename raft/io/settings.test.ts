import { expect, test } from "vitest";
import { OptionInvalidError } from "./errors.ts";
import { startRaft } from "./raft-node.ts";
import { withDefaults } from "./settings.ts";
import type { RaftOptions } from "./types.ts";

const sensible: RaftOptions = {
  id: 1,
  address: "127.0.0.1:1",
  directory: "/nowhere",
  stateMachine: { apply: () => undefined, snapshot: async function* () {}, restore: async () => undefined },
  channelCredentials: () => {
    throw new Error("nobody connects");
  },
  onFatal: () => undefined,
};

const nonsense: readonly Partial<RaftOptions>[] = [
  { id: 0 },
  { id: 1.5 },
  { id: 2 ** 48 },
  { address: "" },
  { directory: "" },
  { encryptionKey: new Uint8Array(16) },
  { olderKeys: ["plain", new Uint8Array(31)] },
  { tickMs: 0 },
  { tickMs: Number.NaN },
  { electionTicks: 1 },
  { electionTicks: 3, heartbeatTicks: 3 },
  { heartbeatTicks: 0 },
  { leaseReads: true, electionTicks: 3 },
  { snapshotEntries: 0 },
  { keepEntries: -1 },
  { keepBytes: -1 },
  { maxProposalBytes: 0 },
  { maxUncommittedBytes: 0.5 },
  { segmentBytes: 100 },
  { segmentBytes: 2 ** 31 },
];

test.each(nonsense)("refused with the option's name: %o", async (wrong) => {
  // The first one named is the one that is wrong.
  const [option] = Object.keys(wrong);
  await expect(startRaft({ ...sensible, ...wrong })).rejects.toMatchObject({ code: "OPTION_INVALID", option });
});

test("what is sensible is taken, down to the limits", () => {
  expect(() => withDefaults(sensible)).not.toThrow(OptionInvalidError);
  const least = { tickMs: 1, electionTicks: 2, heartbeatTicks: 1, keepEntries: 0, segmentBytes: 4096, id: 2 ** 48 - 1 };
  expect(withDefaults({ ...sensible, ...least })).toMatchObject(least);
});
