import { nanosPerMs } from "../base/clock.ts";
import { nanosOf } from "../base/duration.ts";
import { invalid } from "../base/error.ts";
import { times } from "../base/limit.ts";
import { affinityLabels } from "./affinity.ts";
import type { Labels } from "./meta.ts";
import { isMinAvailable, minAvailableLabel } from "./min-available.ts";
import { scheduleLabels } from "./schedule.ts";
import { stoppedLabel } from "./service-stop.ts";
import { volumeAffinityLabel } from "./volume-affinity.ts";

/*
 * What labels of a service ask for beyond Docker's own fields. Read from the service's row each time, so that a changed label
 * counts for tasks that run already.
 */

/** How restarts after failures wait longer and longer. */
export interface BackOff {
  readonly isOn: boolean;
  /** No wait is made longer than this. */
  readonly maxDelayMs: number;
  /** A task that ran this long has not crashed in a loop; undefined: the restart policy's window, or the default. */
  readonly stableAfterMs?: number;
}

export function backOffOf(labels: Labels): BackOff {
  const stableAfterMs = durationMs(labels[known.stableAfter]);
  return {
    isOn: !["off", "false"].includes(labels[known.backOff] ?? "on"),
    maxDelayMs: durationMs(labels[known.maxDelay]) ?? times.restartDelayMaxMs,
    ...(stableAfterMs === undefined ? {} : { stableAfterMs }),
  };
}

/** What becomes of tasks whose node is down. */
export type OnLost =
  /**
   * Replaced after so long, by default at once; when the node returns with the task running, that one stays and the
   * replacement goes.
   */
  | { readonly kind: "replace"; readonly afterMs: number }
  /** Never replaced until the node returns or is removed. */
  | { readonly kind: "keep" }
  /** The same, and no other task starts in a slot before the one before it is known to have stopped. */
  | { readonly kind: "fence" };

export function onLostOf(labels: Labels): OnLost {
  const kind = labels[known.onLost];
  if (kind === "keep" || kind === "fence") return { kind };
  return { kind: "replace", afterMs: durationMs(labels[known.lostAfter]) ?? 0 };
}

/** On a service: `auto` spreads its tasks anew when a node joins or comes back. */
export const rebalanceLabel = "skein.rebalance";

/** On a service: `always` pulls the image's tag for every task, as Swarm does; `missing` only where it is not there. */
export const pullLabel = "skein.pull";

/** Throws INVALID naming the label whose value, or whose name among ours, means nothing. */
export function validateServiceLabels(labels: Labels): void {
  for (const [label, value] of Object.entries(labels)) {
    const rule = rules[label];
    if (rule !== undefined && !rule.accepts(value)) throw invalid(`label ${label}: "${value}" is not ${rule.wanted}`);
    if (rule !== undefined || !label.startsWith(ours) || checkedElsewhere.includes(label)) continue;
    const names = [...Object.keys(rules), ...checkedElsewhere].sort();
    throw invalid(`label ${label} is not known; there are ${names.join(", ")}`);
  }
  const onLost = labels[known.onLost];
  if (labels[known.lostAfter] !== undefined && (onLost === "keep" || onLost === "fence")) {
    throw invalid(`label ${known.lostAfter} has no meaning beside ${known.onLost}=${onLost}`);
  }
  if (labels[known.rebalance] === "auto" && onLost === "fence") {
    throw invalid(`label ${known.rebalance}: auto runs two tasks of a slot for a moment, ${known.onLost}=fence never`);
  }
}

const known = {
  rebalance: rebalanceLabel,
  backOff: "skein.restart.backoff",
  maxDelay: "skein.restart.max-delay",
  stableAfter: "skein.restart.stable-after",
  onLost: "skein.on-lost",
  lostAfter: "skein.lost-after",
} as const;

interface Rule {
  readonly wanted: string;
  readonly accepts: (value: string) => boolean;
}

const oneOf = (...words: readonly string[]): Rule => ({
  wanted: `one of ${words.join(", ")}`,
  accepts: (value) => words.includes(value),
});
const duration: Rule = {
  wanted: "a duration such as 30s or 5m",
  accepts: (value) => durationMs(value) !== undefined,
};

const rules: Readonly<Record<string, Rule>> = {
  [known.rebalance]: oneOf("auto", "off"),
  [pullLabel]: oneOf("always", "missing"),
  [known.backOff]: oneOf("on", "off", "true", "false"),
  [known.maxDelay]: duration,
  [known.stableAfter]: duration,
  [known.onLost]: oneOf("replace", "keep", "fence"),
  [known.lostAfter]: duration,
  [stoppedLabel]: oneOf("true", "false"),
  [minAvailableLabel]: {
    wanted: "a number of tasks such as 2, or a share of them such as 50%",
    accepts: isMinAvailable,
  },
};

/** Labels that begin so are ours: another name after it is a slip of the pen, not somebody else's. */
const ours = "skein.";
/** What these may say depends on more than labels. */
const checkedElsewhere: readonly string[] = [...affinityLabels, ...scheduleLabels, volumeAffinityLabel];

/** Undefined for what is no duration, or a negative one: what was stored was refused at the door if so. */
function durationMs(text: string | undefined): number | undefined {
  const nanos = text === undefined ? undefined : nanosOf(text);
  return nanos === undefined || nanos < 0 ? undefined : nanos / nanosPerMs;
}
