import type { RaftCore } from "../core/raft-core.ts";
import type { ConfigChange, MemberChange } from "../core/types.ts";
import {
  CatchUpTimeoutError,
  ChangeInvalidError,
  MemberExistsError,
  MemberUnknownError,
  RaftError,
  TransferFailedError,
} from "./errors.ts";
import { isMemberId } from "./settings.ts";
import type { Member, MembershipOptions } from "./types.ts";

/** What membership changes need of the member they run on. */
export interface MembershipPort {
  readonly core: RaftCore;
  readonly self: number;
  members(): readonly Member[];
  propose(change: ConfigChange, signal: AbortSignal | undefined): Promise<number>;
  /** Waits until something changed and the condition holds. Rejects when the member stops or the signal fires. */
  until(condition: () => boolean, signal: AbortSignal | undefined): Promise<void>;
  /** Runs after the changes asked for before: each decides on what the one before left. */
  exclusive(work: () => Promise<void>): Promise<void>;
  /** Why this member does not take changes. */
  refusal(): RaftError;
  heardFrom(id: number): boolean;
}

/** A learner this close to the end of the log is promoted: it will have the rest before anybody notices. */
const promotionGap = 64;
const catchUpDefaultMs = 60_000;
const codesWorthWaiting = new Set(["CHANGE_PENDING"]);

export interface MemberAddress {
  readonly id: number;
  readonly address: string;
}

/** Learner first, voter once it has caught up: a voter with an empty log would only make the quorum harder to reach. */
export async function addMember(
  port: MembershipPort,
  member: MemberAddress,
  options: MembershipOptions = {},
): Promise<void> {
  requireValid(member);
  const { signal } = options;
  let complete = false;
  await port.exclusive(async () => {
    const existing = known(port, member.id);
    if (existing !== undefined && existing.address !== member.address) throw new MemberExistsError(existing);
    complete = existing?.learner === false;
    if (existing === undefined) await change(port, [{ kind: "add-learner", ...member }], signal);
  });
  if (complete) return;
  try {
    // Others may change the membership meanwhile; catching up can take long.
    await catchUp(port, member.id, options);
  } catch (error) {
    if (error instanceof CatchUpTimeoutError) await removeMember(port, member.id, signal);
    throw error;
  }
  await port.exclusive(async () => {
    const existing = known(port, member.id);
    if (existing === undefined) throw new MemberUnknownError(member.id);
    if (existing.learner) await change(port, [{ kind: "add-voter", ...member }], signal);
  });
}

export function removeMember(port: MembershipPort, id: number, signal?: AbortSignal): Promise<void> {
  return port.exclusive(async () => {
    const existing = known(port, id);
    if (existing === undefined) return;
    const voters = port.members().filter((member) => !member.learner);
    if (!existing.learner && voters.length === 1) throw new ChangeInvalidError("the last voter cannot be removed");
    await change(port, [{ kind: "remove", id, address: "" }], signal);
    // Who removes itself is needed until another leads.
    if (id === port.self) await port.until(() => port.core.soft.role !== "leader", signal);
  });
}

export function updateMember(port: MembershipPort, member: MemberAddress, signal?: AbortSignal): Promise<void> {
  return port.exclusive(async () => {
    requireValid(member);
    const existing = known(port, member.id);
    if (existing === undefined) throw new MemberUnknownError(member.id);
    if (existing.address !== member.address) await change(port, [{ kind: "update", ...member }], signal);
  });
}

/** Resolves once `to` (or the voter that is furthest along) leads. */
export async function transferLeadership(port: MembershipPort, to?: number, signal?: AbortSignal): Promise<void> {
  requireLeader(port);
  const { core } = port;
  const heir = to ?? bestHeir(port);
  if (heir === undefined) throw new TransferFailedError("no other voter is reachable");
  if (heir === port.self) return;
  if (!core.config.voters.includes(heir)) throw new TransferFailedError(`member ${heir} is not a voter`);
  const { term } = core.hard;
  core.transferLeadership(heir);
  await port.until(() => {
    const { role, leader } = core.soft;
    const givenUp = role === "leader" && core.transferee !== heir;
    return givenUp || core.hard.term > term + 1 || (role !== "leader" && leader !== 0);
  }, signal);
  if (core.soft.leader !== heir) throw new TransferFailedError(`member ${heir} did not take over in time`);
}

/** Waits, with a limit, until a learner has nearly all there is. */
export async function catchUp(port: MembershipPort, id: number, options: MembershipOptions): Promise<void> {
  const { signal, catchUpMs = catchUpDefaultMs } = options;
  const timeout = AbortSignal.timeout(catchUpMs);
  const either = signal === undefined ? timeout : AbortSignal.any([timeout, signal]);
  const { core } = port;
  try {
    await port.until(() => {
      const progress = core.progress.get(id);
      const near = progress !== undefined && progress.match > 0 && progress.match + promotionGap >= core.lastIndex;
      return near || progress === undefined || core.soft.role !== "leader";
    }, either);
  } catch (error) {
    if (error === timeout.reason) throw new CatchUpTimeoutError({ id, seconds: catchUpMs / 1_000 });
    throw error;
  }
  requireLeader(port);
  if (!core.progress.has(id)) throw new MemberUnknownError(id);
}

/** Proposes changes that belong together and waits until they are in effect here; waits for an earlier one to end. */
export async function change(
  port: MembershipPort,
  changes: readonly MemberChange[],
  signal: AbortSignal | undefined,
): Promise<void> {
  for (;;) {
    requireLeader(port);
    const { appliedIndex } = port.core;
    try {
      await port.propose({ transition: "auto", changes }, signal);
      return;
    } catch (error) {
      if (!(error instanceof RaftError && codesWorthWaiting.has(error.code))) throw error;
    }
    await port.until(() => port.core.appliedIndex > appliedIndex || port.core.soft.role !== "leader", signal);
  }
}

function bestHeir(port: MembershipPort): number | undefined {
  const { core } = port;
  return core.config.voters
    .filter((id) => id !== port.self && port.heardFrom(id))
    .sort((left, right) => matchOf(core, right) - matchOf(core, left) || left - right)[0];
}

function matchOf(core: RaftCore, id: number): number {
  return core.progress.get(id)?.match ?? 0;
}

/** Throws when this member does not lead: only a leader knows the members for certain. */
export function known(port: MembershipPort, id: number): Member | undefined {
  requireLeader(port);
  return port.members().find((member) => member.id === id);
}

export function requireValid({ id, address }: MemberAddress): void {
  if (!isMemberId(id)) throw new ChangeInvalidError(`${id} is no member id`);
  if (address === "") throw new ChangeInvalidError(`member ${id} has no address`);
}

function requireLeader(port: MembershipPort): void {
  if (port.core.soft.role !== "leader") throw port.refusal();
}
