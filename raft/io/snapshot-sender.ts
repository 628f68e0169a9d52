import { setTimeout as delay } from "node:timers/promises";
import type { Peer } from "./dial.ts";
import { DamagedError } from "./errors.ts";
import { sendSnapshot } from "./snapshot-call.ts";
import type { SnapshotReader } from "./snapshot-reader.ts";
import type { Log } from "./types.ts";

/** More at a time would take disk and network from the log. */
const sendsMax = 2;
/** After so many attempts in a row that moved nothing the member is left alone until it is heard from again. */
const vainAttemptsMax = 5;
const retryMs = { first: 50, most: 1_000 } as const;

export interface SenderOptions {
  /** Where the member is now; it may move between two attempts. */
  readonly peer: (id: number) => Peer | undefined;
  /** Opens the newest snapshot there is. */
  readonly open: () => Promise<SnapshotReader>;
  readonly log: Log;
}

/** Brings snapshots to members that need one: a few at a time, each in as many attempts as it takes. */
export class SnapshotSender {
  readonly #options: SenderOptions;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** Resolves once the member has the snapshot and has taken it. `onStart` tells which one it is. */
  async send(
    to: number,
    order: { readonly term: number; readonly onStart: (index: number) => void; readonly signal: AbortSignal },
  ): Promise<void> {
    await this.#enter();
    try {
      order.signal.throwIfAborted();
      const snapshot = await this.#options.open();
      try {
        order.onStart(snapshot.header.index);
        await this.#attempts(to, snapshot, order);
      } finally {
        await snapshot.close();
      }
    } finally {
      this.#leave();
    }
  }

  async #attempts(
    to: number,
    snapshot: SnapshotReader,
    { term, signal }: { readonly term: number; readonly signal: AbortSignal },
  ): Promise<void> {
    let vain = 0;
    let delayMs: number = retryMs.first;
    let best = 0;
    for (;;) {
      const before = best;
      const onProgress = (bytes: number): void => {
        best = Math.max(best, bytes);
      };
      try {
        const peer = this.#options.peer(to);
        if (peer === undefined) throw new Error(`no address is known for member ${to}`);
        return await sendSnapshot(peer, { term, snapshot, onProgress, signal });
      } catch (error) {
        vain = best > before ? 0 : vain + 1;
        if (signal.aborted || error instanceof DamagedError || vain >= vainAttemptsMax) throw error;
        const reason = error instanceof Error ? error.message : String(error);
        this.#options.log("info", "a snapshot on its way broke off; going on", { to, bytes: best, error: reason });
      }
      if (vain === 0) delayMs = retryMs.first;
      await delay(delayMs * (0.5 + Math.random()), undefined, { signal });
      delayMs = Math.min(delayMs * 2, retryMs.most);
    }
  }

  #enter(): Promise<void> {
    if (this.#running < sendsMax) {
      this.#running += 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Hands the place on, if somebody waits for it. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#running -= 1;
    else next();
  }
}
