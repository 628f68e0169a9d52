import type { RaftCore } from "../core/raft-core.ts";
import type { Heard } from "./heard.ts";
import type { Members } from "./members.ts";
import type { Peers } from "./peers.ts";
import type { RaftStatus } from "./types.ts";

export interface StatusSources {
  readonly self: { readonly id: number; readonly address: string };
  readonly core: RaftCore;
  readonly peers: Peers;
  readonly members: Members;
  readonly heard: Heard;
}

/** What a member tells of itself and the others. */
export function statusOf({ self, core, peers, members, heard }: StatusSources): RaftStatus {
  const { role, leader } = core.soft;
  const { term, commit } = core.hard;
  const leaderAddress = leader === self.id ? self.address : peers.addressOf(leader);
  return {
    id: self.id,
    term,
    role,
    leaderId: leader,
    ...(leaderAddress === undefined ? {} : { leaderAddress }),
    commitIndex: commit,
    appliedIndex: core.appliedIndex,
    members: members.list(core.config).map((member) => {
      if (role !== "leader") return member;
      return { ...member, reachable: member.id === self.id || heard.recently(member.id) };
    }),
  };
}
