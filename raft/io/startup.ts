import { join } from "node:path";
import { emptyConfigState } from "../core/config.ts";
import type { Entry, SavedState } from "../core/types.ts";
import { DiskLog, type DiskLogOptions } from "./disk-log.ts";
import { DamagedError, OptionInvalidError } from "./errors.ts";
import { removeTemporaries } from "./files.ts";
import type { Replayed } from "./replay.ts";
import { newestSnapshot, type SnapshotFile } from "./snapshot-file.ts";
import type { SnapshotStore } from "./snapshot-frames.ts";
import type { Member } from "./types.ts";

export interface Loaded {
  readonly log: DiskLog;
  readonly saved: SavedState;
  readonly snapshot: SnapshotFile | undefined;
  readonly store: SnapshotStore;
}

export interface LoadOptions extends Omit<DiskLogOptions, "keepFrom"> {
  readonly self: number;
  readonly bootstrap: readonly Member[] | undefined;
  readonly keepEntries: number;
}

/** Reads everything a member remembers; a first start writes the founding entry, if this member is the founder. */
export async function load(options: LoadOptions): Promise<Loaded> {
  const { files, keys } = options;
  const store = { directory: join(options.directory, "snapshots"), files, keys };
  await files.makeDirectory(store.directory);
  await removeTemporaries(files, store.directory);
  const snapshot = await newestSnapshot(store);
  const keepFrom = (snapshot?.header.index ?? 0) - options.keepEntries;
  const { log, recovered } = await DiskLog.open({ ...options, keepFrom });
  try {
    const saved = combine(recovered, snapshot, options);
    const empty = saved.hard.term === 0 && saved.entries.length === 0 && snapshot === undefined;
    const founds = empty && options.bootstrap !== undefined;
    const mark = missingMark(recovered, saved);
    if (mark !== undefined) log.append({ ...nothing, mark, done: () => undefined });
    return { log, store, snapshot, saved: founds ? await found(log, options.bootstrap, options.self) : saved };
  } catch (error) {
    await log.close();
    throw error;
  }
}

/** Joins what the log and the newest snapshot say; each may be older than the other after a crash. */
export function combine(
  recovered: Pick<Replayed, "hard" | "entries" | "mark">,
  snapshot: Pick<SnapshotFile, "header"> | undefined,
  options: { readonly directory: string; readonly keepEntries: number },
): SavedState {
  const header = snapshot?.header ?? { index: 0, term: 0, config: emptyConfigState };
  const { base, entries } = keptEntries(recovered.entries, header, options);
  const lastIndex = base.index + entries.length;
  const lastTerm = entries.at(-1)?.term ?? base.term;
  const { hard } = recovered;
  const behind = hard.term < lastTerm;
  return {
    hard: {
      // A crash between a snapshot or entry and the hard state that goes with it: no vote of that term was given yet.
      term: behind ? lastTerm : hard.term,
      vote: behind ? 0 : hard.vote,
      commit: Math.min(Math.max(hard.commit, header.index), lastIndex),
    },
    base,
    entries,
    applied: header.index,
    config: header.config,
    snapshot: snapshot?.header,
  };
}

/**
 * The mark that the log lacks when a crash came between a snapshot taking its place and the log learning of it. Without
 * it the entries after the snapshot would follow others than they do, and the next start would refuse or forget them.
 */
export function missingMark(
  recovered: Pick<Replayed, "entries" | "mark">,
  saved: SavedState,
): { readonly index: number; readonly term: number } | undefined {
  const { snapshot, entries } = saved;
  if (snapshot === undefined || entries.length > 0) return undefined;
  const known = recovered.entries.length === 0 && recovered.mark?.index === snapshot.index;
  return known ? undefined : { index: snapshot.index, term: snapshot.term };
}

const nothing = { hard: undefined, mark: undefined, entries: [], mustSync: true } as const;

interface Kept {
  readonly base: { readonly index: number; readonly term: number };
  readonly entries: readonly Entry[];
}

function keptEntries(
  entries: readonly Entry[],
  snapshot: { readonly index: number; readonly term: number },
  options: { readonly directory: string; readonly keepEntries: number },
): Kept {
  const onlySnapshot: Kept = { base: { index: snapshot.index, term: snapshot.term }, entries: [] };
  const first = entries[0];
  if (first === undefined || (entries.at(-1)?.index ?? 0) < snapshot.index) return onlySnapshot;
  if (first.index > snapshot.index + 1) {
    throw new DamagedError({
      file: options.directory,
      offset: 0,
      why: `the log begins at entry ${first.index}, but the newest snapshot ends at ${snapshot.index}: a file is gone`,
    });
  }
  if (first.index === snapshot.index + 1) return { base: onlySnapshot.base, entries };
  const atSnapshot = entries[snapshot.index - first.index];
  // Another history than the snapshot's was never committed.
  if (snapshot.index > 0 && atSnapshot?.term !== snapshot.term) return onlySnapshot;
  const baseAt = Math.max(0, snapshot.index - options.keepEntries - first.index);
  const base = entries[baseAt];
  if (base === undefined) return onlySnapshot;
  return { base: { index: base.index, term: base.term }, entries: entries.slice(baseAt + 1) };
}

/** Writes the first entry of a new cluster: its founder becomes a member of it. */
async function found(log: DiskLog, bootstrap: readonly Member[], self: number): Promise<SavedState> {
  const [founder] = bootstrap;
  if (bootstrap.length !== 1 || founder?.id !== self) {
    const why = "a cluster is founded by exactly one member, itself; the others join it";
    throw new OptionInvalidError({ option: "bootstrap", why });
  }
  const change = { kind: "add-voter", id: founder.id, address: founder.address } as const;
  const entry: Entry = { kind: "change", index: 1, term: 1, change: { transition: "auto", changes: [change] } };
  const hard = { term: 1, vote: 0, commit: 1 };
  await new Promise<void>((resolve) => {
    log.append({ hard, mark: undefined, entries: [entry], mustSync: true, done: resolve });
  });
  const base = { index: 0, term: 0 };
  return { hard, base, entries: [entry], applied: 0, config: emptyConfigState, snapshot: undefined };
}
