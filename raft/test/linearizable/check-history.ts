import { appendListFault } from "./append-list.ts";
import { endOf, type Operation, tell } from "./operation.ts";
import { registerFault } from "./register.ts";
import { searchOrder } from "./search.ts";

export type HistoryVerdict =
  | { readonly kind: "linearizable" }
  | { readonly kind: "violation"; readonly key: string; readonly explanation: string }
  | { readonly kind: "undecided"; readonly key: string; readonly why: string };

/**
 * Whether some order of the operations, true to who ended before whom began, explains what every read saw.
 *
 * Keys are judged one by one. A register or append list whose written values are all different is decided exactly and
 * in little more than linear time; only other keys need a search, which gives up after `maxStates` configurations.
 */
export function checkHistory(
  operations: readonly Operation[],
  options: { readonly maxStates?: number } = {},
): HistoryVerdict {
  const maxStates = options.maxStates ?? 200_000;
  let undecided: HistoryVerdict | undefined;
  for (const [key, ofKey] of Map.groupBy(operations, (operation) => operation.key)) {
    const faultOf = faultFinder(ofKey, maxStates);
    const fault = faultOf(ofKey);
    if (fault?.kind === "fault") return { kind: "violation", key, explanation: explain(key, ofKey, faultOf) };
    if (fault?.kind === "unknown") undecided ??= { kind: "undecided", key, why: fault.why };
  }
  return undecided ?? { kind: "linearizable" };
}

type Fault = { readonly kind: "fault"; readonly text: string } | { readonly kind: "unknown"; readonly why: string };
type FaultFinder = (operations: readonly Operation[]) => Fault | undefined;

/** The quickest way to judge a key, chosen by what was written to it. */
function faultFinder(operations: readonly Operation[], maxStates: number): FaultFinder {
  const written = operations.filter(({ kind }) => kind !== "read");
  const values = new Set(written.map(({ value }) => value));
  const distinct = values.size === written.length && !values.has("");
  if (distinct && written.every(({ kind }) => kind === "write")) return exactly(registerFault);
  const plain = written.every(({ kind, value }) => kind === "append" && !value.includes(","));
  if (distinct && plain) return exactly(appendListFault);
  return (some) => {
    const result = searchOrder(some, { maxStates });
    if (result === "violation") return { kind: "fault", text: "a search through all orders found none" };
    return result === "undecided" ? { kind: "unknown", why: `gave up after ${maxStates} configurations` } : undefined;
  };
}

function exactly(faultOf: (operations: readonly Operation[]) => string | undefined): FaultFinder {
  return (operations) => {
    // A read without an answer proves nothing.
    const text = faultOf(operations.filter((each) => each.kind !== "read" || each.return !== undefined));
    return text === undefined ? undefined : { kind: "fault", text };
  };
}

const shownOperations = 12;

/** Names the operation whose end made the history impossible, why, and what came before it. */
function explain(key: string, operations: readonly Operation[], faultOf: FaultFinder): string {
  const ended = operations
    .filter((each) => each.return !== undefined)
    .sort((left, right) => endOf(left) - endOf(right) || left.call - right.call);
  // What the first ends make impossible, no later ones mend: the shortest failing beginning can be searched by halves.
  let low = 1;
  let high = ended.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (faultOf(beginning(operations, ended.slice(0, middle)))?.kind === "fault") high = middle;
    else low = middle + 1;
  }
  const failing = beginning(operations, ended.slice(0, low));
  const fault = faultOf(failing);
  const shown = failing.toSorted((left, right) => left.call - right.call).slice(-shownOperations);
  return [
    `key ${key}: no order of the operations has a place for (${ended
      .slice(low - 1, low)
      .map(tell)
      .join()})`,
    `because ${fault?.kind === "fault" ? fault.text : "of all that follows"}`,
    `the shortest beginning that fails has ${failing.length} operations, the last of them:`,
    ...shown.map((each) => `  ${tell(each)}`),
  ].join("\n");
}

/** The history as it stood when the last of `ended` ended: others that had begun are open. */
function beginning(operations: readonly Operation[], ended: readonly Operation[]): readonly Operation[] {
  const over = new Set(ended);
  const now = ended.reduce((latest, each) => Math.max(latest, endOf(each)), Number.NEGATIVE_INFINITY);
  return operations
    .filter(({ call }) => call <= now)
    .map((each) => (over.has(each) ? each : { ...each, return: undefined }));
}
