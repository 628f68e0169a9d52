import type { MemberChange } from "../core/types.ts";
import {
  CatchUpTimeoutError,
  ChangeInvalidError,
  MemberExistsError,
  MemberUnknownError,
  OutcomeUnknownError,
} from "./errors.ts";
import { catchUp, change, known, type MembershipPort, removeMember, requireValid } from "./membership.ts";
import type { MembershipChange, MembershipOptions } from "./types.ts";

type Newcomer = Extract<MembershipChange, { kind: "add" }>;

/**
 * Several changes as one: the newcomers learn first, then a single joint change makes them voters and the others leave, so
 * that at no moment a majority of only some of them could decide.
 */
export async function changeMembers(
  port: MembershipPort,
  changes: readonly MembershipChange[],
  options: MembershipOptions = {},
): Promise<void> {
  requireSense(changes);
  const { signal } = options;
  let newcomers: readonly Newcomer[] = [];
  const broughtIn: Newcomer[] = [];
  await port.exclusive(async () => {
    newcomers = newcomersOf(port, changes);
    for (const { id, address } of newcomers) {
      if (known(port, id) !== undefined) continue;
      await change(port, [{ kind: "add-learner", id, address }], signal);
      broughtIn.push({ kind: "add", id, address });
    }
  });
  try {
    await Promise.all(newcomers.map(({ id }) => catchUp(port, id, options)));
  } catch (error) {
    // All or nothing: who came for this change alone does not stay without it.
    const failed = error instanceof CatchUpTimeoutError || error instanceof MemberUnknownError;
    for (const { id } of failed ? broughtIn : []) await removeMember(port, id, signal);
    throw error;
  }
  await port.exclusive(() => decide(port, changes, signal));
}

/** Makes the one joint change and waits until it is over. */
async function decide(
  port: MembershipPort,
  changes: readonly MembershipChange[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const needed = changes.flatMap((single): readonly MemberChange[] => {
    const existing = known(port, single.id);
    if (single.kind === "remove") return existing ? [{ kind: "remove", id: single.id, address: "" }] : [];
    if (existing === undefined) throw new MemberUnknownError(single.id);
    return existing.learner ? [{ kind: "add-voter", id: single.id, address: single.address }] : [];
  });
  if (needed.length === 0) return;
  await change(port, needed, signal);
  const { core } = port;
  const joint = (): boolean => core.config.outgoing.length > 0;
  await port.until(() => !joint() || core.soft.role !== "leader", signal);
  if (joint()) throw new OutcomeUnknownError("the leadership was lost; the next leader completes the change");
  // Who removes itself is needed until another leads.
  const leaves = needed.some(({ kind, id }) => kind === "remove" && id === port.self);
  if (leaves) await port.until(() => core.soft.role !== "leader", signal);
}

function requireSense(changes: readonly MembershipChange[]): void {
  const ids = new Set(changes.map(({ id }) => id));
  if (ids.size !== changes.length) throw new ChangeInvalidError("a member is named twice");
  for (const single of changes) if (single.kind === "add") requireValid(single);
}

/** Those who are to be added and are no voters yet. */
function newcomersOf(port: MembershipPort, changes: readonly MembershipChange[]): readonly Newcomer[] {
  return changes
    .filter((single) => single.kind === "add")
    .filter(({ id, address }) => {
      const existing = known(port, id);
      if (existing !== undefined && existing.address !== address) throw new MemberExistsError(existing);
      return existing?.learner !== false;
    });
}
