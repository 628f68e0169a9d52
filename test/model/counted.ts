import { Census } from "../../manager/plan/census.ts";
import { slotOf } from "../../manager/plan/roster.ts";
import type { World } from "../../manager/plan/scenario/world.ts";
import type { State } from "../../manager/store/state.ts";
import { holds } from "./broken.ts";

/** What the leader keeps counted is what it would count now. */
export function checkCounts({ census, state }: World): void {
  const [kept, anew] = [countOf(census, state), countOf(new Census(state), state)];
  for (const [what, value] of Object.entries(kept)) {
    const other = Object.entries(anew).find(([name]) => name === what)?.[1];
    holds(asText(value) === asText(other), `${what} is kept as ${asText(value)}, counted as ${asText(other)}`);
  }
}

function countOf(census: Census, state: State) {
  const hosts = [...state.nodes()].map(({ id }) => census.fleet.get(id));
  const services = [...state.services()];
  return {
    load: hosts.map((host) => host?.load),
    ranking: [...census.fleet.fewestFirst()].map(({ node }) => node.id),
    addresses: hosts.map((host) => {
      const addresses = host && census.addresses(state, host.node.id);
      return [...state.tasks()].map(({ id }) => addresses?.free("10.200.0.0/16", 1, id));
    }),
    standing: services.map(({ id }) => {
      const standing = census.standing(state, id);
      const on = hosts.map((host) => host && [standing.liveOn(host.node.id), standing.stayingOn(host.node.id)]);
      return [standing.available, on];
    }),
    failures: services.map(({ id, specVersion }) =>
      [...census.standing(state, id).recentFailures(specVersion, 0)].sort(),
    ),
    crowds: [...census.crowds].sort(),
    waiting: census.queue.waiting(),
    unaddressed: census.unaddressed.inOrder(),
    rosters: services.map(({ id }) => {
      const roster = census.roster(state, id);
      return [...state.tasksOfService(id)].map((task) => [roster.has(slotOf(task)), roster.size]);
    }),
  };
}

function asText(value: unknown): string {
  return JSON.stringify(value, (_, part) => (part instanceof Map ? [...part].sort() : part));
}
