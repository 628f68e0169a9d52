import type { RaftCore } from "../core/raft-core.ts";
import type { Log } from "./types.ts";

/** Whose leader is gone campaigns within fewer ticks than this. */
const spreadTicks = 4;
/** A campaign that is under way may need that long, where disks are slow. */
const campaignTicks = 2;

/** Makes a member campaign soon after its leader's process was found gone. */
export class Suspicion {
  /** The leader that was found gone, until there is another one. */
  #suspected = 0;

  /** Drawn anew each time that it is told, so that members that campaigned at the same moment do not do so for ever. */
  gone(id: number, core: Pick<RaftCore, "soft" | "suspectLeader">, log: Log): void {
    const { leader, role } = core.soft;
    if (leader !== 0) this.#suspected = 0;
    const draw = Math.floor(Math.random() * spreadTicks);
    if (id === leader) {
      this.#suspected = id;
      log("info", "the leader's process is gone", { leader: id });
      core.suspectLeader(draw);
    } else if (id === this.#suspected && (role === "pre-candidate" || role === "candidate")) {
      // Asked in vain so far: the others did not know yet, or asked for themselves at the same time.
      core.suspectLeader(campaignTicks + draw);
    }
  }
}
