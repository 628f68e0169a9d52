/** Stands for "no member" wherever a member id is expected. */
export const nobody = 0;

/** Learners are followers that have no vote. */
export type Role = "follower" | "pre-candidate" | "candidate" | "leader";

/** One member's part of a configuration change. The core ignores the address; the shell keeps the address book. */
export interface MemberChange {
  readonly kind: "add-voter" | "add-learner" | "remove" | "update";
  readonly id: number;
  readonly address: string;
}

/** `auto` uses joint consensus only when more than one voter changes; the other two always use it. */
export type Transition = "auto" | "implicit" | "explicit";

/** An empty list of changes means: leave the joint configuration. */
export interface ConfigChange {
  readonly transition: Transition;
  readonly changes: readonly MemberChange[];
}

/** What a proposer hands in: an entry before it has its place in the log. */
export type Proposal =
  | { readonly kind: "normal"; readonly data: Uint8Array }
  | { readonly kind: "change"; readonly change: ConfigChange };

/** One place in the log: the same index and term mean the same entry, and the same before it, on every member. */
export type Entry = Proposal & { readonly index: number; readonly term: number };

/** What must survive a crash besides the entries. Term and vote must be durable before anything sent relies on them. */
export interface HardState {
  readonly term: number;
  readonly vote: number;
  readonly commit: number;
}

/** What may be forgotten in a crash. */
export interface SoftState {
  readonly leader: number;
  readonly role: Role;
}

/** A configuration as plain sorted lists, for snapshots. `outgoing` is empty unless a joint change is under way. */
export interface ConfigState {
  readonly voters: readonly number[];
  readonly outgoing: readonly number[];
  readonly learners: readonly number[];
  readonly learnersNext: readonly number[];
  readonly autoLeave: boolean;
}

/** Names a snapshot. Its bytes never pass through the core. */
export interface SnapshotMark {
  readonly index: number;
  readonly term: number;
  readonly config: ConfigState;
}

interface Addressed {
  readonly from: number;
  readonly to: number;
  readonly term: number;
}

/** Entries that follow the previous one, and how far the receiver may commit. Without entries: only the latter. */
export interface Append extends Addressed {
  readonly kind: "append";
  readonly previousIndex: number;
  readonly previousTerm: number;
  readonly entries: readonly Entry[];
  readonly commit: number;
}

/** On rejection `index` is the rejected previous index; the hint is where the logs may still agree. */
export interface AppendReply extends Addressed {
  readonly kind: "append-reply";
  readonly index: number;
  readonly reject: boolean;
  readonly hintIndex: number;
  readonly hintTerm: number;
}

/** `read` is the newest read request or lease round waiting for a quorum, 0 for none; the reply echoes it. */
export interface Heartbeat extends Addressed {
  readonly kind: "heartbeat";
  readonly commit: number;
  readonly read: number;
}

/** `promise`: the sender votes for nobody else for an election timeout from the heartbeat on. */
export interface HeartbeatReply extends Addressed {
  readonly kind: "heartbeat-reply";
  readonly read: number;
  readonly promise: boolean;
}

/** `forced` votes belong to a leadership transfer and disregard the current leader's lease. */
export interface VoteRequest extends Addressed {
  readonly kind: "vote" | "pre-vote";
  readonly lastIndex: number;
  readonly lastTerm: number;
  readonly forced: boolean;
}

/** A granted pre-vote promises nothing. */
/** A refusal tells what its sender knows to be committed: a place in the log, by index and term; 0 in a grant. */
export interface VoteReply extends Addressed {
  readonly kind: "vote-reply" | "pre-vote-reply";
  readonly reject: boolean;
  readonly commit: number;
  readonly commitTerm: number;
}

/** The snapshot goes over a way of its own; this is handed in once it has arrived. */
export interface InstallSnapshot extends Addressed {
  readonly kind: "snapshot";
  readonly snapshot: SnapshotMark;
}

/** Tells a member to campaign at once: it was chosen as the next leader. */
export interface TimeoutNow extends Addressed {
  readonly kind: "timeout-now";
}

/** What members say to each other. */
export type Message =
  | Append
  | AppendReply
  | Heartbeat
  | HeartbeatReply
  | VoteRequest
  | VoteReply
  | InstallSnapshot
  | TimeoutNow;

