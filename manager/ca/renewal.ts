import type { Instant } from "../../base/clock.ts";

export const dayMs = 24 * 3_600_000;
/** Certificates are valid from a while ago, for nodes whose clock is behind. */
const backdateMs = 3_600_000;
const rootValidMs = 20 * 365 * dayMs;
const nodeValidMs = 90 * dayMs;
const firstRetryMs = 5_000;
const lastRetryMs = 3_600_000;

export interface Validity {
  readonly notBefore: Instant;
  readonly notAfter: Instant;
}

/** When to renew: a point in 50–80 % of the validity, chosen by `fraction` in [0, 1) so that nodes do not all come at once. */
export function renewAt({ notBefore, notAfter }: Validity, fraction: number): Instant {
  return notBefore + (notAfter - notBefore) * (0.5 + 0.3 * fraction);
}

/** How long to wait after the nth failed attempt in a row, n counting from 0. */
export function renewalRetryMs(failures: number): number {
  return Math.min(firstRetryMs * 2 ** failures, lastRetryMs);
}

/** Validity of a node certificate made at `now`; `expiryNanos` is the cluster's setting, 0 for the default. */
export function nodeValidity(now: Instant, expiryNanos: number): Validity {
  const lengthMs = expiryNanos > 0 ? expiryNanos / 1_000_000 : nodeValidMs;
  return { notBefore: now - backdateMs, notAfter: now + lengthMs };
}

/** Validity of a root made at `now`. */
export function rootValidity(now: Instant): Validity {
  return { notBefore: now - backdateMs, notAfter: now + rootValidMs };
}
