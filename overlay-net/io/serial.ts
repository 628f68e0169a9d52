/**
 * One thing after the other, in the order asked: for a kernel object that two callers would otherwise change at once.
 */
export class Serial {
  #tail: Promise<unknown> = Promise.resolve();

  run<Result>(job: () => Promise<Result>): Promise<Result> {
    const result = this.#tail.then(job);
    this.#tail = result.catch(() => {}); // The failure belongs to whoever asked; the next one starts all the same.
    return result;
  }
}

/** At most `limit` jobs at a time; rejects with the first failure after all have ended. */
export async function inParallel<Item>(
  items: readonly Item[],
  limit: number,
  job: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const failures: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (const item of queue) await job(item).catch((error: unknown) => failures.push(error));
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  if (failures.length > 0) throw failures[0];
}

/** Waits for all of them, then rejects with the first failure if there was one: nothing goes on unseen. */
export async function allOf(promises: readonly Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(promises);
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}
