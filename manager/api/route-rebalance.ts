import type { Move, RebalanceStatus } from "../../model/rebalance.ts";
import { type Answer, type Call, type ClusterRoute, json } from "./call.ts";
import { rfc3339 } from "./convert-meta.ts";
import type { ManagerPort } from "./port.ts";
import { findService } from "./rows.ts";

/** `GET` (what would be moved, how it goes) and `POST` (move) `/skein/v1/services/{id}/rebalance`. */
export function rebalanceRoutes(): readonly ClusterRoute[] {
  const path = "/skein/v1/services/:id/rebalance";
  return [
    { method: "GET", path, handle: getRebalance },
    { method: "POST", path, handle: postRebalance },
  ];
}

async function getRebalance(manager: ManagerPort, call: Call): Promise<Answer> {
  const service = findService(manager.view(), call.params["id"] ?? "");
  const { rebalance: status } = service;
  const moves = manager.moves(service.id).map(convertMove);
  return json(200, { ...(status && { Status: convertStatus(status) }), Moves: moves });
}

async function postRebalance(manager: ManagerPort, call: Call): Promise<Answer> {
  const { id } = findService(manager.view(), call.params["id"] ?? "");
  const { warnings } = await manager.submit({ kind: "rebalanceService", id }, call.signal);
  return json(200, { Warnings: warnings.length === 0 ? null : warnings });
}

function convertMove({ task, from, to }: Move): Record<string, unknown> {
  return { TaskID: task.id, Slot: task.slot, From: from, To: to };
}

function convertStatus({ state, startedAt, endedAt, message, auto }: RebalanceStatus): Record<string, unknown> {
  return {
    State: state,
    StartedAt: rfc3339(startedAt),
    ...(endedAt !== undefined && { EndedAt: rfc3339(endedAt) }),
    Message: message,
    Auto: auto === true,
  };
}
