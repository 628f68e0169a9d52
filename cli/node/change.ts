import type { Api } from "../api/client.ts";
import type { Node, NodeSpec } from "../api/shapes.ts";

/** Reads a node, changes its spec and sends it back; answers the node as it was. */
export async function changeNode(api: Api, name: string, change: (spec: NodeSpec) => NodeSpec): Promise<Node> {
  const node = await api.get<Node>(`/nodes/${encodeURIComponent(name)}`);
  const after = change(node.Spec);
  if (after !== node.Spec) {
    await api.post(`/nodes/${node.ID}/update`, { query: { version: String(node.Version.Index) }, body: after });
  }
  return node;
}
