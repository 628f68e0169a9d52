import { ScenarioError } from "../scenario-error.ts";
import type { Handler } from "../world.ts";

/** Commands that let time pass. */
export const timeCommands: Readonly<Record<string, Handler>> = {
  "tick-election": (world, given) => {
    const member = world.member(given.number(0));
    member.tick(member.options.core.electionTicks);
  },
  "tick-heartbeat": (world, given) => {
    const member = world.member(given.number(0));
    member.tick(member.options.core.heartbeatTicks);
  },
  "set-randomized-election-timeout": (world, given) => {
    const ticks = given.requiredNumber("timeout");
    if (ticks === 0) throw new ScenarioError("timeout= is at least 1");
    world.member(given.number(0)).setPatience(ticks);
  },
};
