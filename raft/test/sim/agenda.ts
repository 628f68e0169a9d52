interface Appointment {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** Virtual time, in milliseconds: what is due first happens first, and of two at one time the one that was put in first. */
export class Agenda {
  readonly #heap: Appointment[] = [];
  #order = 0;
  now = 0;

  after(delayMs: number, run: () => void): void {
    this.#order += 1;
    const item = { at: this.now + delayMs, order: this.#order, run };
    const heap = this.#heap;
    let at = heap.length;
    heap.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || before(above, item)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = item;
  }

  /** Lets the next thing happen. False when nothing is planned any more. */
  step(): boolean {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first === undefined || last === undefined) return false;
    if (this.#heap.length > 0) this.#sink(last);
    this.now = first.at;
    first.run();
    return true;
  }

  #sink(item: Appointment): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      let smallest = heap[child];
      const right = heap[child + 1];
      if (right !== undefined && smallest !== undefined && before(right, smallest)) {
        smallest = right;
        child += 1;
      }
      if (smallest === undefined || before(item, smallest)) break;
      heap[at] = smallest;
      at = child;
    }
    heap[at] = item;
  }
}

function before(left: Appointment, right: Appointment): boolean {
  return left.at < right.at || (left.at === right.at && left.order < right.order);
}
