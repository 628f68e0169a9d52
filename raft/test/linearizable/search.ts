import { endOf, type Operation } from "./operation.ts";

export type SearchResult = "linearizable" | "violation" | "undecided";

/**
 * Looks for an order of the operations that explains a key of any shape: values written twice, writes and appends mixed.
 *
 * Walks through the history and keeps every state the key may be in, with the open operations that took effect already
 * (Wing and Gong's search in Lowe's form: an operation takes effect as late as possible, equal configurations are one).
 * Operations of unknown outcome stay open for ever, so their number decides how far this goes: after `maxStates`
 * configurations it gives up.
 */
export function searchOrder(operations: readonly Operation[], options: { readonly maxStates: number }): SearchResult {
  const relevant = operations.filter((each) => each.kind !== "read" || each.return !== undefined);
  const open = new Set<number>();
  let configurations: readonly Configuration[] = [{ state: "", done: [] }];
  let budget = options.maxStates;
  for (const { at, begins } of eventsOf(relevant)) {
    if (begins) {
      open.add(at);
      continue;
    }
    const reached = completing(at, { operations: relevant, open, configurations, budget });
    if (reached === undefined) return "undecided";
    if (reached.length === 0) return "violation";
    budget -= reached.length;
    open.delete(at);
    configurations = reached;
  }
  return "linearizable";
}

interface Configuration {
  readonly state: string;
  /** Open operations that took effect, in ascending order. */
  readonly done: readonly number[];
}

interface Turn {
  readonly operations: readonly Operation[];
  readonly open: ReadonlySet<number>;
  readonly configurations: readonly Configuration[];
  readonly budget: number;
}

/** All configurations in which the ending operation took effect; it leaves them, as it is no longer open. */
function completing(ending: number, turn: Turn): readonly Configuration[] | undefined {
  const results = new Map<string, Configuration>();
  const seen = new Set<string>();
  const waiting = [...turn.configurations];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.done.includes(ending)) {
      const without = { state: next.state, done: next.done.filter((at) => at !== ending) };
      results.set(nameOf(without), without);
      continue;
    }
    for (const at of turn.open) {
      const operation = turn.operations[at];
      if (operation === undefined || next.done.includes(at)) continue;
      const state = stateAfter(next.state, operation);
      if (state === undefined) continue;
      const reached = { state, done: [...next.done, at].sort((left, right) => left - right) };
      const name = nameOf(reached);
      if (seen.has(name)) continue;
      if (seen.size >= turn.budget) return undefined;
      seen.add(name);
      waiting.push(reached);
    }
  }
  return [...results.values()];
}

/** What the key holds after the operation; undefined for a read that could not have seen this state. */
function stateAfter(state: string, operation: Operation): string | undefined {
  switch (operation.kind) {
    case "write":
      return operation.value;
    case "append":
      return state === "" ? operation.value : `${state},${operation.value}`;
    case "read":
      return operation.result === state ? state : undefined;
  }
}

function nameOf({ state, done }: Configuration): string {
  return `${done.join(" ")}|${state}`;
}

interface Event {
  readonly time: number;
  readonly at: number;
  readonly begins: boolean;
}

/** At equal times calls come first: neither operation precedes the other then. */
function eventsOf(operations: readonly Operation[]): readonly Event[] {
  const begins = operations.map((each, at): Event => ({ time: each.call, at, begins: true }));
  const ends = operations
    .map((each, at): Event => ({ time: endOf(each), at, begins: false }))
    .filter(({ time }) => Number.isFinite(time));
  return [...begins, ...ends].sort(
    (left, right) => left.time - right.time || Number(right.begins) - Number(left.begins) || left.at - right.at,
  );
}
