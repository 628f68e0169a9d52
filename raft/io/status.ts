import type { RaftCore } from "../core/raft-core.ts";
import type { DiskLog } from "./disk-log.ts";
import type { Heard } from "./heard.ts";
import type { Members } from "./members.ts";
import type { Peers } from "./peers.ts";
import type { RaftOptions, RaftStatus } from "./types.ts";

/** Where the parts of a status come from. */
export interface StatusSources {
  readonly settings: Pick<RaftOptions, "id" | "address">;
  readonly core: RaftCore;
  readonly disk: DiskLog;
  readonly members: Members;
  readonly peers: Peers;
  readonly heard: Heard;
}

/** What a member says about itself, as of now. */
export function statusOf({ settings, core, disk, members, peers, heard }: StatusSources): RaftStatus {
  const { id, address } = settings;
  const { role, leader } = core.soft;
  const { term, commit } = core.hard;
  const leaderAddress = leader === id ? address : peers.addressOf(leader);
  return {
    id,
    term,
    role,
    leaderId: leader,
    ...(leaderAddress === undefined ? {} : { leaderAddress }),
    commitIndex: commit,
    appliedIndex: core.appliedIndex,
    members: members.list(core.config).map((member) => {
      if (role !== "leader") return member;
      return { ...member, reachable: member.id === id || heard.recently(member.id) };
    }),
    diskFull: disk.full,
  };
}
