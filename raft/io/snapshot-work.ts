import { assert } from "../core/assert.ts";
import type { RaftCore } from "../core/raft-core.ts";
import type { InstallSnapshot, Ready } from "../core/types.ts";
import type { Applier } from "./applier.ts";
import type { DiskLog } from "./disk-log.ts";
import { DamagedError, DiskError } from "./errors.ts";
import { isNoSpace } from "./files.ts";
import { compactionIndex } from "./kept-entries.ts";
import type { Members } from "./members.ts";
import type { Peers } from "./peers.ts";
import { staleFiles } from "./rotation.ts";
import type { Settings } from "./settings.ts";
import type { Incoming } from "./snapshot-receiver.ts";
import { SnapshotSender } from "./snapshot-sender.ts";
import type { Snapshots } from "./snapshots.ts";

/** What taking, sending and installing snapshots needs of the member. */
export interface SnapshotPort {
  readonly settings: Settings;
  readonly core: RaftCore;
  readonly disk: DiskLog;
  readonly snapshots: Snapshots;
  readonly members: Members;
  readonly applier: Applier;
  readonly peers: Peers;
  readonly stopping: AbortSignal;
  readonly heardFrom: (id: number) => boolean;
  readonly input: (take: () => void) => void;
  /** Hands a message to the core and carries out what follows from it. */
  readonly deliver: (message: InstallSnapshot) => void;
  readonly fail: (error: unknown) => void;
  readonly save: (ready: Ready, mark?: { readonly index: number; readonly term: number }) => void;
  readonly onInstalled: () => void;
}

/** A snapshot is due after this many applied bytes, even when few entries carried them. */
const snapshotBytes = 64 * 1024 * 1024;

/** More than this is not kept for a member that is being sent a snapshot: it will need another one. */
const sendingBytesMax = 256 * 1024 * 1024;

/** How long a snapshot for which there was no space is not tried again. */
const retryMs = 1_000;

interface Sending {
  readonly abort: AbortController;
  readonly ended: Promise<void>;
  /** Of the snapshot on its way: the entries after it must stay until it has arrived. */
  index: number | undefined;
}

/** Everything about snapshots that takes time. Taking and installing happen one after the other. */
export class SnapshotWork {
  readonly #port: SnapshotPort;
  readonly #sender: SnapshotSender;
  /** Readys that wait for a snapshot to be installed before them. */
  #held: Ready[] | undefined;
  #work: Promise<void> = Promise.resolve();
  readonly #sending = new Map<number, Sending>();
  /** There was no space: no new attempt before this time. */
  #retryAt = 0;
  /** The state machine failed: no new attempt before so much is applied. */
  #retryAtIndex = 0;
  #removing = false;
  /** The newest one cannot be read, so another one is due. */
  #spoiled = false;

