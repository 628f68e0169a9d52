import { checkHistory } from "../linearizable/check-history.ts";
import type { Operation } from "../linearizable/operation.ts";
import type { History } from "./history.ts";
import type { Dump } from "./words.ts";

export interface Judgement {
  readonly verdict: string;
  readonly problems: readonly string[];
}

/**
 * What the clients saw must be linearizable, and the state that all members ended in must be the end of it. Without such a
 * state only the former is judged.
 */
export function judge(history: History, final: Dump | undefined): Judgement {
  if (final === undefined) return judgeHistory(history.operations);
  const values = new Map(final.values);
  const keys = new Set([...history.operations.map(({ key }) => key), ...values.keys()]);
  const call = history.now() + 1;
  const lastLooks = [...keys].map((key): Operation => {
    return { client: 0, key, call, return: call + 1, kind: "read", value: "", result: values.get(key) ?? "" };
  });
  const { verdict, problems } = judgeHistory([...history.operations, ...lastLooks]);
  return { verdict, problems: [...problems, ...wrongAppends(history, values)] };
}

function judgeHistory(operations: readonly Operation[]): Judgement {
  const verdict = checkHistory(operations);
  if (verdict.kind === "linearizable") return { verdict: "linearizable", problems: [] };
  const told =
    verdict.kind === "violation" ? `${verdict.key}: ${verdict.explanation}` : `${verdict.key}: ${verdict.why}`;
  return { verdict: verdict.kind, problems: [`the history is not linearizable, ${told}`] };
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
