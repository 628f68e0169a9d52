import type {
  ConfigChange,
  ConfigState,
  Entry,
  HardState,
  Message,
  ReadPoint,
  Ready,
  Role,
  SnapshotMark,
} from "../../core/types.ts";
import { type Envelope, typeOf } from "./envelope.ts";

/** A message as it is printed; what does not apply is left out. */
export interface Picture {
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly term: number;
  readonly log?: { readonly term: number; readonly index: number };
  readonly hint?: number;
  readonly commit?: number;
  readonly vote?: number;
  readonly entries?: readonly Entry[];
  readonly snapshot?: SnapshotMark | undefined;
  readonly responses?: readonly Picture[];
}

/** A change proposed in the old one-change format, which prints under another name. */
export interface LegacyChange extends ConfigChange {
  readonly legacy: true;
}

export const roleNames: Readonly<Record<Role, string>> = {
  follower: "StateFollower",
  "pre-candidate": "StatePreCandidate",
  candidate: "StateCandidate",
  leader: "StateLeader",
};

/** A Ready in the form of the scenario files, with the messages that it gave rise to. */
export function describeReady(ready: Ready, messages: readonly Picture[]): readonly string[] {
  const lines: string[] = [];
  if (ready.soft !== undefined) lines.push(`Lead:${ready.soft.leader} State:${roleNames[ready.soft.role]}`);
  if (ready.hard !== undefined) lines.push(`HardState ${describeHard(ready.hard)}`);
  if (ready.reads.length > 0) lines.push(`ReadStates ${describeReads(ready.reads)}`);
  if (ready.entries.length > 0) lines.push("Entries:", ...ready.entries.map(describeEntry));
  if (ready.snapshot !== undefined) lines.push(`Snapshot ${describeSnapshot(ready.snapshot)}`);
  if (ready.committed.length > 0) lines.push("CommittedEntries:", ...ready.committed.map(describeEntry));
  if (messages.length > 0) lines.push("Messages:", ...messages.flatMap((picture) => describePicture(picture)));
  return lines.length === 0 ? ["<empty Ready>"] : [`Ready MustSync=${ready.mustSync}:`, ...lines];
}

export function describeEnvelope(envelope: Envelope): readonly string[] {
  return describePicture(pictureOf(envelope));
}

export function describePicture(picture: Picture, indent = ""): readonly string[] {
  const { from, to, type, term, log = { term: 0, index: 0 }, entries = [], snapshot, responses = [] } = picture;
  let head = `${indent}${from}->${to} ${type} Term:${term} Log:${log.term}/${log.index}`;
  if (picture.hint !== undefined) head += ` Rejected (Hint: ${picture.hint})`;
  if (picture.commit !== undefined && picture.commit > 0) head += ` Commit:${picture.commit}`;
  if (picture.vote !== undefined && picture.vote > 0) head += ` Vote:${picture.vote}`;
  const lines = [head];
  const [only, ...more] = entries.map(describeEntry);
  if (more.length > 0)
    appendBlock(
      lines,
      "Entries",
      [only ?? "", ...more].map((line) => `${indent}  ${line}`),
      indent,
    );
  else if (only !== undefined) appendToLast(lines, ` Entries:[${only}]`);
  if (snapshot !== undefined) lines.push(`${indent}  Snapshot: ${describeSnapshot(snapshot)}`);
  const answers = responses.flatMap((response) => describePicture(response, `${indent}  `));
  if (answers.length > 0) appendBlock(lines, "Responses", answers, indent);
  return lines;
}

export function pictureOf(envelope: Envelope): Picture {
  const type = typeOf(envelope);
  switch (envelope.kind) {
    case "message":
      return pictureOfMessage(envelope.message, type);
    case "proposal": {
      const entries = [{ ...envelope.proposal, index: 0, term: 0 }];
      return { from: name(envelope.from), to: name(envelope.to), type, term: 0, entries };
    }
    case "transfer":
      return { from: name(envelope.from), to: name(envelope.to), type, term: envelope.term };
    case "saved": {
      const { to, term, last, snapshot } = envelope;
      return { from: appendThread, to: name(to), type, term, ...(last === undefined ? {} : { log: last }), snapshot };
    }
    case "applied":
      return { from: applyThread, to: name(envelope.to), type, term: 0, entries: envelope.entries };
  }
}

export const appendThread = "AppendThread";
export const applyThread = "ApplyThread";

/** Members print in hexadecimal in messages, and only there. */
export function name(id: number): string {
  return id === 0 ? "None" : id.toString(16);
}

export function describeEntry(entry: Entry): string {
  const at = `${entry.term}/${entry.index}`;
  if (entry.kind === "normal") return `${at} EntryNormal ${quoted(entry.data)}`;
  const kind = "legacy" in entry.change ? "EntryConfChange" : "EntryConfChangeV2";
  const changes = entry.change.changes.map((change) => `${letters[change.kind]}${change.id}`).join(" ");
  return changes === "" ? `${at} ${kind}` : `${at} ${kind} ${changes}`;
}

const letters = { "add-voter": "v", "add-learner": "l", remove: "r", update: "u" } as const;

function pictureOfMessage(message: Message, type: string): Picture {
  const head = { from: name(message.from), to: name(message.to), type, term: message.term };
  switch (message.kind) {
    case "append": {
      const { previousIndex, previousTerm, commit, entries } = message;
      return { ...head, log: { term: previousTerm, index: previousIndex }, commit, entries };
    }
    case "append-reply": {
      const log = { term: message.hintTerm, index: message.index };
      return message.reject ? { ...head, log, hint: message.hintIndex } : { ...head, log };
    }
    case "vote":
    case "pre-vote":
      return { ...head, log: { term: message.lastTerm, index: message.lastIndex } };
    case "vote-reply":
    case "pre-vote-reply":
      return message.reject ? { ...head, hint: 0 } : head;
    case "heartbeat":
      return { ...head, commit: message.commit };
    case "snapshot":
      return { ...head, snapshot: message.snapshot };
    case "heartbeat-reply":
    case "timeout-now":
      return head;
  }
}

function appendBlock(lines: string[], title: string, inner: readonly string[], indent: string): void {
  appendToLast(lines, ` ${title}:[`);
  lines.push(...inner, `${indent}]`);
}

function appendToLast(lines: string[], text: string): void {
  lines.push(`${lines.pop() ?? ""}${text}`);
}

function describeHard(hard: HardState): string {
  return `Term:${hard.term}${hard.vote === 0 ? "" : ` Vote:${hard.vote}`} Commit:${hard.commit}`;
}

function describeReads(reads: readonly ReadPoint[]): string {
  return `[${reads.map(({ id, index }) => `{${index} ${id}}`).join(" ")}]`;
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

/** Text in quotes, as Go prints it. */
function quoted(data: Uint8Array): string {
  const text = new TextDecoder().decode(data);
  const inner = text.replaceAll(/["\\]|\p{Cc}/gu, (character) => {
    const short = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" }[character];
    return short ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
  });
  return `"${inner}"`;
}
