import { payloadsBytes } from "../core/entry.ts";
import type { Sendable } from "./codec.ts";

/** A batch is cut here, well below the 4 MiB that gRPC servers accept by default. */
const batchBytes = 1024 * 1024;
/** More than this is not kept for a peer that does not read: Raft sends again what matters. */
export const outboxLimits = { appendBytes: 32 * 1024 * 1024, appends: 4096, others: 4096 } as const;

/** What waits to be sent to one peer. Bounded: what does not fit is lost, as on a network. */
export class Outbox {
  #appends: Sendable[] = [];
  #appendBytes = 0;
  /** Heartbeats, votes and all answers. */
  #others: Sendable[] = [];

  get empty(): boolean {
    return this.#appends.length === 0 && this.#others.length === 0;
  }

  get bytes(): number {
    return this.#appendBytes + this.#others.length * fixedBytes;
  }

  /** False when something was lost for want of room. */
  add(message: Sendable): boolean {
    if (message.kind !== "append") {
      // Only a peer that does not read at all gets here: the newest tells it more than the oldest.
      const full = this.#others.length >= outboxLimits.others;
      if (full) this.#others = [];
      this.#others.push(message);
      return !full;
    }
    const bytes = bytesOf(message);
    const full = this.#appendBytes + bytes > outboxLimits.appendBytes || this.#appends.length >= outboxLimits.appends;
    if (full && this.#appends.length > 0) {
      // This one as well: after a gap the peer could only refuse it.
      this.#appends = [];
      this.#appendBytes = 0;
      return false;
    }
    this.#appends.push(message);
    this.#appendBytes += bytes;
    return true;
  }

  /**
   * The next messages to send together. All but appends go first, because megabytes of entries must not make a peer
   * miss a heartbeat or a vote. Raft allows any order on the wire: a heartbeat names no commit beyond what the peer has
   * acknowledged, votes and answers stand for themselves. Appends (empty ones too) keep theirs: each begins where the
   * one before ended, and out of order the peer would refuse it.
   */
  take(): { readonly messages: readonly Sendable[]; readonly bytes: number } {
    const messages = this.#others;
    this.#others = [];
    let bytes = messages.length * fixedBytes;
    let count = 0;
    for (const message of this.#appends) {
      const size = bytesOf(message);
      if (count > 0 && bytes + size > batchBytes) break;
      // The others arrive only when their whole batch has arrived.
      if (messages.length > 0 && size > batchBytes / 4) break;
      bytes += size;
      count += 1;
    }
    const appends = this.#appends.splice(0, count);
    for (const message of appends) this.#appendBytes -= bytesOf(message);
    return { messages: [...messages, ...appends], bytes };
  }

  /** Forgets everything. True when there was something. */
  clear(): boolean {
    const lost = !this.empty;
    this.#appends = [];
    this.#appendBytes = 0;
    this.#others = [];
    return lost;
  }
}

const fixedBytes = 64;

function bytesOf(message: Sendable): number {
  return fixedBytes + (message.kind === "append" ? payloadsBytes(message.entries) + message.entries.length * 16 : 0);
}
