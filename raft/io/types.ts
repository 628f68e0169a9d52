import type * as grpc from "@grpc/grpc-js";
import type { Role } from "../core/types.ts";
import type { FileLayer } from "./files.ts";
import type { OlderKey } from "./keys.ts";

/** A member of the cluster as all members agree on it. Its id is its identity; its address may change. */
export interface Member {
  /** 1 to 2^48 - 1. */
  readonly id: number;
  /** What peers dial, "host:port". */
  readonly address: string;
  /** A learner has everything, but no vote. */
  readonly learner: boolean;
}

/** One committed proposal. Its index is the one that `propose` resolved with; between two there may be gaps. */
export interface AppliedEntry {
  /** Grows from entry to entry, and is the same on every member. */
  readonly index: number;
  /** The term of the leader that wrote it. */
  readonly term: number;
  /** What was proposed. Not to be changed. */
  readonly data: Uint8Array;
}

/** What the members replicate. It sees committed entries only, each once per process, in the same order everywhere. */
export interface StateMachine {
  /** Applies committed entries in order, synchronously. Throwing is fatal: members that differ are worse than none. */
  apply(entries: readonly AppliedEntry[]): void;
  /**
   * Captures the state as of the last applied entry at the time of the call, then streams it. When it throws, the log
   * keeps what the snapshot would have replaced, an error is logged, and it is called again after some more entries.
   */
  snapshot(): AsyncIterable<Uint8Array>;
  /**
   * Replaces the state by a snapshot that includes everything up to `index`. Throwing is fatal: half a state is none. The
   * chunks end in an error when the member stops meanwhile; `stop()` waits for this to return.
   */
  restore(chunks: AsyncIterable<Uint8Array>, index: number): Promise<void>;
}

/** "warn" and "error" deserve a look, "info" tells of elections and snapshots, "debug" of connections. */
export type LogLevel = "debug" | "info" | "warn" | "error";
/** Takes what the member has to tell. Must not throw. */
export type Log = (level: LogLevel, message: string, fields: Record<string, unknown>) => void;

/** A peer's call as the server sees it: certificate and metadata are what `authorize` needs. */
export type PeerCall = Pick<grpc.ServerReadableStream<unknown, unknown>, "metadata" | "getPeer" | "getAuthContext">;

/** What a member is started with. The defaults suit a local network. */
export interface RaftOptions {
  /** 1 to 2^48 - 1, never used again for another member. */
  readonly id: number;
  /** What peers dial, "host:port". */
  readonly address: string;
  /** For this member alone; made if it does not exist. It holds all that the member may not forget. */
  readonly directory: string;
  /** 32 bytes. Log and snapshots are encrypted with keys derived from it. */
  readonly encryptionKey?: Uint8Array;
  /**
   * Keys that files may have been written with before; "plain": files in clear are read too. Whatever file needs another
   * key is refused (KeyMissingError). `keysInUse` tells which of them are needed no more.
   */
  readonly olderKeys?: readonly OlderKey[];
  /** The first start of a new cluster: exactly this member. Ignored when the directory holds state already. */
  readonly bootstrap?: readonly Member[];
  /** Fresh, as before the first entry: it is restored and brought up to date from what is on disk. */
  readonly stateMachine: StateMachine;
  /** Asked anew for every connection to a peer, so that renewed certificates are used. */
  readonly channelCredentials: () => grpc.ChannelCredentials;
  /** The name expected in a peer's certificate, where it is not the host in its address. */
  readonly peerName?: (id: number) => string | undefined;
  /** Throws to refuse a peer. `from` is the member id that the peer claims to be. */
  readonly authorize?: (call: PeerCall, from: number) => void;
  /** The unit in which elections and heartbeats are counted. The same on all members. */
  readonly tickMs?: number;
  /** A leader that was not heard for so long is replaced, after a random wait of up to half as much again. */
  readonly electionTicks?: number;
  /** A leader is heard from at least this often. */
  readonly heartbeatTicks?: number;
  /**
   * Lets `readIndex` answer from the leader's lease, without asking a quorum. Only members that have it set count for the
   * lease. Its price: nobody votes before an election timeout has passed since its last leader, or its own start.
   */
  readonly leaseReads?: boolean;
  /** A snapshot is taken after this many entries (or 64 MiB of them). */
  readonly snapshotEntries?: number;
  /** This many entries before a snapshot stay in the log. */
  readonly keepEntries?: number;
  /** A leader keeps more than that for a member that is slow but can be reached, up to this many bytes. */
  readonly keepBytes?: number;
  /**
   * Entries travel whole: the peers' servers must take messages of this size and 64 KiB more. Without
   * `grpc.max_receive_message_length` a server takes 4 MiB.
   */
  readonly maxProposalBytes?: number;
  /** When so much is written and not committed, later proposals wait in a queue. */
  readonly maxUncommittedBytes?: number;
  /** Size of one preallocated file of the log. */
  readonly segmentBytes?: number;
  /** Silent by default. */
  readonly log?: Log;
  /** For tests and measurements: stands between this member and its disk. */
  readonly files?: FileLayer;
  /** The member cannot go on: disk failure or a state machine that threw. The process should end. */
  readonly onFatal: (error: Error) => void;
}

