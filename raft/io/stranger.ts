import type { RaftCore } from "../core/raft-core.ts";

/**
 * Whether a member that still campaigns was removed while it was away. Only a leader that a quorum has just confirmed may
 * say so: an old one might not know of a member that joined since.
 */
export async function isStranger(core: RaftCore, confirm: () => Promise<unknown>, id: number): Promise<boolean> {
  const unknownToLeader = (): boolean => core.soft.role === "leader" && !core.progress.has(id);
  if (!unknownToLeader()) return false;
  await confirm();
  return unknownToLeader();
}
