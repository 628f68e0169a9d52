import { nanosOf, nanosPerUnit } from "../../base/duration.ts";
import { CliFailure } from "../failure.ts";

/** Nanoseconds of a duration as Go writes them: "1m30s", "1.5h", "-2s", "0". */
export function parseDuration(text: string): number {
  const nanos = nanosOf(text);
  if (nanos === undefined) throw new CliFailure(`invalid duration "${text}": write it as 10s, 1m30s or 2h`);
  return nanos;
}

/** The shortest way to write nanoseconds that `parseDuration` reads back, as Go does: "1m30s", "500ms". */
export function formatDuration(nanos: number): string {
  if (nanos === 0) return "0s";
  if (nanos < 0) return `-${formatDuration(-nanos)}`;
  const subSecond = (["ns", "µs", "ms"] as const).find((_, index) => nanos < 10 ** (3 * (index + 1)));
  if (subSecond !== undefined) return `${nanos / (nanosPerUnit[subSecond] ?? 1)}${subSecond}`;
  const hours = Math.floor(nanos / 3_600e9);
  const minutes = Math.floor((nanos % 3_600e9) / 60e9);
  const seconds = (nanos % 60e9) / 1e9;
  if (hours > 0) return `${hours}h${minutes}m${seconds}s`;
  return minutes > 0 ? `${minutes}m${seconds}s` : `${seconds}s`;
}

/** A span of milliseconds as a person says it: "Less than a second", "3 minutes", "2 weeks". */
export function humanDuration(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.round(ms / 3_600_000);
  if (seconds < 1) return "Less than a second";
  if (seconds === 1) return "1 second";
  if (seconds < 60) return `${seconds} seconds`;
  if (minutes === 1) return "About a minute";
  if (minutes < 60) return `${minutes} minutes`;
  if (hours === 1) return "About an hour";
  if (hours < 48) return `${hours} hours`;
  if (hours < 24 * 7 * 2) return `${Math.floor(hours / 24)} days`;
  if (hours < 24 * 30 * 2) return `${Math.floor(hours / 24 / 7)} weeks`;
  if (hours < 24 * 365 * 2) return `${Math.floor(hours / 24 / 30)} months`;
  return `${Math.floor(hours / 24 / 365)} years`;
}
