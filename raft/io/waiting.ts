export interface Patience {
  /** Without it there is no limit. */
  readonly ms?: number;
  readonly signal: AbortSignal;
}

/** The promise, unless the signal fires or too much time passes before: then it is left behind. */
export function patient<Value>(promise: Promise<Value>, { ms, signal }: Patience): Promise<Value> {
  return new Promise((resolve, reject) => {
    const silence = (): void => fail(new Error(`nothing came for ${ms} ms`));
    const timer = ms === undefined ? undefined : setTimeout(silence, ms);
    const abort = (): void => fail(signal.reason);
    const leave = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
    };
    const fail = (reason: unknown): void => {
      leave();
      reject(reason instanceof Error ? reason : new Error(String(reason)));
    };
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort);
    promise.then((value) => {
      leave();
      resolve(value);
    }, fail);
  });
}
