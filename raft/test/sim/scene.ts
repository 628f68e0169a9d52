import { must } from "./broken.ts";
import type { Member } from "./member.ts";
import type { Scene } from "./simulation.ts";

/** The member that leads at this moment. */
export function leaderOf(scene: Scene): Member {
  return find(scene, (member) => member.process?.core.soft.role === "leader");
}

/** The first member that follows. */
export function followerOf(scene: Scene): Member {
  return find(scene, (member) => member.process?.core.soft.role === "follower");
}

/** Cuts a member off from all others, in both directions. */
export function isolate({ members, network }: Scene, { id }: Member): void {
  for (const other of members) {
    network.cut(id, other.id);
    network.cut(other.id, id);
  }
}

/** From now on one process after the other is held up for a moment, as on a busy machine. */
export function holdUp(scene: Scene, at = 0): void {
  const { members, after } = scene;
  after(40, () => {
    // Lengths and members in an order that repeats rarely, without dice.
    members[(at * 7) % members.length]?.pause(1 + ((at * 61) % 300));
    holdUp(scene, at + 1);
  });
}

function find({ members }: Scene, wanted: (member: Member) => boolean): Member {
  const found = members.find(wanted);
  must(found !== undefined, 0, () => "the scene needs a member that is not there");
  return found;
}
