import type { Random } from "../random.ts";
import type { Operation } from "./operation.ts";

export interface StoreSettings {
  readonly random: Random;
  readonly clients: number;
  readonly operations: number;
  readonly registers: readonly string[];
  readonly lists: readonly string[];
  /** How often the outcome of an operation stays unknown. */
  readonly unknown: number;
}

/** The history of clients that use a correct store at the same time, with delays before and after each effect. */
export function correctHistory(settings: StoreSettings): readonly Operation[] {
  const { random } = settings;
  const state = new Map<string, string>();
  const history: Operation[] = [];
  const lists = new Set(settings.lists);
  const keys = [...settings.registers, ...settings.lists];
  const clients = Array.from({ length: settings.clients }, (_, at) => ({ client: at + 1, freeAt: random.below(20) }));
  const effects: { readonly time: number; readonly run: () => void }[] = [];
  const runUntil = (time: number): void => {
    effects.sort((left, right) => left.time - right.time);
    while ((effects[0]?.time ?? time) < time) effects.shift()?.run();
  };
  for (let count = 1; count <= settings.operations; count += 1) {
    const caller = clients.reduce((first, each) => (each.freeAt < first.freeAt ? each : first));
    runUntil(caller.freeAt);
    const key = random.pick(keys) ?? "";
    const call = caller.freeAt;
    const effect = call + random.below(30);
    const known = !random.chance(settings.unknown);
    const end = effect + random.below(30);
    const written = lists.has(key) ? "append" : "write";
    const operation: { -readonly [Field in keyof Operation]: Operation[Field] } = {
      client: caller.client,
      key,
      call,
      return: known ? end : undefined,
      kind: random.chance(0.5) ? "read" : written,
      value: `v${count}`,
    };
    history.push(operation);
    const happens = known || random.chance(0.7);
    const late = known ? 0 : random.below(500);
    if (happens) effects.push({ time: effect + late, run: () => takeEffect(state, operation) });
    caller.freeAt = end + random.below(10);
  }
  runUntil(Number.POSITIVE_INFINITY);
  return history;
}

function takeEffect(
  state: Map<string, string>,
  operation: { -readonly [Field in keyof Operation]: Operation[Field] },
): void {
  const before = state.get(operation.key) ?? "";
  if (operation.kind === "read") operation.result = before;
  else if (operation.kind === "write" || before === "") state.set(operation.key, operation.value);
  else state.set(operation.key, `${before},${operation.value}`);
}
