/** A point in time: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** Time as somebody hands it to us. */
export interface Clock {
  now(): Instant;
  /** Milliseconds that never run backwards, for measuring waits. */
  monotonic(): number;
}

/** Chance as somebody hands it to us. */
export interface Chance {
  bytes(count: number): Uint8Array;
  /** A number in [0, 1). */
  fraction(): number;
}

export const nanosPerMs = 1_000_000;
export const never: Instant = Number.POSITIVE_INFINITY;
