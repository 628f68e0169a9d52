/** When each other member was last heard from. */
export class Heard {
  readonly #at = new Map<number, number>();
  readonly #withinMs: number;

  constructor(withinMs: number) {
    this.#withinMs = withinMs;
  }

  note(id: number): void {
    this.#at.set(id, performance.now());
  }

  /** A newcomer counts as heard from until it had its chance. */
  joined(id: number): void {
    if (!this.#at.has(id)) this.note(id);
  }

  left(id: number): void {
    this.#at.delete(id);
  }

  recently(id: number): boolean {
    return performance.now() - (this.#at.get(id) ?? Number.NEGATIVE_INFINITY) < this.#withinMs;
  }
}
