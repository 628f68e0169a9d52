import { Listeners } from "./listeners.ts";

/** Whether this member was removed: told once, and only when nobody needs it as a leader any more. */
export class Departure {
  readonly #self: number;
  readonly #listeners = new Listeners<void>();
  #left = false;
  #noticed = false;

  constructor(self: number) {
    this.#self = self;
  }

  /** A configuration change took effect. */
  changed(joined: readonly number[], left: readonly number[]): void {
    this.#left = left.includes(this.#self) || (this.#left && !joined.includes(this.#self));
  }

  get due(): boolean {
    return this.#left && !this.#noticed;
  }

  /** True the first time. */
  notice(): boolean {
    if (this.#noticed) return false;
    this.#noticed = true;
    this.#listeners.emit();
    return true;
  }

  /** A restarted member may have learned of it before anybody could listen: who listens later is told as well. */
  listen(listener: () => void): () => void {
    if (this.#noticed) queueMicrotask(listener);
    return this.#listeners.add(listener);
  }
}
