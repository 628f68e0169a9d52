import { describeEntry, roleNames } from "../describe.ts";
import type { Member } from "../member.ts";
import type { Handler, World } from "../world.ts";

/** Commands that only look. */
export const showCommands: Readonly<Record<string, Handler>> = {
  "raft-log": (world, given) => showLog(world, world.member(given.number(0))),
  "raft-state": (world) => world.output.print(...world.members.map(describeState)),
  status: (world, given) => world.output.print(...describeProgress(world.member(given.number(0)))),
};

/** What a member has saved of its log. */
export function showLog(world: World, { storage }: Member): void {
  const { firstIndex, lastIndex, entries } = storage;
  if (entries.length > 0) world.output.print(...entries.map(describeEntry));
  else world.output.print(`log is empty: first index=${firstIndex}, last index=${lastIndex}`);
}

function describeState({ id, core }: Member): string {
  const { voters, outgoing } = core.config;
  const voter = voters.includes(id) || outgoing.includes(id) ? "(Voter)" : "(Non-Voter)";
  return `${id}: ${roleNames[core.soft.role]} ${voter} Term:${core.hard.term} Lead:${core.soft.leader}`;
}

/** How far a leader thinks each member is; others do not keep count. */
function describeProgress({ core }: Member): readonly string[] {
  if (core.soft.role !== "leader") return [];
  const names = { probe: "StateProbe", replicate: "StateReplicate", snapshot: "StateSnapshot" } as const;
  return [...core.progress].map(([id, progress]) => {
    const parts = [`${id}: ${names[progress.state]} match=${progress.match} next=${progress.next}`];
    if (progress.learner) parts.push("learner");
    if (progress.paused) parts.push("paused");
    if (progress.pendingSnapshot > 0) parts.push(`pendingSnap=${progress.pendingSnapshot}`);
    if (!progress.recentActive) parts.push("inactive");
    const { count, full } = progress.inflights;
    if (count > 0) parts.push(`inflight=${count}${full ? "[full]" : ""}`);
    return parts.join(" ");
  });
}
