import { minAvailableLabel } from "../../model/min-available.ts";
import { movesFirst } from "../../model/move-first.ts";
import { isDrainedAtOnce, type Node } from "../../model/node.ts";
import type { NodeVerdict } from "../../model/node-verdict.ts";
import { modeOf, type Service } from "../../model/service.ts";
import { isAvailable, type Task } from "../../model/task.ts";
import type { View } from "../../model/view.ts";
import { reasonsAgainst } from "../../scheduler/filter.ts";
import { Host } from "../../scheduler/host.ts";
import { askOf } from "../../scheduler/place.ts";
import { Census } from "./census.ts";
import { keepingText, slotsAwaitingHome } from "./home.ts";
import { neighboursOf } from "./neighbours.ts";
import { taskSpecOf } from "./outdated.ts";
import { isPlacedAlone } from "./waiting-group.ts";

/**
 * What every node would say to the service's next task, or to the one that waits to take another's place. Counts all
 * loads from rows: a question that a person asks, not a part of any turn.
 */
export function explainService(view: View, service: Service): readonly NodeVerdict[] {
  const census = new Census(view);
  const standing = census.standing(view, service.id);
  const neighbours = neighboursOf(service, census.around(view));
  const waiting = [...view.tasksOfService(service.id)].find((task) => isPlacedAlone(task));
  const predecessor = waiting === undefined ? undefined : census.predecessorOf(waiting);
  const ask = askOf(
    {
      spec: taskSpecOf(service),
      specVersion: service.specVersion,
      ports: service.endpoint.ports,
      ...(neighbours === undefined ? {} : { neighbours }),
      ...(predecessor === undefined ? {} : { predecessor }),
    },
    standing,
  );
  const { kind } = modeOf(service.spec.Mode);
  const isGlobal = kind === "global" || kind === "global-job";
  const awaiting = slotsAwaitingHome(service, view);
  return [...view.nodes()].map((node) => {
    const tasks = standing.liveOn(node.id);
    const host = census.fleet.get(node.id) ?? new Host(node);
    const elsewhere = [...awaiting].filter(([home]) => home !== node.id);
    const reasons = [
      ...reasonsAgainst(ask, host),
      ...elsewhere.map(([home, slots]) => keepingText(slots, view.node(home))),
    ];
    // Of the home itself only if something is in the way there.
    const slots = awaiting.get(node.id);
    if (slots !== undefined && reasons.length > 0) reasons.push(keepingText(slots, node));
    const hostname = node.description?.hostname ?? "";
    const served = isGlobal && tasks > 0 ? ["has its task of this global service"] : [];
    const leaving = [...view.tasksOfNode(node.id)].filter((task) => task.serviceId === service.id && isAvailable(task));
    return { nodeId: node.id, hostname, tasks, reasons: [...served, ...reasons, ...whyStill(service, node, leaving)] };
  });
}

/** What those that run on a drained node wait for. */
function whyStill({ spec }: Service, node: Node, running: readonly Task[]): readonly string[] {
  const waits = node.spec.Availability === "drain" && node.status.state !== "down" && !isDrainedAtOnce(node);
  if (!waits || running.length === 0) return [];
  const who = running.length === 1 ? "its task goes on" : `its ${running.length} tasks go on`;
  if (movesFirst(spec)) return [`${who} until others run in their place`];
  return [`${who} until more run than ${minAvailableLabel}=${spec.Labels[minAvailableLabel] ?? ""} asks for`];
}
