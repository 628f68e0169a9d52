import { type AssignmentItem, keyOf } from "../../model/assignment.ts";

/** An item with its text, made once for everybody who is sent it. */
export interface SharedItem {
  readonly item: AssignmentItem;
  readonly text: string;
  readonly bytes: Uint8Array;
}

const encoder = new TextEncoder();

/** Changes that are remembered; who is further behind compares everything. */
const changesMax = 10_000;

/** Items that many nodes hold alike, and what has changed in them lately, so that each is told only that. */
export class SharedPart {
  readonly #items = new Map<string, SharedItem>();
  /** The keys that were written last; the newest made the version what it is. */
  #changed: string[] = [];
  #version = 0;

  get version(): number {
    return this.#version;
  }

  get(key: string): SharedItem | undefined {
    return this.#items.get(key);
  }

  keys(): Iterable<string> {
    return this.#items.keys();
  }

  put(item: AssignmentItem): void {
    const key = keyOf(item);
    const text = JSON.stringify(item);
    if (this.#items.get(key)?.text === text) return;
    this.#items.set(key, { item, text, bytes: encoder.encode(text) });
    this.#note(key);
  }

  drop(key: string): void {
    if (this.#items.delete(key)) this.#note(key);
  }

  /** The keys that were put or dropped since; undefined if that is too long ago to know. */
  changedSince(version: number): ReadonlySet<string> | undefined {
    const count = this.#version - version;
    return count > this.#changed.length ? undefined : new Set(this.#changed.slice(this.#changed.length - count));
  }

  #note(key: string): void {
    this.#version += 1;
    this.#changed.push(key);
    if (this.#changed.length > 2 * changesMax) this.#changed = this.#changed.slice(-changesMax);
  }
}
