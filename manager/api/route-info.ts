import { type Answer, type ClusterRoute, json } from "./call.ts";
import { convertCluster } from "./convert-swarm.ts";
import type { ManagerPort } from "./port.ts";
import { hostnameOf } from "./rows.ts";

/** What the leader adds to a node's own `/info` and status. */
export function infoRoutes(): readonly ClusterRoute[] {
  return [
    { method: "GET", path: "/info", handle: clusterInfo },
    { method: "GET", path: "/skein/v1/status", handle: clusterStatus },
  ];
}

const twoManagers =
  "WARNING: Running Swarm in a two-manager configuration. This configuration provides\n" +
  "         no fault tolerance, and poses a high risk to lose control over the cluster.\n" +
  "         Refer to https://docs.docker.com/engine/swarm/admin_guide/ to configure the\n" +
  "         Swarm for fault-tolerance.";

async function clusterInfo(manager: ManagerPort): Promise<Answer> {
  const view = manager.view();
  const cluster = view.cluster();
  const nodes = [...view.nodes()];
  const managers = nodes.filter((node) => node.spec.Role === "manager").length;
  return json(200, {
    Nodes: nodes.length,
    Managers: managers,
    ...(cluster !== undefined && { Cluster: convertCluster(cluster, nodes) }),
    ...(managers === 2 && { Warnings: [twoManagers] }),
  });
}

async function clusterStatus(manager: ManagerPort): Promise<Answer> {
  const states = manager.managerStates();
  const nodes = [...manager.view().nodes()];
  return json(200, {
    Nodes: nodes.length,
    ReadyNodes: nodes.filter((node) => node.status.state === "ready").length,
    Managers: nodes.flatMap((node) => {
      const state = states.get(node.id);
      if (node.manager === undefined) return [];
      return [
        {
          NodeID: node.id,
          Hostname: hostnameOf(node),
          Address: node.manager.address,
          Leader: state?.leader ?? false,
          Reachable: state?.reachable ?? false,
        },
      ];
    }),
  });
}
