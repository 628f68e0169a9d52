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
import { Standing } from "../../scheduler/standing.ts";
import { Bonds } from "./bonds.ts";
import { isTold } from "./census.ts";
import { keepingText, slotsAwaitingHome } from "./home.ts";
import { neighboursOf } from "./neighbours.ts";
import { taskSpecOf } from "./outdated.ts";

/**
 * What every node would say to the service's next task. Counts all loads from rows: a question that a person asks, not a
 * part of any turn.
 */
export function explainService(view: View, service: Service): readonly NodeVerdict[] {
  const standing = new Standing(view.tasksOfService(service.id));
  const spec = taskSpecOf(service);
  const bonds = new Bonds();
  for (const other of view.services()) bonds.change(undefined, other);
  const neighbours = neighboursOf(service, {
    view,
    standing: (id) => new Standing(view.tasksOfService(id)),
    against: (name) => bonds.against(name),
  });
  const asked = { spec, specVersion: service.specVersion, ports: service.endpoint.ports };
  const ask = askOf(neighbours === undefined ? asked : { ...asked, neighbours }, standing);
  const { kind } = modeOf(service.spec.Mode);
  const isGlobal = kind === "global" || kind === "global-job";
  const awaiting = slotsAwaitingHome(service, view);
  return [...view.nodes()].map((node) => {
    const host = new Host(node);
    for (const task of view.tasksOfNode(node.id)) if (isTold(task)) host.load.add(task);
    const tasks = standing.liveOn(node.id);
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
