import type { Instant } from "../../base/clock.ts";
import type { Change } from "../../model/view.ts";
import { v1 } from "../../proto/rpc.ts";

/** One Raft entry: everything that one turn decided. Rows travel as JSON (docs/adr/0003). */
export function encodeEntry(nowMs: Instant, changes: readonly Change[]): Uint8Array {
  return v1.Entry.encode({ nowMs, changes: changes.map(encodeChange) }).finish();
}

/** The reverse of encodeEntry. The bytes come from our own log or from a manager: their shape is trusted. */
export function decodeEntry(bytes: Uint8Array): { nowMs: Instant; changes: readonly Change[] } {
  const { nowMs, changes } = v1.Entry.decode(bytes);
  return { nowMs, changes: changes.map(decodeChange) };
}

interface WireChange {
  readonly table: string;
  readonly id: string;
  readonly row: Uint8Array;
}

const noRow = new Uint8Array();
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** For the snapshot, which packs changes by size. */
export function encodeChange(change: Change): WireChange {
  const row = change.row === undefined ? noRow : encoder.encode(JSON.stringify(change.row));
  return { table: change.table, id: change.id, row };
}

function decodeChange(wire: { table?: string | null; id?: string | null; row?: Uint8Array | null }): Change {
  const { table, id, row } = wire;
  if (row === undefined || row === null || row.length === 0) return { table, id } as Change; // Our own bytes.
  return { table, id, row: JSON.parse(decoder.decode(row)) } as Change; // Likewise.
}
