import type { ServiceId } from "../../base/id.ts";
import type { Command } from "../../model/command.ts";
import { type Answer, type Call, type ClusterRoute, json } from "./call.ts";
import type { ManagerPort } from "./port.ts";
import { findService } from "./rows.ts";

/** What can be done with a service beside Docker's own calls. */
export function serviceActionRoutes(): readonly ClusterRoute[] {
  return [
    action("stop", (id) => ({ kind: "stopService", id, stopped: true })),
    action("start", (id) => ({ kind: "stopService", id, stopped: false })),
    action("restart", (id) => ({ kind: "restartService", id })),
  ];
}

/** `POST /skein/v1/services/{id}/{verb}`: no body; answers warnings as an update does. */
function action(verb: string, command: (id: ServiceId) => Command): ClusterRoute {
  const handle = async (manager: ManagerPort, call: Call): Promise<Answer> => {
    const { id } = findService(manager.view(), call.params["id"] ?? "");
    const { warnings } = await manager.submit(command(id), call.signal);
    return json(200, { Warnings: warnings.length === 0 ? null : warnings });
  };
  return { method: "POST", path: `/skein/v1/services/:id/${verb}`, handle };
}
