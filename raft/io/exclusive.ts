/** Runs one piece of work after the other, in the order asked for; a failure concerns only who asked for it. */
export class Exclusive {
  #last: Promise<unknown> = Promise.resolve();

  run(work: () => Promise<void>): Promise<void> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
