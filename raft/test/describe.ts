import type { RaftCore } from "../core/raft-core.ts";
import type { ConfigChange, ConfigState, Entry, HardState, Message, Ready, Role, SnapshotMark } from "../core/types.ts";

/** Tells whether a change was proposed in the old one-change format, which prints under another name. */
export type IsLegacy = (change: ConfigChange) => boolean;

const decoder = new TextDecoder();

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

const roleNames: Readonly<Record<Role, string>> = {
  follower: "StateFollower",
  "pre-candidate": "StatePreCandidate",
  candidate: "StateCandidate",
  leader: "StateLeader",
};

/** A Ready in the form of the scenario files. */
export function describeReady(ready: Ready, isLegacy: IsLegacy): readonly string[] {
  const lines: string[] = [];
  if (ready.soft !== undefined) lines.push(`Lead:${ready.soft.leader} State:${roleNames[ready.soft.role]}`);
  if (ready.hard !== undefined) lines.push(`HardState ${describeHard(ready.hard)}`);
  if (ready.entries.length > 0) lines.push("Entries:", ...ready.entries.map((entry) => describeEntry(entry, isLegacy)));
  if (ready.snapshot !== undefined) lines.push(`Snapshot ${describeSnapshot(ready.snapshot)}`);
  if (ready.committed.length > 0) {
    lines.push("CommittedEntries:", ...ready.committed.map((entry) => describeEntry(entry, isLegacy)));
  }
  const messages = [...ready.messages, ...ready.messagesAfterSave];
  if (messages.length > 0) {
    lines.push("Messages:", ...messages.flatMap((message) => describeMessage(message, isLegacy)));
  }
  return lines.length === 0 ? ["<empty Ready>"] : [`Ready MustSync=${ready.mustSync}:`, ...lines];
}

export function describeMessage(message: Message, isLegacy: IsLegacy): readonly string[] {
  const [log, rest, more] = detailsOf(message, isLegacy);
  const head = `${message.from}->${message.to} ${messageNames[message.kind]} Term:${message.term} Log:${log}`;
  return `${head}${rest}${more}`.split("\n");
}

export function describeEntry(entry: Entry, isLegacy: IsLegacy): string {
  const at = `${entry.term}/${entry.index}`;
  if (entry.kind === "normal") return `${at} EntryNormal ${JSON.stringify(decoder.decode(entry.data))}`;
  const name = isLegacy(entry.change) ? "EntryConfChange" : "EntryConfChangeV2";
  const changes = entry.change.changes.map(({ kind, id }) => `${letters[kind]}${id}`).join(" ");
  return changes === "" ? `${at} ${name}` : `${at} ${name} ${changes}`;
}

/** The line of `raft-state` for one member. */
export function describeState(id: number, core: RaftCore): string {
  const { voters, outgoing } = core.config;
  const voter = voters.includes(id) || outgoing.includes(id) ? "(Voter)" : "(Non-Voter)";
  return `${id}: ${roleNames[core.soft.role]} ${voter} Term:${core.hard.term} Lead:${core.soft.leader}`;
}

/** The lines of `status`: how far the leader thinks each member is. */
export function describeProgress(core: RaftCore): readonly string[] {
  const names = { probe: "StateProbe", replicate: "StateReplicate", snapshot: "StateSnapshot" } as const;
  return [...core.progress].map(([id, progress]) => {
    const parts = [`${id}: ${names[progress.state]} match=${progress.match} next=${progress.next}`];
    if (progress.learner) parts.push("learner");
    if (progress.paused) parts.push("paused");
    if (progress.pendingSnapshot > 0) parts.push(`pendingSnap=${progress.pendingSnapshot}`);
    if (!progress.recentActive) parts.push("inactive");
    const { count, full } = progress.inflights;
    if (count > 0) parts.push(`inflight=${count}${full ? "[full]" : ""}`);
    return parts.join(" ");
  });
}

const letters = { "add-voter": "v", "add-learner": "l", remove: "r", update: "u" } as const;

function detailsOf(message: Message, isLegacy: IsLegacy): readonly [string, string, string] {
  switch (message.kind) {
    case "append":
      return [
        `${message.previousTerm}/${message.previousIndex}`,
        commitOf(message.commit),
        describeEntries(message.entries, isLegacy),
      ];
    case "append-reply":
      if (message.reject) return [`${message.hintTerm}/${message.index}`, ` Rejected (Hint: ${message.hintIndex})`, ""];
      return [`0/${message.index}`, "", ""];
    case "vote":
    case "pre-vote":
      return [`${message.lastTerm}/${message.lastIndex}`, "", ""];
    case "vote-reply":
    case "pre-vote-reply":
      return ["0/0", message.reject ? " Rejected (Hint: 0)" : "", ""];
    case "heartbeat":
      return ["0/0", commitOf(message.commit), ""];
    case "snapshot":
      return ["0/0", "", `\n  Snapshot: ${describeSnapshot(message.snapshot)}`];
    default:
      return ["0/0", "", ""];
  }
}

function describeEntries(entries: readonly Entry[], isLegacy: IsLegacy): string {
  const [first, ...rest] = entries.map((entry) => describeEntry(entry, isLegacy));
  if (first === undefined) return "";
  return rest.length === 0 ? ` Entries:[${first}]` : ` Entries:[\n  ${[first, ...rest].join("\n  ")}\n]`;
}

function commitOf(commit: number): string {
  return commit === 0 ? "" : ` Commit:${commit}`;
}

function describeHard(hard: HardState): string {
  return `Term:${hard.term}${hard.vote === 0 ? "" : ` Vote:${hard.vote}`} Commit:${hard.commit}`;
}

function describeSnapshot(snapshot: SnapshotMark): string {
  return `Index:${snapshot.index} Term:${snapshot.term} ConfState:${describeConfig(snapshot.config)}`;
}

function describeConfig(config: ConfigState): string {
  const list = (ids: readonly number[]): string => `[${ids.join(" ")}]`;
  return (
    `Voters:${list(config.voters)} VotersOutgoing:${list(config.outgoing)} Learners:${list(config.learners)} ` +
    `LearnersNext:${list(config.learnersNext)} AutoLeave:${config.autoLeave}`
  );
}
