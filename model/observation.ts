import type { NodeId } from "../base/id.ts";
import type { TaskReport } from "./assignment.ts";
import type { NodeDescription, NodeStatus } from "./node.ts";

/** What the leader hears from nodes (or stops hearing): inputs of its turn beside users' commands. */
export type Observation =
  | { readonly kind: "reports"; readonly nodeId: NodeId; readonly reports: readonly TaskReport[] }
  | {
      /** A session opened (ready), ended (disconnected is not stored), its lease ran out (down), the leader changed (unknown). */
      readonly kind: "nodeStatus";
      readonly nodeId: NodeId;
      readonly state: NodeStatus["state"];
      readonly message: string;
      readonly address?: string;
      readonly dataPathAddress?: string;
      readonly description?: NodeDescription;
    };
