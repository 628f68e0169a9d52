import { must } from "../broken.ts";

/** Nothing acknowledged is ever lost, and a read sees every write acknowledged before it was asked. */
export class AcknowledgementCheck {
  readonly #acknowledged = new Map<string, number>();
  /** The highest index acknowledged to anybody. */
  highest = 0;

  acknowledged(id: number, value: string, index: number): void {
    must(!this.#acknowledged.has(value), id, () => `${value} was acknowledged twice`);
    this.#acknowledged.set(value, index);
    this.highest = Math.max(this.highest, index);
  }

  /** `before` is what was acknowledged when the read was asked. */
  read(id: number, read: { readonly point: number; readonly applied: number }, before: number): void {
    must(read.point >= before, id, () => `stale read: ${id} reads at ${read.point}, acknowledged before was ${before}`);
    must(
      read.applied >= read.point,
      id,
      () => `${id} reads at ${read.point} what it applied up to ${read.applied} only`,
    );
  }

  /** At the end: every acknowledged value is where it was acknowledged. */
  allAmong(valueAt: (index: number) => string | undefined): void {
    for (const [value, index] of this.#acknowledged) {
      must(valueAt(index) === value, 0, () => `acknowledged ${value} is lost: at ${index} is ${valueAt(index)}`);
    }
  }
}
