import { entryBytes } from "../core/entry.ts";
import type { Entry } from "../core/types.ts";

export interface Keeping {
  /** The newest snapshot ends here. */
  readonly snapshotIndex: number;
  /** This many entries before it stay in any case. */
  readonly keepEntries: number;
  /** More than this is kept for nobody. */
  readonly keepBytes: number;
  /** How far those who may still need entries have come. */
  readonly matches: readonly number[];
  /** The entries in memory, up to `snapshotIndex` or beyond. */
  readonly entries: readonly Entry[];
}

/**
 * Up to where the log may be forgotten. Somebody who is slow but alive keeps what it lacks, as long as that is less than
 * a snapshot would cost; for who lacks more, a part of it would be of no use.
 */
export function compactionIndex(keeping: Keeping): number {
  const { snapshotIndex, keepEntries, keepBytes, entries } = keeping;
  const usual = Math.max(0, snapshotIndex - keepEntries);
  const slowest = Math.min(usual, ...keeping.matches);
  let floor = snapshotIndex;
  let bytes = 0;
  for (let at = snapshotIndex - (entries[0]?.index ?? 0); at >= 0 && floor > slowest; at -= 1) {
    const entry = entries[at];
    if (entry === undefined) break;
    bytes += entryBytes(entry);
    if (bytes > keepBytes) break;
    floor = entry.index - 1;
  }
  return Math.min(usual, ...keeping.matches.filter((match) => match >= floor));
}
