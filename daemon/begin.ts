import type { Chance, Clock } from "../base/clock.ts";
import { type Id, idFrom } from "../base/id.ts";
import type { NodeDescription } from "../model/node.ts";
import type { Addresses } from "./address.ts";
import type { Member, MemberOptions } from "./member.ts";

export interface NodeOptions extends Omit<MemberOptions, "chance"> {
  readonly chance: Chance;
  readonly clock: Clock;
  readonly defaults: { readonly advertise: string; readonly dataPath: string; readonly listen: string };
  /** What this machine is, as its engine says; undefined while the engine does not answer. */
  readonly describe: () => Promise<NodeDescription | undefined>;
  /** The membership has ended: the network's remains are removed. */
  readonly cleanUp: () => Promise<void>;
}

/** The parts of an identity that come from addresses. */
export function namesOf({ advertise, listen, dataPath }: Addresses): {
  readonly advertiseAddress: string;
  readonly listenAddress: string;
  readonly dataPathAddress: string;
} {
  return { advertiseAddress: advertise, listenAddress: listen, dataPathAddress: dataPath };
}

/** Starts a new member: what may be refused first, then its identity on disk, then the rest. */
export async function begin(member: Member, first: () => Promise<void>): Promise<Member> {
  try {
    await first();
    await member.save();
    await member.run();
    return member;
  } catch (error) {
    await member.stop();
    throw error;
  }
}

/** A new id of any kind. */
export function mintId<Kind extends string>(chance: Chance): Id<Kind> {
  return idFrom<Kind>(chance.bytes(25));
}
