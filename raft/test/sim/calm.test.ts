import { expect, test } from "vitest";
import { type Climate, quietClimate } from "./climate.ts";
import { followerOf, holdUp, isolate, leaderOf } from "./scene.ts";
import { type Scene, simulate } from "./simulation.ts";

/** A leader is elected once at the beginning, and that was it: with the default timings, 100 ms and 10 ticks. */

const seconds = 1_000;
const minutes = 60 * seconds;

interface Case {
  readonly what: string;
  readonly members: number;
  readonly seeds: number;
  readonly climate: Partial<Climate>;
  readonly script?: (scene: Scene) => void;
  /** How often somebody was elected, of which one is the beginning. */
  readonly elections: number;
}

const cases: readonly Case[] = [
  {
    what: "a fifth of all messages is lost for ten minutes",
    members: 5,
    seeds: 3,
    climate: { troubleMs: 10 * minutes, loss: 0.2, thinkMs: seconds },
    elections: 1,
  },
  {
    what: "syncs on the leader's disk take 50 to 500 ms for five minutes",
    members: 3,
    seeds: 5,
    climate: { troubleMs: 5 * minutes },
    script: (scene) => scene.after(5 * seconds, () => leaderOf(scene).disk.syncTakes({ low: 50, high: 500 })),
    elections: 1,
  },
  {
    what: "syncs on all disks take 50 to 500 ms, and a tenth of all messages is lost",
    members: 5,
    seeds: 3,
    climate: { troubleMs: 5 * minutes, loss: 0.1 },
    script: ({ members, after }) =>
      after(5 * seconds, () => {
        for (const { disk } of members) disk.syncTakes({ low: 50, high: 500 });
      }),
    elections: 1,
  },
  {
    what: "a member returns after an hour of partition",
    members: 3,
    seeds: 2,
    climate: { troubleMs: 62 * minutes, thinkMs: 2 * seconds },
    script: (scene) => {
      scene.after(minutes, () => isolate(scene, followerOf(scene)));
      scene.after(61 * minutes, () => scene.network.mend());
    },
    elections: 1,
  },
  {
    what: "a member that hears nobody, but is heard, for ten minutes",
    members: 3,
    seeds: 3,
    climate: { troubleMs: 12 * minutes, thinkMs: seconds },
    script: (scene) => {
      scene.after(minutes, () => {
        const deaf = followerOf(scene).id;
        for (const { id } of scene.members) scene.network.cut(id, deaf);
      });
      scene.after(11 * minutes, () => scene.network.mend());
    },
    elections: 1,
  },
  {
    what: "a member returns from a pause of a minute",
    members: 3,
    seeds: 5,
    climate: { troubleMs: 2 * minutes },
    script: (scene) => scene.after(5 * seconds, () => followerOf(scene).pause(minutes)),
    elections: 1,
  },
  {
    what: "every process is held up for up to 300 ms again and again",
    members: 5,
    seeds: 3,
    climate: { troubleMs: 5 * minutes },
    script: holdUp,
    elections: 1,
  },
  {
    what: "a leader that stops for a minute is replaced once, and does not come back",
    members: 3,
    seeds: 5,
    climate: { troubleMs: 3 * minutes },
    script: (scene) => scene.after(5 * seconds, () => leaderOf(scene).pause(minutes)),
    elections: 2,
  },
  {
    what: "a leader that is cut off for an hour is replaced once, and does not come back",
    members: 3,
    seeds: 1,
    climate: { troubleMs: 62 * minutes, thinkMs: 2 * seconds },
    script: (scene) => {
      scene.after(minutes, () => isolate(scene, leaderOf(scene)));
      scene.after(61 * minutes, () => scene.network.mend());
    },
    elections: 2,
  },
];

test.each(cases)("$what: $elections elections", ({ members, seeds, climate, script, elections }) => {
  const world = { ...quietClimate(members), ...climate };
  const options = { climate: world, ...(script === undefined ? {} : { script }) };
  const counted = Array.from({ length: seeds }, (_, at) => simulate(at + 1, options).counts.elections);
  expect(counted).toEqual(counted.map(() => elections));
});
