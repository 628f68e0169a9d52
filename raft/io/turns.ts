import { StoppedError } from "./errors.ts";
import { Listeners } from "./listeners.ts";

/** Lets others wait for a condition that only a turn of the loop can make true. */
export class Turns {
  readonly #listeners = new Listeners<void>();
  #over = false;

  /** A turn has ended: everybody looks again. */
  ended(): void {
    this.#listeners.emit();
  }

  /** There will be no more turns. */
  close(): void {
    this.#over = true;
    this.#listeners.emit();
  }

  /** Resolves once the condition holds; rejects with the signal's reason, or StoppedError. */
  until(condition: () => boolean, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const aborted = signal?.aborted === true;
        if (!aborted && !this.#over && !condition()) return;
        leave();
        signal?.removeEventListener("abort", look);
        if (aborted) reject(signal.reason);
        else if (this.#over) reject(new StoppedError());
        else resolve();
      };
      const leave = this.#listeners.add(look);
      signal?.addEventListener("abort", look);
      look();
    });
  }
}
