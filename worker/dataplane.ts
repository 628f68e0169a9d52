import type { Assignments, TaskItem } from "../model/assignment.ts";
import type { ContainerNetworking } from "../model/dataplane.ts";

/** What a worker needs of the network; overlay-net/io implements it. */
export interface Dataplane {
  /**
   * Makes this node's links, neighbours, names and rules what the assignments say. Level-triggered: may be called with the same
   * set again, and rejects if something is not as it should be. Never called twice at once.
   */
  apply(assignments: Assignments): Promise<void>;
  /** The legs and resolvers of that task's container. Throws while the assignments do not hold what it takes to know them. */
  networkingOf(task: TaskItem, assignments: Assignments): ContainerNetworking;
}

/** No network at all: for tests and simulations of everything else. */
export const noDataplane: Dataplane = {
  apply: () => Promise.resolve(),
  networkingOf: () => ({ attachments: [], dns: [] }),
};
