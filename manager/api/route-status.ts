import { attemptCluster, objectOf } from "./attempt.ts";
import { type Answer, type Call, type Here, json, type LocalRoute } from "./call.ts";

/** `GET /skein/v1/status`: this node, and the managers as the leader sees them where it can be asked. */
export function statusRoutes(): readonly LocalRoute[] {
  return [{ method: "GET", path: "/skein/v1/status", handle: getStatus }];
}

async function getStatus(here: Here, call: Call): Promise<Answer> {
  const { local, role, error, nodeId, nodeAddress, controlAvailable, clusterId } = here.node.state();
  const node = {
    Version: here.version,
    State: local,
    Role: role ?? null,
    NodeID: nodeId ?? "",
    NodeAddr: nodeAddress ?? "",
    ClusterID: clusterId ?? "",
    ControlAvailable: controlAvailable,
    Error: error ?? "",
  };
  if (role !== "manager") return json(200, { Node: node });
  const cluster = await attemptCluster(here, call);
  const problem =
    cluster.status === 200
      ? { Cluster: objectOf(cluster.value) }
      : { ClusterError: objectOf(cluster.value)["message"] };
  return json(200, { Node: node, ...problem });
}
