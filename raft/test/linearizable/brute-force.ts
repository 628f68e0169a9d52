import { endOf, type Operation } from "./operation.ts";

/** The definition itself, tried out order by order: for one key and a handful of operations only. */
export function isLinearizable(operations: readonly Operation[], state = ""): boolean {
  if (operations.every((each) => each.return === undefined)) return true;
  return operations.some((next) => {
    const rest = operations.filter((each) => each !== next);
    if (rest.some((each) => endOf(each) < next.call)) return false;
    if (next.return === undefined && isLinearizable(rest, state)) return true;
    if (next.kind === "read" && next.return !== undefined && next.result !== state) return false;
    return isLinearizable(rest, after(state, next));
  });
}

function after(state: string, { kind, value }: Operation): string {
  if (kind === "read") return state;
  return kind === "write" || state === "" ? value : `${state},${value}`;
}