/** What a member knows at one moment. Only a leader that a read confirmed knows the present. */
export interface RaftStatus {
  /** The member's own. */
  readonly id: number;
  /** Grows with every election. */
  readonly term: number;
  /** "leader", "follower", or about to become one of them: "pre-candidate", "candidate". Learners are followers. */
  readonly role: Role;
  /** 0 when no leader is known. */
  readonly leaderId: number;
  /** Where the leader can be reached, if that is known. */
  readonly leaderAddress?: string;
  /** Everything up to here is durable on a majority, as far as this member knows. */
  readonly commitIndex: number;
  /** Everything up to here is in this member's state machine. */
  readonly appliedIndex: number;
  /** `reachable` is known on the leader: heard from within the last election timeout. */
  readonly members: readonly (Member & { readonly reachable?: boolean })[];
  /** There is no space for the log: this member neither leads nor takes proposals until there is again. */
  readonly diskFull: boolean;
}

/** For every call that waits. */
export interface CallOptions {
  /** Ends the wait: the call rejects with the signal's reason. What was written already may still take effect. */
  readonly signal?: AbortSignal;
}

/** For calls that wait for a newcomer. */
export interface MembershipOptions extends CallOptions {
  /** How long a newcomer may take to catch up before it is taken out again. 60,000 by default. */
  readonly catchUpMs?: number;
}

/** One of several changes that are to take effect as one. */
export type MembershipChange =
  | { readonly kind: "add"; readonly id: number; readonly address: string }
  | { readonly kind: "remove"; readonly id: number };

/** How sure a read must be. */
export interface ReadOptions extends CallOptions {
  /**
   * "quorum" (default): correct whatever clocks do. "lease": no round trip while the leader's lease holds; correct as long as
   * members' monotonic clocks differ by less than a tenth. Without `leaseReads` it is the same as "quorum".
   */
  readonly consistency?: "quorum" | "lease";
}

/** One running member. */
export interface RaftNode {
  /** As of now; costs next to nothing. */
  status(): RaftStatus;
  /**
   * Resolves with the entry's index once it is committed and applied here. Rejects with NotLeaderError (nothing
   * written), OutcomeUnknownError, ProposalTooLargeError, QueueFullError, DiskFullError, StoppedError, or the signal's reason.
   */
  propose(data: Uint8Array, options?: CallOptions): Promise<number>;
  /** A linearizable read point: resolves once everything committed before the call is applied here. Leader only. */
  readIndex(options?: ReadOptions): Promise<number>;
  /** Adds a learner, waits until it has caught up, makes it a voter. Repeating it with the same address is harmless. */
  addMember(member: { readonly id: number; readonly address: string }, options?: MembershipOptions): Promise<void>;
  /** Resolves at once when there is no such member. A leader that removes itself resolves once another may lead. */
  removeMember(id: number, options?: CallOptions): Promise<void>;
  /** Tells everybody a member's new address. It may listen at both for a while, or move first: it tells its peers itself. */
  updateMember(member: { readonly id: number; readonly address: string }, options?: CallOptions): Promise<void>;
  /**
   * Several changes as one: all newcomers catch up as learners, then one joint change makes them voters and removes those
   * who leave; resolves once that is complete. All or nothing, except that learners stay when the signal fires early.
   */
  changeMembers(changes: readonly MembershipChange[], options?: MembershipOptions): Promise<void>;
  /** Hands the leadership to `to`, or to the voter that is furthest along. Resolves once it leads. */
  transferLeadership(to?: number, options?: CallOptions): Promise<void>;
  /**
   * Changes the encryption key. Have it among the keys that the next start is given before you call: once this resolves,
   * every new file is written with it. Files of older keys are replaced as soon as what they hold is applied.
   */
  rotateKey(newKey: Uint8Array, options?: CallOptions): Promise<void>;
  /** Names (`nameOfKey` of "raft-ts/keys") of the keys that a restart would need, the current one first; "plain" for none. */
  keysInUse(): readonly string[];
  /** "status": role, term, leader, members or diskFull changed. "removed": this member is no longer in the cluster. */
  on(event: "status", listener: (status: RaftStatus) => void): () => void;
  /** Returned is the way to listen no more. Listeners must not throw. */
  on(event: "removed", listener: () => void): () => void;
  /** Ends this member's part, with a clean mark in its log. Whoever still waits is answered. The server stays yours. */
  stop(): Promise<void>;
}
