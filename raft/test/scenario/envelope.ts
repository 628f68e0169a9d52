import type { Entry, Message, Proposal, SnapshotMark } from "../../core/types.ts";

/**
 * What is under way to a member: a message of the core; a proposal or a wish for a transfer that a follower passes on;
 * or the answer of its own append or apply thread.
 */
export type Envelope =
  | CoreEnvelope
  | { readonly kind: "proposal"; readonly from: number; readonly to: number; readonly proposal: Proposal }
  | { readonly kind: "transfer"; readonly from: number; readonly to: number; readonly term: number }
  | SavedEnvelope
  | { readonly kind: "applied"; readonly to: number; readonly entries: readonly Entry[] };

/** `saves` is set on a member's own promise when no other answer tells the core that this much is saved. */
interface CoreEnvelope {
  readonly kind: "message";
  readonly message: Message;
  readonly saves?: number;
}

/** `last` is the end of the log at the time of the save, while some of the log was not known to be saved. */
export interface SavedEnvelope {
  readonly kind: "saved";
  readonly to: number;
  readonly term: number;
  readonly last: { readonly index: number; readonly term: number } | undefined;
  readonly snapshot: SnapshotMark | undefined;
  readonly sequence: number;
}

const messageNames: Readonly<Record<Message["kind"], string>> = {
  append: "MsgApp",
  "append-reply": "MsgAppResp",
  heartbeat: "MsgHeartbeat",
  "heartbeat-reply": "MsgHeartbeatResp",
  vote: "MsgVote",
  "vote-reply": "MsgVoteResp",
  "pre-vote": "MsgPreVote",
  "pre-vote-reply": "MsgPreVoteResp",
  snapshot: "MsgSnap",
  "timeout-now": "MsgTimeoutNow",
};

const shellNames: Readonly<Record<Exclude<Envelope["kind"], "message">, string>> = {
  proposal: "MsgProp",
  transfer: "MsgTransferLeader",
  saved: "MsgStorageAppendResp",
  applied: "MsgStorageApplyResp",
};

/** Names that `type=` may have although no message of that kind is ever under way here. */
const neverSent = [
  ...["MsgHup", "MsgBeat", "MsgUnreachable", "MsgSnapStatus", "MsgCheckQuorum", "MsgReadIndex", "MsgReadIndexResp"],
  ...["MsgStorageAppend", "MsgStorageApply", "MsgForgetLeader"],
];

export function isTypeName(name: string): boolean {
  return [...Object.values(messageNames), ...Object.values(shellNames), ...neverSent].includes(name);
}

export function typeOf(envelope: Envelope): string {
  return envelope.kind === "message" ? messageNames[envelope.message.kind] : shellNames[envelope.kind];
}

export function recipientOf(envelope: Envelope): number {
  return envelope.kind === "message" ? envelope.message.to : envelope.to;
}

/** Whether it stays within its member: such messages do not get lost. */
export function isLocal(envelope: Envelope): boolean {
  if (envelope.kind === "message") return envelope.message.from === envelope.message.to;
  return envelope.kind === "saved" || envelope.kind === "applied" || envelope.from === envelope.to;
}
