import { checkHistory } from "../linearizable/check-history.ts";
import type { Operation } from "../linearizable/operation.ts";
import type { History } from "./history.ts";
import type { Dump } from "./words.ts";

export interface Judgement {
  readonly verdict: string;
  readonly problems: readonly string[];
}

/** What the clients saw must be linearizable, and the state that all members ended in must be the end of it. */
export function judge(history: History, final: Dump): Judgement {
  const values = new Map(final.values);
  const keys = new Set([...history.operations.map(({ key }) => key), ...values.keys()]);
  const call = history.now() + 1;
  const lastLooks = [...keys].map((key): Operation => {
    return { client: 0, key, call, return: call + 1, kind: "read", value: "", result: values.get(key) ?? "" };
  });
  const verdict = checkHistory([...history.operations, ...lastLooks]);
  const told = verdict.kind === "linearizable" ? "linearizable" : JSON.stringify(verdict, undefined, 2);
  const unlinearizable = verdict.kind === "linearizable" ? [] : [`the history is not linearizable: ${told}`];
  return { verdict: told, problems: [...unlinearizable, ...wrongAppends(history, values)] };
}

/** Said again without the checker's help, because it is the promise that matters most. */
function wrongAppends(history: History, values: ReadonlyMap<string, string>): readonly string[] {
  const problems: string[] = [];
  const appends = history.operations.filter(({ kind }) => kind === "append");
  for (const [key, ofKey] of Map.groupBy(appends, (append) => append.key)) {
    const items = (values.get(key) ?? "").split(",").filter((item) => item !== "");
    const seen = new Set(items);
    if (seen.size !== items.length) problems.push(`an append took effect twice in ${key}: ${items.join()}`);
    const lost = ofKey.filter((append) => append.return !== undefined && !seen.has(append.value));
    for (const { value } of lost) problems.push(`append ${value} to ${key} was acknowledged and is lost`);
    const ghosts = items.filter((item) => history.refused.has(item));
    for (const ghost of ghosts) problems.push(`append ${ghost} to ${key} was refused and took effect`);
  }
  return problems;
}
