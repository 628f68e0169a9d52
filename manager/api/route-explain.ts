import type { NodeVerdict } from "../../model/node-verdict.ts";
import { type Answer, type Call, type ClusterRoute, json } from "./call.ts";
import type { ManagerPort } from "./port.ts";
import { findService } from "./rows.ts";

/** `GET /skein/v1/services/{id}/explain`: which nodes could take the service's next task, and why the others not. */
export function explainRoutes(): readonly ClusterRoute[] {
  return [{ method: "GET", path: "/skein/v1/services/:id/explain", handle: explainService }];
}

async function explainService(manager: ManagerPort, { params }: Call): Promise<Answer> {
  const service = findService(manager.view(), params["id"] ?? "");
  const Nodes = manager.explain(service).map(convertVerdict);
  return json(200, { ServiceID: service.id, ServiceName: service.spec.Name, Nodes });
}

function convertVerdict({ nodeId, hostname, tasks, reasons }: NodeVerdict): Record<string, unknown> {
  return { NodeID: nodeId, Hostname: hostname, Fits: reasons.length === 0, Tasks: tasks, Reasons: reasons };
}
