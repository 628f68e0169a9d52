/**
 * When the next turn is taken. A turn costs a write, an fdatasync and a message per follower, whatever it carries: under
 * load, one turn per round of the event loop gathers what the round brought. With hardly anything under way there is
 * nothing to gather, and the turn comes as soon as what is being done is done: a round more or less on each hop is felt.
 */
export class Pace {
  readonly #turn: () => void;
  readonly #underWay: () => number;
  #immediate: NodeJS.Immediate | undefined;
  #soon = false;
  /** There was a turn ahead of this round of the event loop. */
  #wasSoon = false;
  #stopped = false;

  /** `underWay` counts the proposals that were not answered yet. */
  constructor(turn: () => void, underWay: () => number) {
    this.#turn = turn;
    this.#underWay = underWay;
  }

  /** Whether at most one proposal is under way here; a follower has none. */
  get quiet(): boolean {
    return this.#underWay() <= 1;
  }

  /**
   * There is something to do that somebody waits for. At most one turn comes ahead of each round of the event loop: what a
   * turn answers may at once bring the next, and nobody else would have a chance.
   */
  soon(): void {
    if (this.#stopped || this.#soon || this.#immediate !== undefined) return;
    if (!this.quiet || this.#wasSoon) {
      this.next();
      return;
    }
    this.#soon = true;
    queueMicrotask(() => {
      this.#soon = false;
      this.#wasSoon = true;
      setImmediate(() => {
        this.#wasSoon = false;
      });
      if (!this.#stopped) this.#turn();
    });
  }

  /** There is something to do, in the next round of the event loop at the latest. */
  next(): void {
    if (this.#stopped || this.#soon) return;
    this.#immediate ??= setImmediate(() => {
      this.#immediate = undefined;
      this.#turn();
    });
  }

  stop(): void {
    this.#stopped = true;
    clearImmediate(this.#immediate);
  }
}
