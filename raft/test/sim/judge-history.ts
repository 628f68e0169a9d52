import { checkHistory } from "../linearizable/check-history.ts";
import type { Operation } from "../linearizable/operation.ts";
import { must } from "./broken.ts";
import type { Call } from "./client.ts";

/** Whether one order of all calls explains what every client saw. */
export function judgeHistory(calls: readonly Call[]): void {
  const verdict = checkHistory(calls.map(operationOf));
  must(verdict.kind !== "violation", 0, () => `not linearizable: ${JSON.stringify(verdict, undefined, 1)}`);
  must(verdict.kind === "linearizable", 0, () => `the history could not be judged: ${JSON.stringify(verdict)}`);
}

function operationOf({ client, kind, key, value, called, returned, result }: Call): Operation {
  return { client, kind, key, value, call: called, return: returned, result: result ?? "" };
}
