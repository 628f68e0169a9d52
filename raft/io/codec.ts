import { unreachable } from "../core/assert.ts";
import type {
  ConfigChange,
  ConfigState,
  Entry,
  MemberChange,
  Message,
  SnapshotMark,
  Transition,
  VoteReply,
} from "../core/types.ts";
import { raft } from "../proto/gen/raft.js";
import { NumberReader } from "./number-reader.ts";

/** A snapshot's name together with the address book as of its index. */
export interface SnapshotHeader extends SnapshotMark {
  readonly addresses: ReadonlyMap<number, string>;
}

/** Who sent a message to whom is known from the stream it came on. */
export interface Route {
  readonly from: number;
  readonly to: number;
}

/** What travels on the stream of messages. Snapshots have a call of their own. */
export type Sendable = Exclude<Message, { readonly kind: "snapshot" }>;

export function toWire(message: Sendable): raft.Message.$Properties {
  const { term } = message;
  switch (message.kind) {
    case "append": {
      const { previousIndex, previousTerm, commit } = message;
      return { term, append: { previousIndex, previousTerm, commit, entries: message.entries.map(entryToWire) } };
    }
    case "append-reply": {
      const { index, reject, hintIndex, hintTerm } = message;
      return { term, appendReply: { index, reject, hintIndex, hintTerm } };
    }
    case "heartbeat":
      return { term, heartbeat: { commit: message.commit, read: message.read } };
    case "heartbeat-reply":
      return { term, heartbeatReply: { read: message.read, promise: message.promise } };
    case "vote":
    case "pre-vote": {
      const { lastIndex, lastTerm, forced } = message;
      const request = { lastIndex, lastTerm, forced };
      return message.kind === "vote" ? { term, vote: request } : { term, preVote: request };
    }
    case "vote-reply":
      return { term, voteReply: voteReplyToWire(message) };
    case "pre-vote-reply":
      return { term, preVoteReply: voteReplyToWire(message) };
    case "timeout-now":
      return { term, timeoutNow: {} };
    default:
      return unreachable(message);
  }
}

/** A message from the wire; undefined when it is of a kind this version does not know. */
export function fromWire(wire: raft.Message.$Shape, route: Route): Message | undefined {
  const at = { ...route, term: numberOf(wire.term) };
  if (wire.append) {
    const previousIndex = numberOf(wire.append.previousIndex);
    return {
      kind: "append",
      ...at,
      previousIndex,
      previousTerm: numberOf(wire.append.previousTerm),
      commit: numberOf(wire.append.commit),
      entries: (wire.append.entries ?? []).map((entry, offset) => entryFromWire(entry, previousIndex + 1 + offset)),
    };
  }
  if (wire.appendReply) {
    const { index, reject, hintIndex, hintTerm } = wire.appendReply;
    const hint = { hintIndex: numberOf(hintIndex), hintTerm: numberOf(hintTerm) };
    return { kind: "append-reply", ...at, index: numberOf(index), reject: reject ?? false, ...hint };
  }
  if (wire.heartbeat) {
    return { kind: "heartbeat", ...at, commit: numberOf(wire.heartbeat.commit), read: numberOf(wire.heartbeat.read) };
  }
  if (wire.heartbeatReply) {
    const { read, promise } = wire.heartbeatReply;
    return { kind: "heartbeat-reply", ...at, read: numberOf(read), promise: promise ?? false };
  }
  if (wire.vote) return { kind: "vote", ...at, ...voteFromWire(wire.vote) };
  if (wire.preVote) return { kind: "pre-vote", ...at, ...voteFromWire(wire.preVote) };
  if (wire.voteReply) return { kind: "vote-reply", ...at, ...voteReplyFromWire(wire.voteReply) };
  if (wire.preVoteReply) return { kind: "pre-vote-reply", ...at, ...voteReplyFromWire(wire.preVoteReply) };
  if (wire.timeoutNow) return { kind: "timeout-now", ...at };
  return undefined;
}

