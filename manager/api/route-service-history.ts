import { SkeinError } from "../../base/error.ts";
import { revisionOf, revisionsOf } from "../../model/revision.ts";
import type { Service } from "../../model/service.ts";
import { type Answer, type Call, type ClusterRoute, json } from "./call.ts";
import { rfc3339 } from "./convert-meta.ts";
import type { ManagerPort } from "./port.ts";
import { findService } from "./rows.ts";
import { changesOf } from "./spec-change.ts";

/** `GET /skein/v1/services/{id}/history` and `POST /skein/v1/services/{id}/rollback?to=N`. */
export function serviceHistoryRoutes(): readonly ClusterRoute[] {
  return [
    { method: "GET", path: "/skein/v1/services/:id/history", handle: getHistory },
    { method: "POST", path: "/skein/v1/services/:id/rollback", handle: rollBack },
  ];
}

async function getHistory(manager: ManagerPort, call: Call): Promise<Answer> {
  return json(200, convertHistory(findService(manager.view(), call.params["id"] ?? "")));
}

async function rollBack(manager: ManagerPort, call: Call): Promise<Answer> {
  const to = call.query.get("to") ?? "";
  if (!/^[1-9]\d{0,8}$/.test(to)) throw new SkeinError("BAD_REQUEST", { reason: `invalid revision to: '${to}'` });
  const { id } = findService(manager.view(), call.params["id"] ?? "");
  const { warnings } = await manager.submit({ kind: "rollBackService", id, revision: Number(to) }, call.signal);
  return json(200, { Warnings: warnings.length === 0 ? null : warnings });
}

/** Newest first. Of the oldest that is known nobody knows what it changed. */
function convertHistory(service: Service): readonly unknown[] {
  const { number: running } = revisionOf(service);
  const revisions = revisionsOf(service);
  const rows = revisions.map(({ number, at, spec }, index) => {
    const before = revisions[index - 1];
    const changes = before === undefined ? [] : changesOf(before.spec, spec);
    return {
      Revision: number,
      CreatedAt: rfc3339(at),
      Running: number === running,
      Changes: number === 1 ? ["created"] : changes,
      Spec: spec,
    };
  });
  return rows.reverse();
}
