import type { ConfigChange, Proposal } from "../../core/types.ts";

/** How a write ended, as its client learns it. `fail`: it certainly has no effect, now or later. */
export type Outcome = "ok" | "fail" | "unknown";

export interface WriteRequest {
  readonly proposal: Proposal;
  /** The written value, which names the write; empty for a configuration change. */
  readonly value: string;
  readonly answer: (outcome: Outcome, index: number) => void;
}

export interface ReadRequest {
  readonly key: string;
  readonly lease: boolean;
  readonly answer: (outcome: Outcome, value: string | undefined) => void;
}

/** What a process owes its clients: writes by the index where they were appended, reads by their number. */
export class Requests {
  #queue: WriteRequest[] = [];
  readonly #appended = new Map<number, { readonly term: number; readonly request: WriteRequest }>();

  add(request: WriteRequest): void {
    this.#queue.push(request);
  }

  get first(): WriteRequest | undefined {
    return this.#queue[0];
  }

  /** The first in the queue is in the log now. */
  appended(index: number, term: number): void {
    const request = this.#queue.shift();
    if (request !== undefined) this.#appended.set(index, { term, request });
  }

  refused(): void {
    this.#queue.shift()?.answer("fail", 0);
  }

  applied(index: number, term: number): WriteRequest | undefined {
    const found = this.#appended.get(index);
    if (found === undefined) return undefined;
    this.#appended.delete(index);
    if (found.term === term) return found.request;
    found.request.answer("unknown", 0);
    return undefined;
  }

  /** What was appended may still be committed by another leader. */
  lostLeadership(): void {
    const appended = [...this.#appended.values()];
    this.#appended.clear();
    for (const { request } of appended) request.answer("unknown", 0);
    this.refuseQueued();
  }

  refuseQueued(): void {
    const queue = this.#queue;
    this.#queue = [];
    for (const request of queue) request.answer("fail", 0);
  }

  /** The process is gone, and its clients do not know why they hear nothing. */
  gone(): void {
    const all = [...[...this.#appended.values()].map(({ request }) => request), ...this.#queue];
    this.#appended.clear();
    this.#queue = [];
    for (const request of all) request.answer("unknown", 0);
  }
}

export const leaveJoint: ConfigChange = { transition: "auto", changes: [] };
