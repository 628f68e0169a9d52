import type { Instant } from "../../base/clock.ts";
import type { TaskSpec } from "../../model/service-spec.ts";
import type { Task } from "../../model/task.ts";
import type { Change } from "../../model/view.ts";
import { v1 } from "../../proto/rpc.ts";

/** What one Raft entry says. */
export interface Entry {
  readonly nowMs: Instant;
  readonly changes: readonly Change[];
}

/** One Raft entry: everything that one turn decided. Rows travel as JSON (docs/adr/0003). */
export function encodeEntry(nowMs: Instant, changes: readonly Change[]): Uint8Array {
  const packer = new Packer();
  for (const change of changes) packer.add(change);
  return packer.finish(nowMs);
}

/** The reverse of encodeEntry. The bytes come from our own log or from a manager: their shape is trusted. */
export function decodeEntry(bytes: Uint8Array): Entry {
  const { nowMs, changes, shared } = v1.Entry.decode(bytes);
  const parts = shared.map((part) => JSON.parse(decoder.decode(part)) as Shared); // Our own bytes.
  return { nowMs, changes: changes.map((wire) => decodeChange(wire, parts)) };
}

/**
 * Rows on their way into one entry, or one piece of a snapshot. What the tasks of one service have in common travels
 * once, and is one object again at the other end.
 */
export class Packer {
  readonly #changes: { table: string; id: string; row: Uint8Array; shared: number }[] = [];
  readonly #shared: Uint8Array[] = [];
  readonly #parts = new Map<TaskSpec, Part>();
  readonly #placesByText = new Map<string, number>();
  #bytes = 0;

  get isEmpty(): boolean {
    return this.#changes.length === 0;
  }

  /** False if the row would make it more than `bytesMax`; it is then not in. The first row always is. */
  add(change: Change, bytesMax = Number.POSITIVE_INFINITY): boolean {
    const { table, id } = change;
    const part = change.table === "task" && change.row !== undefined ? this.#partOf(change.row) : nothingShared;
    const row = change.row === undefined ? noRow : encoder.encode(textOf(change));
    const bytes = id.length + row.length + headerBytes + (part.place === undefined ? part.text.length : 0);
    if (this.#bytes + bytes > bytesMax && !this.isEmpty) return false;
    this.#bytes += bytes;
    this.#changes.push({ table, id, row, shared: part.place ?? this.#share(part) });
    return true;
  }

  finish(nowMs: Instant): Uint8Array {
    return v1.Entry.encode({ nowMs, changes: this.#changes, shared: this.#shared }).finish();
  }

  /** The part's place, or its text if it has none yet. */
  #partOf({ spec, serviceLabels }: Task): Part {
    const known = this.#parts.get(spec);
    if (known?.place !== undefined && known.labels === serviceLabels) return known;
    const text = JSON.stringify({ spec, serviceLabels } satisfies Shared);
    const part: Part = { text, labels: serviceLabels, place: this.#placesByText.get(text) };
    this.#parts.set(spec, part);
    return part;
  }

  #share(part: Part): number {
    part.place = this.#shared.push(encoder.encode(part.text));
    this.#placesByText.set(part.text, part.place);
    return part.place;
  }
}

interface Part {
  readonly text: string;
  readonly labels?: Task["serviceLabels"];
  /** 0: nothing is shared. */
  place: number | undefined;
}

const nothingShared: Part = { text: "", place: 0 };

/** The row without what it shares with others. */
function textOf({ table, row }: Change): string {
  if (table !== "task" || row === undefined) return JSON.stringify(row);
  return JSON.stringify({ ...row, spec: undefined, serviceLabels: undefined });
}

/** The fields that the tasks of one service and spec have in common, and that are most of a task's row. */
type Shared = Pick<Task, "spec" | "serviceLabels">;

const noRow = new Uint8Array();
const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** Generous for field headers and the table's name. */
const headerBytes = 32;

interface Wire {
  readonly table?: string | null;
  readonly id?: string | null;
  readonly row?: Uint8Array | null;
  readonly shared?: number | null;
}

function decodeChange({ table, id, row, shared }: Wire, parts: readonly Shared[]): Change {
  if (row === undefined || row === null || row.length === 0) return { table, id } as Change; // Our own bytes.
  const own = JSON.parse(decoder.decode(row)) as object; // Likewise.
  const part = shared === undefined || shared === null ? undefined : parts[shared - 1];
  return { table, id, row: part === undefined ? own : Object.assign(own, part) } as Change; // Likewise.
}
