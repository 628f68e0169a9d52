import type { NodeId } from "../../base/id.ts";
import type { Node } from "../../model/node.ts";
import { modeOf, type Service } from "../../model/service.ts";
import { isWanted, type Task } from "../../model/task.ts";
import type { Draft } from "../store/draft.ts";
import type { Census } from "./census.ts";
import type { SlotKey } from "./roster.ts";

/** What of a service its reconciler has to look at. */
export interface Portion {
  readonly tasks: readonly Task[];
  /** The nodes that count for a global service. */
  readonly nodes: Iterable<Node>;
  /** Slots that are in order, filled, and not looked at. */
  readonly others: OtherSlots;
}

export interface OtherSlots {
  readonly count: number;
  has(slot: number): boolean;
}

const noOthers: OtherSlots = { count: 0, has: () => false };

/** The slots to which something has happened if the rest is known to be in order, otherwise all. */
export function portionOf(draft: Draft, census: Census, service: Service): Portion {
  const part = partOf(draft, census, service);
  if (part !== undefined) return part;
  const nodes = modeOf(service.spec.Mode).kind === "global" ? draft.nodes() : [];
  return { tasks: draft.tasksOfService(service.id), nodes, others: noOthers };
}

/** All that was decided for the portion has been written: from now on only what happens to a slot counts. */
export function noteOrder(draft: Draft, census: Census, service: Service, { tasks, others }: Portion): void {
  const { kind } = modeOf(service.spec.Mode);
  if (kind !== "replicated" && kind !== "global") return;
  if (tasks.length > census.wholeMax || others !== noOthers)
    census.roster(draft, service.id).orderedBy = shapeOf(service);
}

function partOf(draft: Draft, census: Census, service: Service): Portion | undefined {
  const roster = census.knownRoster(service.id);
  if (roster === undefined) return undefined;
  if (roster.orderedBy !== shapeOf(service) || isInMotion(service)) {
    roster.touchAll();
    return undefined;
  }
  const slots = roster.toLookAt();
  const tasks = roster.tasksIn(slots).flatMap((id) => draft.task(id) ?? []);
  if (tasks.some((task) => task.specVersion !== service.specVersion && isWanted(task))) return undefined;
  const looked = [...slots].filter((slot) => roster.has(slot)).length;
  const others = { count: roster.size - looked, has: (slot: number) => roster.has(slot) && !slots.has(slot) };
  const mode = modeOf(service.spec.Mode);
  // More slots than replicas: which of them go is a matter of all.
  if (mode.kind === "replicated" && roster.size > mode.replicas) return undefined;
  return { tasks, nodes: mode.kind === "global" ? nodesOf(draft, slots) : [], others };
}

/** Whatever of a service's row its tasks may depend on: another shape is a reason to look at all of them. */
function shapeOf(service: Service): string {
  const { meta: _, previousSpec: __, previousSpecVersion: ___, previousRegistryAuth: ____, ...others } = service;
  const { spec, revision: _____, revisions: ______, rebalance: _______, ...rest } = others;
  return JSON.stringify([{ ...spec, Mode: undefined }, modeOf(spec.Mode).kind, rest]);
}

function isInMotion({ updateStatus, removedAt }: Service): boolean {
  if (removedAt !== undefined) return true;
  return updateStatus?.state === "updating" || updateStatus?.state === "rollback_started";
}

function nodesOf(draft: Draft, slots: Iterable<SlotKey>): readonly Node[] {
  return [...slots].flatMap((slot) => draft.node(slot as NodeId) ?? []); // A global service's slots are its nodes.
}
