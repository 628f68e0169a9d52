import { Cron } from "croner";
import type { Instant } from "../base/clock.ts";
import { invalid, messageOf } from "../base/error.ts";
import type { Labels } from "./meta.ts";

/** When a job runs, as its service's labels say. */
export interface Schedule {
  /** Five fields, or one of the short forms such as `@hourly`. */
  readonly expression: string;
  readonly timezone: string;
  /** What becomes of a run that is due while the one before it goes on. */
  readonly overlap: "skip" | "queue" | "replace";
  /** What becomes of a run whose time passed while nobody led. */
  readonly misfire: "run" | "skip";
  /** Nothing becomes due. */
  readonly suspend: boolean;
}

/** The schedule that a service's labels ask for, if they do. Throws INVALID naming the label. */
export function scheduleOf(labels: Labels): Schedule | undefined {
  const expression = labels[name];
  for (const label of Object.keys(labels)) {
    if (!label.startsWith(`${name}.`)) continue;
    if (!options.includes(label)) throw invalid(`label ${label} is unknown: ${name} knows ${options.join(", ")}`);
    if (expression === undefined) throw invalid(`label ${label} needs the label ${name} beside it`);
  }
  if (expression === undefined) return undefined;
  return {
    expression: expression.trim(),
    timezone: labels[option.timezone] ?? "UTC",
    overlap: wordOf(labels, option.overlap, ["skip", "queue", "replace"]),
    misfire: wordOf(labels, option.misfire, ["run", "skip"]),
    suspend: wordOf(labels, option.suspend, ["false", "true"]) === "true",
  };
}

/** Throws INVALID, naming the label, unless the labels are a schedule that can become due. */
export function validateSchedule(labels: Labels, isJob: boolean): void {
  const schedule = scheduleOf(labels);
  if (schedule === undefined) return;
  if (!isJob) throw invalid(`label ${name}: only services in mode replicated-job or global-job can have a schedule`);
  if (!isTimezone(schedule.timezone)) throw invalid(`label ${option.timezone}: '${schedule.timezone}' is no time zone`);
  const { expression } = schedule;
  if (!shape.test(expression)) {
    throw invalid(`label ${name}: '${expression}' is neither five fields nor one of @hourly, @daily, @weekly, …`);
  }
  if (isDue(schedule)) return;
  throw invalid(`label ${name}: '${expression}' never becomes due`);
}

/** The first time after `after` at which a run is due. Pure: an expression and a zone say the same everywhere. */
export function nextRun(schedule: Schedule, after: Instant): Instant | undefined {
  return cronOf(schedule).nextRun(new Date(after))?.getTime();
}

/** Of the times since `first` that have come by `now`: the last one later than `since`, and the next one still to come. */
export function passedRuns(
  schedule: Schedule,
  { first, since, now }: { readonly first: Instant; readonly since: Instant; readonly now: Instant },
): { readonly last: Instant | undefined; readonly next: Instant | undefined } {
  const cron = cronOf(schedule);
  let last = first > since ? first : undefined;
  let next = cron.nextRun(new Date(last ?? since));
  for (; next !== null && next.getTime() <= now; next = cron.nextRun(next)) last = next.getTime();
  return { last, next: next?.getTime() };
}

const name = "skein.schedule";
const option = {
  timezone: "skein.schedule.timezone",
  overlap: "skein.schedule.overlap",
  misfire: "skein.schedule.misfire",
  suspend: "skein.schedule.suspend",
} as const;
const options: readonly string[] = Object.values(option);
export const scheduleLabels: readonly string[] = [name, ...options];
const shape = /^(\S+\s+\S+\s+\S+\s+\S+\s+\S+|@(hourly|daily|midnight|weekly|monthly|yearly|annually))$/i;

/** Paused and without a function it only computes. */
function cronOf({ expression, timezone }: Schedule): Cron {
  return new Cron(expression, { paused: true, mode: "5-part", timezone });
}

/** The first of `words` is the default. */
function wordOf<Word extends string>(labels: Labels, label: string, words: readonly [Word, ...Word[]]): Word {
  const value = labels[label];
  if (value === undefined) return words[0];
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) throw invalid(`label ${label}: '${value}' is none of ${words.join(", ")}`);
  return word;
}

function isDue(schedule: Schedule): boolean {
  try {
    return nextRun(schedule, 0) !== undefined;
  } catch (error) {
    throw invalid(`label ${name}: '${schedule.expression}' is no cron expression (${messageOf(error)})`);
  }
}

function isTimezone(timezone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: timezone }).resolvedOptions().timeZone !== "";
  } catch {
    return false; // Intl says no by throwing.
  }
}
