import { payloadBytes } from "../core/entry.ts";
import type { ConfigChange, Entry, Proposal } from "../core/types.ts";
import { QueueFullError } from "./errors.ts";
import { refuse } from "./refuse.ts";

interface Waiter {
  readonly proposal: Proposal;
  readonly resolve: (index: number) => void;
  readonly reject: (error: unknown) => void;
  /** Set once the caller has gone; the entry may still be committed. */
  gone: boolean;
}

/** Limits of what waits to enter the log. */
const queueMax = 16_384;
const queueBytesMax = 64 * 1024 * 1024;
/** What one append takes at most, so that a long queue does not become one huge turn. */
const batchMax = 1_024;
const batchBytesMax = 4 * 1024 * 1024;

/** Proposals on their way: waiting to be appended, then waiting, by index, to be applied. */
export class Proposals {
  #queue: Waiter[] = [];
  #queueBytes = 0;
  #appended = new Map<number, { readonly waiter: Waiter; readonly term: number }>();

  /** Queues data. Rejects with the signal's reason when it fires first. */
  add(data: Uint8Array, signal: AbortSignal | undefined): Promise<number> {
    return this.#enqueue({ kind: "normal", data }, signal);
  }

  addChange(change: ConfigChange, signal: AbortSignal | undefined): Promise<number> {
    return this.#enqueue({ kind: "change", change }, signal);
  }

  get waiting(): boolean {
    return this.#queue.length > 0;
  }

  /** How many are queued or not applied yet. */
  get unanswered(): number {
    return this.#queue.length + this.#appended.size;
  }

  /** The next proposals to append together. A change goes alone, so that its refusal concerns nothing else. */
  nextBatch(): readonly Proposal[] {
    if (this.#queue.some((waiter) => waiter.gone)) {
      this.#queue = this.#queue.filter((waiter) => !waiter.gone);
      this.#queueBytes = bytesOf(this.#queue);
    }
    const batch: Proposal[] = [];
    let bytes = 0;
    for (const { proposal } of this.#queue) {
      const alone = proposal.kind === "change" || batch[0]?.kind === "change";
      bytes += payloadBytes(proposal);
      if (batch.length > 0 && (alone || bytes > batchBytesMax || batch.length >= batchMax)) break;
      batch.push(proposal);
    }
    return batch;
  }

  /** The batch was appended at these indexes. */
  appended(count: number, firstIndex: number, term: number): void {
    for (const [at, waiter] of this.#take(count).entries()) {
      this.#appended.set(firstIndex + at, { waiter, term });
    }
  }

  /** The batch was refused; nothing of it was written. */
  refused(count: number, error: Error): void {
    for (const waiter of this.#take(count)) waiter.reject(error);
  }

  /** Entries are in the state machine: tells those who wait for them. */
  applied(entries: readonly Entry[], unknown: (why: string) => Error): void {
    if (this.#appended.size === 0) return;
    for (const entry of entries) {
      const found = this.#appended.get(entry.index);
      if (found === undefined) continue;
      this.#appended.delete(entry.index);
      // An entry of another term took the place: ours was overwritten.
      if (found.term === entry.term) found.waiter.resolve(entry.index);
      else found.waiter.reject(unknown("the entry was replaced by another leader's"));
    }
  }

  /** Nothing queued will be written. */
  rejectQueued(error: Error): void {
    this.refused(this.#queue.length, error);
  }

  /** What was appended may or may not survive. */
  rejectAppended(error: Error): void {
    const appended = [...this.#appended.values()];
    this.#appended.clear();
    for (const { waiter } of appended) waiter.reject(error);
  }

  #enqueue(proposal: Proposal, signal: AbortSignal | undefined): Promise<number> {
    if (signal?.aborted === true) return Promise.reject(signal.reason);
    const bytes = payloadBytes(proposal);
    if (this.#queue.length >= queueMax || (this.#queue.length > 0 && this.#queueBytes + bytes > queueBytesMax)) {
      return refuse(new QueueFullError(`${this.#queue.length} proposals with ${this.#queueBytes} bytes`));
    }
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const waiter: Waiter = { proposal, resolve, reject, gone: false };
    this.#queue.push(waiter);
    this.#queueBytes += bytes;
    if (signal === undefined) return promise;
    const abort = (): void => {
      waiter.gone = true;
      reject(signal.reason);
    };
    signal.addEventListener("abort", abort, { once: true });
    return promise.finally(() => signal.removeEventListener("abort", abort));
  }

  #take(count: number): readonly Waiter[] {
    const taken = this.#queue.splice(0, count);
    this.#queueBytes = this.#queue.length === 0 ? 0 : this.#queueBytes - bytesOf(taken);
    return taken;
  }
}

function bytesOf(waiters: readonly Waiter[]): number {
  return waiters.reduce((sum, { proposal }) => sum + payloadBytes(proposal), 0);
}
