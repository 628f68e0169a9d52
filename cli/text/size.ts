import { CliFailure } from "../failure.ts";

const powers: Readonly<Record<string, number>> = { "": 0, b: 0, k: 1, m: 2, g: 3, t: 4, p: 5 };

/** Bytes of a binary size: "64m" and "64MiB" are 67108864. */
export function parseBytes(text: string): number {
  const [, count, unit] = /^(\d+(?:\.\d+)?) ?([kmgtp]?)(?:i?b)?$/i.exec(text.trim()) ?? [];
  const power = powers[(unit ?? "").toLowerCase()];
  if (count === undefined || power === undefined) {
    throw new CliFailure(`invalid size "${text}": write it as 64m, 1.5g or a number of bytes`);
  }
  return Math.trunc(Number(count) * 1_024 ** power);
}

/** Billionths of a core of a decimal number of cores: "0.5" is 500000000. */
export function parseCpus(text: string): number {
  const [, whole, fraction = ""] = /^(\d*)(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole === undefined || whole + fraction === "" || fraction.replace(/0+$/, "").length > 9) {
    throw new CliFailure(`invalid number of CPUs "${text}": write it as 0.5 or 2, with at most nine decimals`);
  }
  return Number(whole + fraction.slice(0, 9).padEnd(9, "0"));
}

/** Bytes for people: "3.832GiB". */
export function humanBytes(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  return `${Number((bytes / 1_024 ** power).toPrecision(4))}${units[power]}`;
}
