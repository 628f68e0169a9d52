import type { Api } from "../api/client.ts";
import type { Info } from "../api/shapes.ts";
import { CliFailure } from "../failure.ts";

/** The words as the API knows them: `self` is the node that answers. */
export async function nodeReference(api: Api, name: string): Promise<string> {
  if (name !== "self") return name;
  const info = await api.get<Info>("/info");
  if (info.Swarm.NodeID !== "") return info.Swarm.NodeID;
  throw new CliFailure("this node is not part of a swarm, so there is no node 'self'");
}
