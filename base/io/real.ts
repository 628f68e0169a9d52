import { randomBytes } from "node:crypto";
import type { Chance, Clock } from "../clock.ts";

/** The machine's clock. */
export const realClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };

/** The machine's chance. */
export const realChance: Chance = { bytes: (count) => randomBytes(count), fraction: () => Math.random() };
