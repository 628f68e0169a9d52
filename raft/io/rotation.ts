import type { DiskLog } from "./disk-log.ts";
import { requireKey } from "./keys.ts";
import type { Snapshots } from "./snapshots.ts";

/** What holds files with keys. */
export interface Keyed {
  readonly disk: DiskLog;
  readonly snapshots: Snapshots;
}

/** Resolves once the log goes on under the new key. What older keys wrote goes when the next snapshot replaces it. */
export async function rotateKey(keyed: Keyed, key: Uint8Array, signal: AbortSignal | undefined): Promise<void> {
  requireKey(key);
  signal?.throwIfAborted();
  keyed.snapshots.store.keys.rotate(key);
  const rotated = keyed.disk.rotate();
  if (signal === undefined) return rotated;
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  await Promise.race([rotated, aborted.promise]).finally(() => signal.removeEventListener("abort", abort));
}

/** Names of the keys without which not everything could be read, the current one first. */
export function keysInUse({ disk, snapshots }: Keyed): readonly string[] {
  return [...new Set([snapshots.store.keys.currentName, ...disk.keyNames, ...snapshots.keyNames])];
}

/** What is to be done so that files of older keys go: a snapshot replaces them, or has already. */
export function staleFiles({ disk, snapshots }: Keyed, appliedIndex: number): "replace" | "remove" | "none" {
  const { current, store } = snapshots;
  const upTo = disk.olderKeysUpTo;
  if (current !== undefined && current.keyName !== store.keys.currentName) {
    return appliedIndex >= (upTo ?? 0) ? "replace" : "none";
  }
  if (upTo === undefined) return "none";
  if (upTo <= (current?.header.index ?? 0)) return "remove";
  return appliedIndex >= upTo ? "replace" : "none";
}
