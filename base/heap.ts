/** A binary heap: the first of its values is always at hand. Equal ones have no order, so `isBefore` should know none. */
export class Heap<Value> {
  readonly #values: Value[];
  readonly #isBefore: (left: Value, right: Value) => boolean;

  constructor(isBefore: (left: Value, right: Value) => boolean, values: readonly Value[] = []) {
    this.#isBefore = isBefore;
    this.#values = [...values];
    for (let at = this.#values.length >> 1; at >= 0; at -= 1) this.#sink(at);
  }

  get size(): number {
    return this.#values.length;
  }

  first(): Value | undefined {
    return this.#values[0];
  }

  push(value: Value): void {
    const values = this.#values;
    let at = values.push(value) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = values[above];
      if (parent === undefined || !this.#isBefore(value, parent)) break;
      values[at] = parent;
      at = above;
    }
    values[at] = value;
  }

  pop(): Value | undefined {
    const first = this.#values[0];
    const last = this.#values.pop();
    if (last !== undefined && this.#values.length > 0) {
      this.#values[0] = last;
      this.#sink(0);
    }
    return first;
  }

  /** The first value has changed, and goes where it belongs now. */
  settle(): void {
    this.#sink(0);
  }

  /** Each value stands before its children at 2n+1 and 2n+2. */
  #sink(from: number): void {
    const values = this.#values;
    const value = values[from];
    if (value === undefined) return;
    let at = from;
    for (;;) {
      const left = values[2 * at + 1];
      const right = values[2 * at + 2];
      const takesRight = left !== undefined && right !== undefined && this.#isBefore(right, left);
      const child = takesRight ? right : left;
      if (child === undefined || !this.#isBefore(child, value)) break;
      values[at] = child;
      at = 2 * at + (takesRight ? 2 : 1);
    }
    values[at] = value;
  }
}
