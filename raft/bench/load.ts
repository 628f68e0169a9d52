/** How many clients write for how long, each one write after the other. */
export interface Load {
  readonly clients: number;
  readonly seconds: number;
  /** Writes begun before this are not counted. */
  readonly warmUpSeconds: number;
}

export interface Outcome {
  readonly writesPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  readonly failures: number;
}

/** Runs clients against `write` for the time given or until `ended`. A failed write is counted, and the client goes on. */
export async function runLoad(
  load: Load,
  write: (client: number) => Promise<unknown>,
  ended: () => boolean = () => false,
): Promise<Outcome> {
  const latenciesMs: number[] = [];
  let failures = 0;
  const from = performance.now() + load.warmUpSeconds * 1_000;
  const end = from + load.seconds * 1_000;
  const client = async (number: number): Promise<void> => {
    for (let start = performance.now(); start < end && !ended(); start = performance.now()) {
      try {
        await write(number);
        const now = performance.now();
        if (start >= from && now <= end) latenciesMs.push(now - start);
      } catch {
        failures += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: load.clients }, (_, number) => client(number)));
  const seconds = (Math.min(performance.now(), end) - from) / 1_000;
  return { ...summary(latenciesMs), writesPerSecond: latenciesMs.length / seconds, failures };
}

export interface Summary {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

export function summary(timesMs: readonly number[]): Summary {
  const sorted = [...timesMs].sort((left, right) => left - right);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), maxMs: sorted.at(-1) ?? 0 };
}
