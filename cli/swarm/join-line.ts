import type { Api } from "../api/client.ts";
import type { Node, Swarm } from "../api/shapes.ts";

/** The words that tell how a worker or manager joins, through the manager `nodeId`. */
export async function joinLine(api: Api, nodeId: string, role: "worker" | "manager"): Promise<string> {
  const node = await api.get<Node>(`/nodes/${nodeId}`);
  const swarm = await api.get<Swarm>("/swarm");
  const token = role === "worker" ? swarm.JoinTokens.Worker : swarm.JoinTokens.Manager;
  const address = node.ManagerStatus?.Addr ?? "";
  return (
    `To add a ${role} to this swarm, run the following command:\n\n` +
    `    skein swarm join --token ${token} ${address}\n\n`
  );
}
