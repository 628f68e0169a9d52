/** Crashes when something that must hold does not: a broken invariant is our own bug, never a caller's mistake. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`raft invariant broken: ${message}`);
}

/** Ends a switch over a union: adding a member without handling it is a type error here. */
export function unreachable(value: never): never {
  throw new Error(`raft invariant broken: unexpected ${JSON.stringify(value)}`);
}
