/** A rule that did not hold. */
export class BrokenRule extends Error {}

export function holds(condition: boolean, rule: string): void {
  if (!condition) throw new BrokenRule(rule);
}

/** Nothing occurs twice. */
export function distinct(values: readonly string[], what: string): void {
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.has(value)) throw new BrokenRule(`${what} ${value} is given twice`);
    seen.add(value);
  }
}
