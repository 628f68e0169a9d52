import { SkeinError } from "../base/error.ts";
import type { Manager } from "../manager/io/manager.ts";

/** Why a manager should not just leave, in the words that Docker's users know. */
export function refuseLeave(manager: Manager | undefined): SkeinError {
  const intro = "You are attempting to leave the swarm on a node that is participating as a manager. ";
  const outro =
    "The only way to restore a swarm that has lost consensus is to reinitialize it with `--force-new-cluster`. " +
    "Use `--force` to suppress this message.";
  if (manager === undefined) return refusal(`${intro}Doing so may lose the consensus of your cluster. ${outro}`);
  const voters = manager.raft.status().members.filter((member) => !member.learner);
  const reachable = voters.filter((member) => member.reachable !== false).length;
  return refusal(leaveWarning(intro, outro, { reachable, unreachable: voters.length - reachable }));
}

interface Managers {
  readonly reachable: number;
  readonly unreachable: number;
}

function leaveWarning(intro: string, outro: string, { reachable, unreachable }: Managers): string {
  const losesQuorum = reachable - 2 <= unreachable;
  if (reachable === 1 && unreachable === 0) {
    return `${intro}Removing the last manager erases all current state of the swarm. Use \`--force\` to ignore this message. `;
  }
  if (!losesQuorum) return intro + outro;
  const left = `Removing this node leaves ${reachable - 1} managers out of ${reachable + unreachable}. `;
  return `${intro}${left}Without a Raft quorum your swarm will be inaccessible. ${outro}`;
}

function refusal(reason: string): SkeinError {
  return new SkeinError("UNAVAILABLE", { reason });
}
