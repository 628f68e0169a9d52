import type { Append, Message } from "../core/types.ts";

/** Long enough that, under load, the next entries come first; nobody waits for what a notice tells. */
const holdMs = 5;

export interface NoticesOptions {
  readonly send: (notice: Append) => void;
  /** What was held long enough has been sent. */
  readonly due: () => void;
}

/**
 * Holds back appends without entries. They tell a follower what is committed, and the next append tells the same: under
 * load, sending them at once would double the messages and their answers.
 */
export class Notices {
  readonly #options: NoticesOptions;
  readonly #held = new Map<number, Append>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: NoticesOptions) {
    this.#options = options;
  }

  /** True when the message is a notice: it is kept here, in place of an older one. Entries make a held one needless. */
  holds(message: Message): boolean {
    if (message.kind !== "append") return false;
    if (message.entries.length > 0) {
      this.#held.delete(message.to);
      return false;
    }
    this.#held.set(message.to, message);
    this.#timer ??= setTimeout(() => {
      this.release();
      this.#options.due();
    }, holdMs);
    return true;
  }

  /** Sends all that is held, if anything is. */
  release(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const notice of this.#held.values()) this.#options.send(notice);
    this.#held.clear();
  }
}