/** A read asked with `id` may be served once the state machine has applied `index`. */
export interface ReadPoint {
  readonly id: number;
  readonly index: number;
}

/**
 * Effects, in the order the shell must respect: `messages` may go out at once; `hard`, `snapshot` and `entries` are
 * saved in the order of the Readys; `messagesAfterSave` go out only after this and all earlier Readys are saved (after
 * fdatasync when `mustSync`), then `saved(sequence)` is called; `committed` is applied, then `applied(committed)`.
 */
export interface Ready {
  readonly sequence: number;
  readonly soft: SoftState | undefined;
  readonly hard: HardState | undefined;
  readonly entries: readonly Entry[];
  readonly snapshot: SnapshotMark | undefined;
  readonly mustSync: boolean;
  readonly messages: readonly Message[];
  readonly messagesAfterSave: readonly Message[];
  readonly committed: readonly Entry[];
  readonly reads: readonly ReadPoint[];
  /** `messagesAfterSave` among this member's own votes and acknowledgements, which `saved` counts: only to be shown. */
  readonly promises: readonly Message[];
}

/** Why a proposal was not appended. Nothing was written in any of these cases. */
export type Refusal =
  | "not-leader"
  | "not-member"
  | "transferring"
  | "too-large"
  | "full"
  | "change-pending"
  | "invalid";

/** The index of the first of the proposals; the others follow it. */
export type ProposalResult =
  | { readonly kind: "appended"; readonly firstIndex: number }
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly detail: string };

/** What a core is made with. The shell chooses sizes; the rest is the protocol. */
export interface CoreOptions {
  /** This member's own, 1 or more. */
  readonly id: number;
  /** A leader unheard for this many ticks is presumed lost; each wait is randomised by the patience given to tick(). */
  readonly electionTicks: number;
  /** How often a leader is heard; less than `electionTicks`. */
  readonly heartbeatTicks: number;
  /** Whether a member asks if it could win before it enters a new term, so that it disturbs nobody in vain. */
  readonly preVote: boolean;
  /** Whether a leader that no majority answers steps down, and members keep to a leader that they hear. */
  readonly checkQuorum: boolean;
  /**
   * How long a leader answers reads alone after a quorum confirmed it; 0: never. It must be shorter than `electionTicks` by
   * more than clocks can differ meanwhile. Members with leases keep to a leader, and to silence after a start, for
   * `electionTicks`, whoever else asks for their vote.
   */
  readonly leaseTicks: number;
  /**
   * What a leader does that is no voter any more: it serves until it is outvoted, follows at once (the others may miss an
   * entry that only it could give them), or follows once a successor knows all that it knows.
   */
  readonly stepDownOnRemoval: "never" | "at-once" | "after-handover";
  /** False for shells that check changes when they apply them, and pass only what fits to `applyChange`. */
  readonly checkChanges: boolean;
  /** True when the shell saves a Ready before it applies it; then entries may commit and apply in the same Ready. */
  readonly applyUnsaved: boolean;
  /** Bounds the entries in one append; one entry is always sent. */
  readonly maxMessageBytes: number;
  /** How many appends may be on their way to one member. */
  readonly maxInflight: number;
  /** How many bytes of entries may be on their way to one member. */
  readonly maxInflightBytes: number;
  /** Proposals are refused while so much waits to be committed; one is always let in. */
  readonly maxUncommittedBytes: number;
  /** Larger proposals are refused. */
  readonly maxProposalBytes: number;
  /** Bounds what is handed out to be applied and not applied yet; one entry is always handed out. */
  readonly maxApplyBytes: number;
}

/** What the shell read back from disk. `entries` follow `base` without a gap. */
export interface SavedState {
  readonly hard: HardState;
  /** Index and term just before the first entry still kept. */
  readonly base: { readonly index: number; readonly term: number };
  readonly entries: readonly Entry[];
  /** Everything up to here is already in the state machine. */
  readonly applied: number;
  /** The configuration as of `applied`. */
  readonly config: ConfigState;
  /** The newest snapshot that can be sent, if there is one. */
  readonly snapshot: SnapshotMark | undefined;
}
