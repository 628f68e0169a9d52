import type { WorldOptions } from "../../manager/plan/scenario/world.ts";
import { Random } from "../../raft/test/random.ts";
import { BrokenRule } from "./broken.ts";
import { Life } from "./life.ts";
import { operationsOf } from "./operation.ts";

/** How a life's leader plans: as always; slot by slot; and each turn once in vain before. */
const manners: readonly WorldOptions[] = [{}, { wholeMax: 0 }, { wholeMax: 0, rehearse: true }];

/** The story of a life in which a rule did not hold, as short as it was cheap to make it; undefined if all held. */
export function tellOf(seed: number): string | undefined {
  const lines = operationsOf(new Random(seed));
  const manner = manners[seed % manners.length] ?? {};
  const rule = brokenIn(lines, manner);
  if (rule === undefined) return undefined;
  const short = shrunk(lines, manner, rule);
  const replay = `SEED=${seed} ${JSON.stringify(manner)}, ${lines.length} lines, of which matter:`;
  return [brokenIn(short, manner) ?? rule, replay, ...short].join("\n");
}

/** The rule that these lines break. */
function brokenIn(lines: readonly string[], manner: WorldOptions): string | undefined {
  const life = new Life(manner);
  try {
    for (const line of lines) life.take(line);
    life.comeToRest();
    return undefined;
  } catch (error) {
    if (error instanceof BrokenRule) return error.message;
    // Assertions of the code itself are rules too.
    return error instanceof Error ? `${error.message}\n${error.stack}` : String(error);
  }
}

/** Drops what the failure does not need: first halves, then less and less. */
function shrunk(lines: readonly string[], manner: WorldOptions, rule: string): readonly string[] {
  let short = lines;
  let left = triesMax;
  for (let size = lines.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at < short.length && left > 0; left -= 1) {
      const fewer = short.toSpliced(at, size);
      const other = brokenIn(fewer, manner);
      if (other !== undefined && kindOf(other) === kindOf(rule)) short = fewer;
      else at += size;
    }
  }
  return short;
}

const triesMax = 400;

/** The rule without its names and numbers: those change when lines are dropped. */
function kindOf(rule: string): string {
  return (rule.split("\n")[0] ?? "").replace(/\b\w*\d\w*\b/g, "").replace(/\b[abcd]\b/g, "");
}
