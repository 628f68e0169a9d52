/** Ends the process's trust in itself: a broken invariant is our bug, never a caller's mistake. */
export class AssertionError extends Error {
  override readonly name = "AssertionError";
}

/** Throws AssertionError with `rule` (what must hold, as a sentence) if `condition` is false. */
export function assert(condition: boolean, rule: string): asserts condition {
  if (!condition) throw new AssertionError(`broken invariant: ${rule}`);
}

/** The value, or AssertionError if it is absent; `what` names it. */
export function present<Value>(value: Value | undefined | null, what: string): Value {
  assert(value !== undefined && value !== null, `${what} is present`);
  return value;
}

/** For the default branch of a switch over a union: does not compile while a case is missing. */
export function unreachable(value: never): never {
  throw new AssertionError(`unreachable: ${JSON.stringify(value)}`);
}
