import type { NodeId } from "../../base/id.ts";

/**
 * Tells everybody, a portion in each turn of the event loop: a leader of thousands has its followers and clients to answer
 * meanwhile. After a round it rests, so that the leader does other things, too.
 */
export class Broadcast {
  readonly #everybody: () => readonly NodeId[];
  readonly #tell: (node: NodeId) => void;
  #due: NodeJS.Timeout | undefined;
  #portion: NodeJS.Immediate | undefined;
  /** Who is still to be told in this round. */
  #left: readonly NodeId[] = [];
  /** Asked for again during a round: who was told before does not know yet. */
  #again = false;
  #spentMs = 0;
  /** Not before that, on the clock that never runs backwards. */
  #restsUntil = 0;

  constructor(everybody: () => readonly NodeId[], tell: (node: NodeId) => void) {
    this.#everybody = everybody;
    this.#tell = tell;
  }

  /** Everybody is told once more, soon. */
  request(): void {
    if (this.#portion !== undefined) this.#again = true;
    else this.#due ??= setTimeout(() => this.#begin(), Math.max(0, this.#restsUntil - performance.now()));
  }

  stop(): void {
    clearTimeout(this.#due);
    clearImmediate(this.#portion);
  }

  #begin(): void {
    this.#due = undefined;
    this.#left = this.#everybody();
    this.#spentMs = 0;
    this.#next();
  }

  #next(): void {
    this.#portion = undefined;
    const started = performance.now();
    for (const node of this.#left.slice(0, portionMax)) this.#tell(node);
    this.#left = this.#left.slice(portionMax);
    const ended = performance.now();
    this.#spentMs += ended - started;
    if (this.#left.length > 0) this.#portion = setImmediate(() => this.#next());
    else this.#end(ended);
  }

  #end(now: number): void {
    this.#restsUntil = now + Math.min(this.#spentMs * restFactor, restMsMax);
    if (!this.#again) return;
    this.#again = false;
    this.request();
  }
}

/** Some milliseconds' work. */
const portionMax = 100;
/** So many times as long for other things: most of the work, to encrypt and send what was written, is yet to come. */
const restFactor = 12;
const restMsMax = 2_000;
