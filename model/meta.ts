import type { Instant } from "../base/clock.ts";

/** What every row has. `version` is the Raft index of the entry that last changed it; apply writes it, nobody else. */
export interface Meta {
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export type Labels = Readonly<Record<string, string>>;

/** The meta of a row that is not yet committed. */
export function newMeta(now: Instant): Meta {
  return { version: 0, createdAt: now, updatedAt: now };
}