  constructor(port: SnapshotPort) {
    this.#port = port;
    const { snapshots, peers, settings } = port;
    this.#sender = new SnapshotSender({
      peer: (id) => peers.peer(id),
      open: () => snapshots.open(),
      log: settings.log,
    });
  }

  /** Resolves when nothing is under way any more, which is soon once the member stops. */
  async idle(): Promise<void> {
    await this.#port.snapshots.receiver.idle();
    await Promise.all([...this.#sending.values()].map(({ ended }) => ended));
    await this.#work;
  }

  /** Saves a Ready, in order: a snapshot first takes its place and replaces the state. */
  save(ready: Ready): void {
    if (ready.snapshot !== undefined) this.#install(ready, ready.snapshot);
    else if (this.#held !== undefined) this.#held.push(ready);
    else this.#port.save(ready);
  }

  /** Brings our newest snapshot to a member. It may be newer than the one that the core had in mind. */
  send(to: number, term: number): void {
    this.#sending.get(to)?.abort.abort(new Error("the snapshot is asked for anew"));
    const { core, settings, input, stopping } = this.#port;
    const abort = new AbortController();
    const onStart = (index: number): void => {
      sending.index = index;
      settings.log("info", "sending a snapshot", { to, index });
    };
    const signal = AbortSignal.any([abort.signal, stopping]);
    const ended = this.#sender.send(to, { term, onStart, signal }).then(
      () => true,
      (error: unknown) => {
        this.#spoiled ||= error instanceof DamagedError;
        const level = this.#spoiled ? "error" : "warn";
        if (!signal.aborted) settings.log(level, "could not deliver a snapshot", { to, error: String(error) });
        return false;
      },
    );
    const sending: Sending = {
      abort,
      index: undefined,
      ended: ended.then((delivered) => {
        // Replaced by another attempt, or of an office that is lost: the core does not wait for this one any more.
        if (this.#sending.get(to) !== sending) return;
        this.#sending.delete(to);
        input(() => core.reportSnapshot(to, delivered));
      }),
    };
    this.#sending.set(to, sending);
  }

  /** Only the leader sends snapshots. */
  stopSending(): void {
    for (const { abort } of this.#sending.values()) abort.abort(new Error("this member does not lead any more"));
  }

  /** Receives a snapshot from the leader; resolves once it is on disk and in the hands of the core. */
  async receive(from: number, incoming: Incoming): Promise<void> {
    const { settings, stopping, deliver } = this.#port;
    const signal = AbortSignal.any([incoming.signal, stopping]);
    const { receiver } = this.#port.snapshots;
    const received = await receiver.receive({ ...incoming, signal }).catch((error: unknown) => {
      if (error instanceof DiskError) this.#port.fail(error);
      throw error;
    });
    if (received === undefined) return;
    const { term, file } = received;
    settings.log("info", "received a snapshot", { from, index: file.header.index });
    if (!stopping.aborted) deliver({ kind: "snapshot", from, to: settings.id, term, snapshot: file.header });
    // Taken over by the core meanwhile, if it wanted it.
    await receiver.discardReceived();
  }

  /** Takes a snapshot when one is due, then forgets the entries that nobody is likely to need. */
  takeIfDue(): void {
    const { core, snapshots } = this.#port;
    if (snapshots.busy || this.#held !== undefined || performance.now() < this.#retryAt) return;
    const index = core.appliedIndex;
    const stale = staleFiles(this.#port, index);
    if (stale === "remove") this.#removeStale();
    if (index >= this.#retryAtIndex && (stale === "replace" || this.#isDue(index))) this.#take(index);
  }

  #isDue(index: number): boolean {
    const { settings, snapshots, applier } = this.#port;
    const last = snapshots.current?.header.index ?? 0;
    const large = applier.bytesSinceSnapshot >= snapshotBytes;
    return index - last >= settings.snapshotEntries || ((large || this.#spoiled) && index > last);
  }

  #take(index: number): void {
    const { settings, core, snapshots, applier, members, disk, stopping } = this.#port;
    const bytes = applier.bytesSinceSnapshot;
    applier.bytesSinceSnapshot = 0;
    this.#spoiled = false;
    const header = { index, term: core.termAt(index) ?? 0, config: core.config, addresses: members.addresses };
    const taking = snapshots.take(header, () => settings.stateMachine.snapshot());
    // Looked at below, when it is its turn; until then a failure must not count as unhandled.
    taking.catch(() => undefined);
    this.#queue(async () => {
      const taken = await taking.catch((error: unknown) => {
        if (error instanceof DiskError) throw error;
        applier.bytesSinceSnapshot += bytes;
        if (!stopping.aborted) this.#couldNotTake(index, error);
        return undefined;
      });
      if (taken === undefined || stopping.aborted) return;
      core.snapshotTaken(header);
      const compactTo = this.#compactionIndex(index);
      core.compact(compactTo);
      await disk.compact(compactTo);
      settings.log("info", "took a snapshot", { index });
    });
  }

  /** The log still has everything, so there is no harm in trying again later. */
  #couldNotTake(index: number, error: unknown): void {
    const { settings } = this.#port;
    if (isNoSpace(error)) {
      this.#retryAt = performance.now() + retryMs;
      settings.log("warn", "no space for a snapshot; it will be tried again", { index });
    } else {
      this.#retryAtIndex = index + Math.ceil(settings.snapshotEntries / 10);
      settings.log("error", "the state machine gave no snapshot; it will be asked again", {
        index,
        error: String(error),
      });
    }
  }

  /** Files that need an older key go even if they hold entries that a slow member may ask for: memory has those still. */
  #removeStale(): void {
    const { disk } = this.#port;
    if (this.#removing) return;
    this.#removing = true;
    this.#queue(async () => {
      await disk.compact(disk.olderKeysUpTo ?? 0);
      this.#removing = false;
    });
  }

  #compactionIndex(snapshotIndex: number): number {
    const { core, settings, heardFrom } = this.#port;
    const { keepEntries, keepBytes } = settings;
    // Who gets a snapshot, or cannot be reached, lacks more than the log could give.
    const served = [...core.progress].filter(
      ([id, { state }]) => id !== settings.id && state !== "snapshot" && heardFrom(id),
    );
    const matches = core.soft.role === "leader" ? served.map(([, { match }]) => match) : [];
    const sent = [...this.#sending.values()].flatMap(({ index }) => index ?? []);
    const log = { snapshotIndex, keepEntries, entries: core.entriesFrom(core.firstIndex) };
    return Math.min(
      compactionIndex({ ...log, keepBytes, matches }),
      compactionIndex({ ...log, keepBytes: sendingBytesMax, matches: sent }),
    );
  }

  #install(ready: Ready, mark: { readonly index: number; readonly term: number }): void {
    const { snapshots, settings, members, peers, disk, stopping } = this.#port;
    this.#held = [];
    const claimed = this.#port.snapshots.receiver.claim(mark.index);
    assert(claimed !== undefined, "the core takes only snapshots that were received");
    this.#queue(async () => {
      const file = await snapshots.publish(claimed);
      await settings.stateMachine.restore(snapshots.read(file), mark.index);
      if (stopping.aborted) return;
      members.replace(file.header.addresses);
      peers.setMembers(members.addresses);
      const held = this.#held ?? [];
      this.#held = undefined;
      snapshots.receiver.installed();
      this.#port.save(ready, mark);
      for (const later of held) this.#port.save(later);
      await disk.compact(mark.index);
      settings.log("info", "installed a snapshot", { index: mark.index });
      this.#port.onInstalled();
    });
  }

  #queue(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch((error: unknown) => this.#port.fail(error));
  }
}
