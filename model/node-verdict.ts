import type { NodeId } from "../base/id.ts";

/** What a node would say to the next task of a service. */
export interface NodeVerdict {
  readonly nodeId: NodeId;
  readonly hostname: string;
  /** Live tasks of the service there. */
  readonly tasks: number;
  /** Everything that speaks against it, not only the first; none: the node could take it. */
  readonly reasons: readonly string[];
}
