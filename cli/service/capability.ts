import { byText } from "../text/words.ts";

const all = "ALL";
const reset = "RESET";

interface Capabilities {
  readonly add: readonly string[];
  readonly drop: readonly string[];
}

/** The capabilities a new service asks for: written as CAP_X, sorted; adding wins over dropping; ALL swallows the others. */
export function effectiveCapabilities(add: readonly string[], drop: readonly string[]): Capabilities {
  const added = swallowed(normalized(add));
  const dropped = swallowed(normalized(drop)).filter((name) => !added.includes(name));
  return { add: sorted(added), drop: sorted(dropped) };
}

/**
 * The same for an update: dropping what was added only takes the addition back, and the other way round; RESET forgets
 * what the service had.
 */
export function updatedCapabilities(
  before: Capabilities,
  add: readonly string[],
  drop: readonly string[],
): Capabilities {
  const toAdd = normalized(add);
  const toDrop = normalized(drop);
  const added = new Set(toAdd.includes(reset) ? [] : normalized(before.add));
  const dropped = new Set(toDrop.includes(reset) ? [] : normalized(before.drop));
  for (const name of toDrop.filter((name) => name !== reset && !toAdd.includes(name))) {
    if (!added.delete(name)) dropped.add(name);
  }
  for (const name of toAdd.filter((name) => name !== reset)) if (!dropped.delete(name)) added.add(name);
  return { add: sorted(swallowed([...added])), drop: sorted(swallowed([...dropped])) };
}

function normalized(names: readonly string[]): readonly string[] {
  const upper = names.map((name) => name.trim().toUpperCase());
  return [
    ...new Set(upper.map((name) => (name === all || name === reset || name.startsWith("CAP_") ? name : `CAP_${name}`))),
  ];
}

function swallowed(names: readonly string[]): readonly string[] {
  return names.includes(all) ? [all] : names;
}

function sorted(names: readonly string[]): readonly string[] {
  return names.filter((name) => name !== reset).toSorted(byText);
}
