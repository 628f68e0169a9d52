import { addCounts, type Counts, noCounts } from "./counts.ts";
import type { SimReport } from "./simulation.ts";

/** What many seeds did together. */
export class Summary {
  readonly counts: Counts = noCounts();
  readonly climates = new Map<string, number>();
  readonly sizes = new Map<number, number>();
  seeds = 0;
  events = 0;
  /** Depends on every seed's run and on nothing else, whoever ran it and in whatever order. */
  fingerprint = 0;

  add(report: SimReport): void {
    this.seeds += 1;
    this.events += report.events;
    this.fingerprint = (this.fingerprint + Math.imul(report.hash ^ report.seed, 0x9e3779b1)) >>> 0;
    addCounts(this.counts, report.counts);
    this.climates.set(report.climate, (this.climates.get(report.climate) ?? 0) + 1);
    this.sizes.set(report.members, (this.sizes.get(report.members) ?? 0) + 1);
  }

  lines(): readonly string[] {
    const { simulatedMs, recoveryMs, ...rest } = this.counts;
    const table = (counts: ReadonlyMap<string | number, number>): string =>
      [...counts]
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([name, count]) => `${name} ${count}`)
        .join(", ");
    return [
      `${this.seeds} seeds, ${this.events} events in ${(simulatedMs / 3_600_000).toFixed(1)} simulated hours`,
      `climates: ${table(this.climates)}; members: ${table(this.sizes)}`,
      ...Object.entries(rest).map(([name, count]) => `  ${words(name).padEnd(22)}${String(count).padStart(10)}`),
      `slowest recovery after healing: ${recoveryMs} ms`,
      `fingerprint of all runs: ${this.fingerprint.toString(16).padStart(8, "0")}`,
    ];
  }
}

function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
