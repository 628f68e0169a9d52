import type { Operation } from "../linearizable/operation.ts";
import type { Request } from "./words.ts";

export type Outcome = { readonly kind: "ok"; readonly result?: string } | { readonly kind: "failed" | "unknown" };

/** What all clients saw, by one clock. */
export class History {
  readonly operations: Operation[] = [];
  readonly counts = { ok: 0, failed: 0, unknown: 0 };
  /** When the successful write was called that was called last. */
  newestWriteCall = 0;
  longestGapMs = 0;
  /** Values that must never be seen: they were refused before they were written. */
  readonly refused = new Set<string>();
  #lastWriteReturn = this.now();

  /** Whole microseconds. */
  now(): number {
    return Math.floor(performance.now() * 1_000);
  }

  record(client: number, request: Request, call: number, outcome: Outcome): void {
    this.counts[outcome.kind] += 1;
    const value = request.kind === "read" ? "" : request.value;
    if (outcome.kind === "failed") {
      this.refused.add(value);
      return;
    }
    // A read without an answer says nothing.
    if (request.kind === "read" && outcome.kind === "unknown") return;
    const returned = outcome.kind === "ok" ? this.now() : undefined;
    const result = outcome.kind === "ok" && request.kind === "read" ? { result: outcome.result ?? "" } : {};
    const { kind, key } = request;
    this.operations.push({ client, key, call, return: returned, kind, value, ...result });
    if (returned !== undefined && kind !== "read") this.#wrote(call, returned);
  }

  /** The gap that is open now counts as well. */
  endGap(): void {
    this.longestGapMs = Math.max(this.longestGapMs, (this.now() - this.#lastWriteReturn) / 1_000);
  }

  #wrote(call: number, returned: number): void {
    this.endGap();
    this.#lastWriteReturn = returned;
    this.newestWriteCall = Math.max(this.newestWriteCall, call);
  }
}
