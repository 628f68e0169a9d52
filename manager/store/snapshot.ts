import { assert } from "../../base/assert.ts";
import type { Change, TableName } from "../../model/view.ts";
import { decodeEntry, Packer } from "./codec.ts";
import type { IndexedView } from "./reads.ts";
import { type State, stateOf } from "./state.ts";

const chunkBytesMax = 1_000_000;
const tables = [
  "cluster",
  "node",
  "network",
  "secret",
  "config",
  "service",
  "task",
] as const satisfies readonly TableName[];

/**
 * The whole state as chunks of at most 1 MB (more only where one row is larger). The rows are those at the time of the
 * call: they are immutable, so keeping them is enough, and encoding can take its time while new entries are applied.
 */
export function captureSnapshot(state: State): Iterable<Uint8Array> {
  const captured = tables.flatMap((table) => changesOf(state, table));
  return { [Symbol.iterator]: () => chunks(captured) };
}

/** Takes a snapshot's chunks in order and then answers the state, which is that of Raft index `index`. */
export function restoreSnapshot(): { push(chunk: Uint8Array): void; finish(index: number): State } {
  const rows: Change[] = [];
  return {
    push(chunk) {
      for (const change of decodeEntry(chunk).changes) rows.push(change);
    },
    finish(index) {
      assert(
        rows.every((change) => (change.row?.meta.version ?? 0) <= index),
        "a snapshot holds nothing younger than itself",
      );
      return stateOf(rows, index);
    },
  };
}

function changesOf(state: IndexedView, table: TableName): Change[] {
  const rows = [...state.all(table)];
  return rows.map((row) => ({ table, id: row.id, row }) as Change); // Both are of one kind: they come from one table.
}

function* chunks(captured: readonly Change[]): Generator<Uint8Array> {
  let packer = new Packer();
  for (const change of captured) {
    if (packer.add(change, chunkBytesMax)) continue;
    yield packer.finish(0);
    packer = new Packer();
    packer.add(change);
  }
  if (!packer.isEmpty) yield packer.finish(0);
}
