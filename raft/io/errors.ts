/** Every error that a caller can act on. The code is stable; the text is for people. */
export class RaftError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** `startRaft` was given something that makes no sense. Nothing was touched. */
export class OptionInvalidError extends RaftError {
  readonly option: string;

  constructor({ option, why }: { readonly option: string; readonly why: string }) {
    super("OPTION_INVALID", `the option ${option} cannot be used: ${why}`);
    this.option = option;
  }
}

/** This member does not lead. Nothing was written; ask the leader. */
export class NotLeaderError extends RaftError {
  readonly leaderId: number;
  readonly leaderAddress: string | undefined;

  constructor(leader: { readonly id: number; readonly address: string | undefined }) {
    super(
      "NOT_LEADER",
      leader.id === 0 ? "this member does not lead, and knows no leader" : `member ${leader.id} leads`,
    );
    this.leaderId = leader.id;
    this.leaderAddress = leader.address;
  }
}

/** There is no space for the log on this member's disk. Nothing was written; another member may lead. */
export class DiskFullError extends RaftError {
  readonly directory: string;
  readonly leaderId: number;
  readonly leaderAddress: string | undefined;

  constructor(directory: string, leader: { readonly leaderId: number; readonly leaderAddress: string | undefined }) {
    super("DISK_FULL", `no space in ${directory}: free some; this member goes on by itself`);
    this.directory = directory;
    this.leaderId = leader.leaderId;
    this.leaderAddress = leader.leaderAddress;
  }
}

/** Leadership was lost, or this member stopped, after the proposal was appended: it may or may not take effect. */
export class OutcomeUnknownError extends RaftError {
  constructor(why: string) {
    super("OUTCOME_UNKNOWN", `the outcome is unknown: ${why}`);
  }
}

/** More than `maxProposalBytes`. Nothing was written. */
export class ProposalTooLargeError extends RaftError {
  constructor(size: { readonly bytes: number; readonly limit: number }) {
    super("PROPOSAL_TOO_LARGE", `the proposal has ${size.bytes} bytes; ${size.limit} are allowed`);
  }
}

/** Too much waits to be committed. Nothing was written; try again later. */
export class QueueFullError extends RaftError {
  constructor(detail: string) {
    super("QUEUE_FULL", `too much is waiting to be committed: ${detail}`);
  }
}

/** Another membership change is under way. Nothing was written; try again later. */
export class ChangePendingError extends RaftError {
  constructor(detail: string) {
    super("CHANGE_PENDING", `another membership change is under way: ${detail}`);
  }
}

/** The change contradicts itself or the membership, as when no voter would be left. Nothing was written. */
export class ChangeInvalidError extends RaftError {
  constructor(detail: string) {
    super("CHANGE_INVALID", `the membership change is not possible: ${detail}`);
  }
}

/** The id is in use, at another address. Nothing was written. */
export class MemberExistsError extends RaftError {
  constructor(member: { readonly id: number; readonly address: string }) {
    super("MEMBER_EXISTS", `member ${member.id} exists already, at ${member.address}; use updateMember to move it`);
  }
}

/** The member to be moved or waited for is none, or none any more. */
export class MemberUnknownError extends RaftError {
  constructor(id: number) {
    super("MEMBER_UNKNOWN", `there is no member ${id}`);
  }
}

/** The new member did not catch up in time; it was taken out again. */
export class CatchUpTimeoutError extends RaftError {
  constructor(member: { readonly id: number; readonly seconds: number }) {
    super("CATCH_UP_TIMEOUT", `member ${member.id} did not catch up within ${member.seconds} s`);
  }
}

/** The leadership stayed, or went elsewhere. Nothing is lost by it. */
export class TransferFailedError extends RaftError {
  constructor(detail: string) {
    super("TRANSFER_FAILED", `the leadership was not transferred: ${detail}`);
  }
}

/** `stop` was called, or the member could not go on. */
export class StoppedError extends RaftError {
  constructor() {
    super("STOPPED", "this member has stopped");
  }
}

/** What is on disk cannot be trusted, so the member refuses to start. */
export class DamagedError extends RaftError {
  readonly file: string;
  readonly offset: number;

  constructor(place: { readonly file: string; readonly offset: number; readonly why: string }) {
    super("DAMAGED", `${place.file} is damaged at byte ${place.offset}: ${place.why}. ${replaceMember}`);
    this.file = place.file;
    this.offset = place.offset;
  }
}

/** An older copy has forgotten votes and entries that this member has answered for: with it two leaders could be elected. */
const replaceMember =
  "Neither repair it by hand nor put an older copy in its place. Remove this member from the cluster, empty its " +
  "directory and let it join again under a new id: the others have all that was acknowledged. If the others are lost for " +
  "good, what the state machine of a copy holds can found a new cluster, in a new directory and with new ids.";

/** A file was written with a key that was not given. Nothing is known to be wrong with the file itself. */
export class KeyMissingError extends RaftError {
  readonly file: string;
  readonly keyName: string;

  constructor(found: { readonly file: string; readonly keyName: string; readonly given: readonly string[] }) {
    const { file, keyName, given } = found;
    const written = keyName === "plain" ? "is not encrypted" : `is encrypted with the key ${keyName}`;
    super(
      "KEY_MISSING",
      `${file} ${written}, which is not among the keys given (${given.join(", ")}). The file is not known to be ` +
        `damaged: name that key${keyName === "plain" ? ' ("plain")' : ""} in olderKeys, or as encryptionKey.`,
    );
    this.file = file;
    this.keyName = keyName;
  }
}

/** The disk failed while running. The member cannot know what is durable any more and must not go on. */
export class DiskError extends RaftError {
  constructor(what: string, cause: unknown) {
    super("DISK_FAILED", `${what} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
