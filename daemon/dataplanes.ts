import type { Assignments, TaskItem } from "../model/assignment.ts";
import type { ContainerNetworking } from "../model/dataplane.ts";
import { createDataplane, type Dataplane, type DataplaneOptions } from "../overlay-net/io/dataplane.ts";

/** The data path across memberships: one that was torn down is replaced by a fresh one, for the engine always needs its driver. */
export class Dataplanes {
  readonly #options: DataplaneOptions;
  #dataplane: Dataplane;

  constructor(options: DataplaneOptions) {
    this.#options = options;
    this.#dataplane = createDataplane(options);
  }

  /** The one that is there now, whichever that is. */
  readonly current = {
    apply: (assignments: Assignments): Promise<void> => this.#dataplane.apply(assignments),
    networkingOf: (task: TaskItem, assignments: Assignments): ContainerNetworking =>
      this.#dataplane.networkingOf(task, assignments),
  };

  async start(): Promise<void> {
    await this.#dataplane.start();
  }

  /** Removes everything of the swarm from this machine's network; the driver goes on answering the engine. */
  async renew(): Promise<void> {
    await this.#dataplane.teardown();
    this.#dataplane = createDataplane(this.#options);
    await this.#dataplane.start();
  }

  /** Leaves the traffic as it is. */
  async stop(): Promise<void> {
    await this.#dataplane.stop();
  }
}
