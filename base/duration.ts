/** The units that durations are written in. */
export const nanosPerUnit: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3_600e9,
};

/** Nanoseconds of a duration as Go writes them ("1m30s", "1.5h", "-2s", "0"); undefined if it is none. */
export function nanosOf(text: string): number | undefined {
  const [, sign = "", body = ""] = /^([+-]?)(.*)$/.exec(text) ?? [];
  if (body === "0") return 0;
  const parts = [...body.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)/g)];
  if (body === "" || parts.map(([part]) => part).join("") !== body) return undefined;
  const nanos = parts.reduce((sum, [, count, unit]) => sum + Number(count) * (nanosPerUnit[unit ?? ""] ?? 0), 0);
  return Math.round(sign === "-" ? -nanos : nanos);
}

/** A wait of so many milliseconds in whole seconds, rounded up: "5s", "2m40s", "5m". */
export function waitText(ms: number): string {
  const all = Math.ceil(ms / 1000);
  const [minutes, seconds] = [Math.floor(all / 60), all % 60];
  if (minutes === 0) return `${seconds}s`;
  return seconds === 0 ? `${minutes}m` : `${minutes}m${seconds}s`;
}
