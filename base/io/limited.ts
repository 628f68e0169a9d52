/**
 * Does `work` with a signal that aborts as the given one does, or with a TimeoutError after `ms`. Unlike
 * AbortSignal.timeout, the timer ends with the work: thousands of calls a second would otherwise keep theirs for long.
 */
export async function limited<Result>(
  ms: number,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const inner = new AbortController();
  const abort = (): void => inner.abort(outer.reason);
  if (outer.aborted) abort();
  else outer.addEventListener("abort", abort, { once: true });
  const timer = setTimeout(
    () => inner.abort(new DOMException("The operation was aborted due to timeout", "TimeoutError")),
    ms,
  );
  try {
    return await work(inner.signal);
  } finally {
    clearTimeout(timer);
  }
}