export function headerToWire(header: SnapshotHeader): raft.SnapshotHeader.$Properties {
  const { voters, outgoing, learners, learnersNext, autoLeave } = header.config;
  return {
    index: header.index,
    term: header.term,
    config: {
      voters: [...voters],
      outgoing: [...outgoing],
      learners: [...learners],
      learnersNext: [...learnersNext],
      autoLeave,
    },
    addresses: [...header.addresses].map(([id, address]) => ({ id, address })),
  };
}

export function headerFromWire(wire: raft.SnapshotHeader.$Shape): SnapshotHeader {
  const config: ConfigState = {
    voters: wire.config?.voters ?? [],
    outgoing: wire.config?.outgoing ?? [],
    learners: wire.config?.learners ?? [],
    learnersNext: wire.config?.learnersNext ?? [],
    autoLeave: wire.config?.autoLeave ?? false,
  };
  const addresses = new Map((wire.addresses ?? []).map(({ id, address }) => [numberOf(id), address ?? ""] as const));
  return { index: numberOf(wire.index), term: numberOf(wire.term), config, addresses };
}

export function encodeHeader(header: SnapshotHeader): Uint8Array {
  return raft.SnapshotHeader.encode(headerToWire(header)).finish();
}

export function decodeHeader(bytes: Uint8Array): SnapshotHeader {
  return headerFromWire(raft.SnapshotHeader.decode(new NumberReader(bufferOf(bytes))));
}

export function encodeChange(change: ConfigChange): Uint8Array {
  return raft.ConfigChange.encode(changeToWire(change)).finish();
}

export function decodeChange(bytes: Uint8Array): ConfigChange {
  return changeFromWire(raft.ConfigChange.decode(new NumberReader(bufferOf(bytes))));
}

/** A view, not a copy. */
export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Absent 64-bit fields read as a Long zero when the package `long` is installed, whatever the types say. */
export function numberOf(value: number | null | undefined): number {
  return typeof value === "number" ? value : Number(value ?? 0);
}

const transitions: readonly Transition[] = ["auto", "implicit", "explicit"];
const changeKinds: readonly MemberChange["kind"][] = ["add-voter", "add-learner", "remove", "update"];

function entryToWire(entry: Entry): raft.Entry.$Properties {
  if (entry.kind === "normal") return { term: entry.term, data: entry.data };
  return { term: entry.term, change: changeToWire(entry.change) };
}

function entryFromWire(wire: raft.Entry.$Shape, index: number): Entry {
  const term = numberOf(wire.term);
  if (wire.change) return { kind: "change", index, term, change: changeFromWire(wire.change) };
  return { kind: "normal", index, term, data: wire.data ?? new Uint8Array(0) };
}

function changeToWire(change: ConfigChange): raft.ConfigChange.$Properties {
  return {
    transition: transitions.indexOf(change.transition),
    changes: change.changes.map(({ kind, id, address }) => ({ kind: changeKinds.indexOf(kind), id, address })),
  };
}

function changeFromWire(wire: raft.ConfigChange.$Shape): ConfigChange {
  return {
    transition: named(transitions, wire.transition ?? 0),
    changes: (wire.changes ?? []).map(({ kind, id, address }) => ({
      kind: named(changeKinds, kind ?? 0),
      id: numberOf(id),
      address: address ?? "",
    })),
  };
}

/** An unknown number comes from a newer version; taking it for something else would split the cluster. */
function named<Name>(names: readonly Name[], number: number): Name {
  const name = names[number];
  if (name === undefined) throw new Error(`this version of raft-ts does not know enum value ${number}`);
  return name;
}

function voteFromWire(wire: raft.VoteRequest.$Shape): { lastIndex: number; lastTerm: number; forced: boolean } {
  return { lastIndex: numberOf(wire.lastIndex), lastTerm: numberOf(wire.lastTerm), forced: wire.forced ?? false };
}

function voteReplyToWire({ reject, commit, commitTerm }: VoteReply): raft.VoteReply.$Properties {
  return { reject, commit, commitTerm };
}

function voteReplyFromWire(wire: raft.VoteReply.$Shape): Pick<VoteReply, "reject" | "commit" | "commitTerm"> {
  return { reject: wire.reject ?? false, commit: numberOf(wire.commit), commitTerm: numberOf(wire.commitTerm) };
}
