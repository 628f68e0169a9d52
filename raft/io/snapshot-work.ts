import type { RaftCore } from "../core/raft-core.ts";
import type { Ready } from "../core/types.ts";
import type { Applier } from "./applier.ts";
import type { DiskLog } from "./disk-log.ts";
import { isNoSpace } from "./files.ts";
import type { Members } from "./members.ts";
import type { Peers } from "./peers.ts";
import { staleFiles } from "./rotation.ts";
import type { Settings } from "./settings.ts";
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
  readonly stopped: () => boolean;
  readonly input: (take: () => void) => void;
  readonly fail: (error: unknown) => void;
  readonly save: (ready: Ready, mark?: { readonly index: number; readonly term: number }) => void;
  readonly onInstalled: () => void;
}

/** A snapshot is due after this many applied bytes, even when few entries carried them. */
const snapshotBytes = 64 * 1024 * 1024;

/** How long a snapshot for which there was no space is not tried again. */
const retryMs = 1_000;

/** Everything about snapshots that takes time, one thing after the other. */
export class SnapshotWork {
  readonly #port: SnapshotPort;
  /** Readys that wait for a snapshot to be installed before them. */
  #held: Ready[] | undefined;
  #work: Promise<void> = Promise.resolve();
  #retryAt = 0;
  #removing = false;
  /** Snapshots on their way, by receiver: the entries after them must stay until they have arrived. */
  readonly #sending = new Map<number, number>();

  constructor(port: SnapshotPort) {
    this.#port = port;
  }

  /** Resolves when nothing is under way any more. */
  idle(): Promise<void> {
    return this.#work;
  }

  /** Saves a Ready, in order: a snapshot first takes its place and replaces the state. */
  save(ready: Ready): void {
    if (ready.snapshot !== undefined) this.#install(ready, ready.snapshot);
    else if (this.#held !== undefined) this.#held.push(ready);
    else this.#port.save(ready);
  }

  /** Streams our newest snapshot to a member. It may be newer than the one that the core had in mind. */
  send(to: number, term: number): void {
    const { snapshots, peers, core, settings, input } = this.#port;
    const file = snapshots.current;
    if (file === undefined) return;
    settings.log("info", "sending a snapshot", { to, index: file.header.index });
    this.#sending.set(to, file.header.index);
    const ended = (delivered: boolean): void => {
      this.#sending.delete(to);
      input(() => core.reportSnapshot(to, delivered));
    };
    peers.install(to, { term, header: file.header, chunks: snapshots.read(file) }).then(
      () => ended(true),
      (error: unknown) => {
        settings.log("warn", "could not deliver a snapshot", { to, error: String(error) });
        ended(false);
      },
    );
  }

  /** Takes a snapshot when one is due, then forgets the entries that nobody is likely to need. */
  takeIfDue(): void {
    const { settings, core, snapshots, applier, members, disk } = this.#port;
    if (snapshots.busy || this.#held !== undefined || performance.now() < this.#retryAt) return;
    const index = core.appliedIndex;
    const last = snapshots.current?.header.index ?? 0;
    const stale = staleFiles(this.#port, index);
    if (stale === "remove") this.#removeStale();
    const due =
      index - last >= settings.snapshotEntries || (applier.bytesSinceSnapshot >= snapshotBytes && index > last);
    if (!due && stale !== "replace") return;
    const bytes = applier.bytesSinceSnapshot;
    applier.bytesSinceSnapshot = 0;
    const header = { index, term: core.termAt(index) ?? 0, config: core.config, addresses: members.addresses };
    const taking = snapshots.take(header, settings.stateMachine.snapshot());
    this.#queue(async () => {
      const taken = await taking.catch((error: unknown) => {
        if (!isNoSpace(error)) throw error;
        applier.bytesSinceSnapshot += bytes;
        this.#retryAt = performance.now() + retryMs;
        settings.log("warn", "no space for a snapshot; it will be tried again", { index });
        return undefined;
      });
      if (taken === undefined || this.#port.stopped()) return;
      core.snapshotTaken(header);
      const compactTo = Math.max(0, Math.min(index - settings.keepEntries, ...this.#sending.values()));
      core.compact(compactTo);
      await disk.compact(compactTo);
      settings.log("info", "took a snapshot", { index });
    });
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

  #install(ready: Ready, mark: { readonly index: number; readonly term: number }): void {
    const { snapshots, settings, members, peers, disk } = this.#port;
    this.#held = [];
    const claimed = snapshots.claim(mark.index);
    this.#queue(async () => {
      const file = await snapshots.publish(claimed);
      await settings.stateMachine.restore(snapshots.read(file), mark.index);
      if (this.#port.stopped()) return;
      members.replace(file.header.addresses);
      peers.setMembers(members.addresses);
      const held = this.#held ?? [];
      this.#held = undefined;
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
