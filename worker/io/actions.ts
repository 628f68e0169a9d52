import { SkeinError } from "../../base/error.ts";
import type { NodeId } from "../../base/id.ts";
import type { Assignments, TaskItem } from "../../model/assignment.ts";
import type { NodeDescription } from "../../model/node.ts";
import { expandTemplates } from "../../model/template/expand.ts";
import type { Dataplane } from "../dataplane.ts";
import { type Engine, isEngineError } from "../engine/engine.ts";
import type { ContainerPlan } from "../engine/plan.ts";
import { containerLabels, containerName, label } from "../naming.ts";
import { Images } from "./images.ts";
import { Networks } from "./networks.ts";
import { type PayloadFolders, Payloads } from "./payloads.ts";

export interface ActionsOptions {
  readonly nodeId: NodeId;
  readonly engine: Engine;
  readonly dataplane: Dataplane;
  readonly folders: PayloadFolders;
  describe(): Promise<NodeDescription>;
  assignments(): Assignments;
}

/** What is done with containers, each thing whole: what came half way the first time is finished the second time. */
export class Actions {
  readonly images: Images;
  readonly networks: Networks;
  readonly payloads: Payloads;
  readonly #options: ActionsOptions;

  constructor(options: ActionsOptions) {
    this.#options = options;
    this.images = new Images(options.engine);
    this.networks = new Networks(options.engine);
    this.payloads = new Payloads(options.folders);
  }

  /** Makes the task's container with all its legs. Returns its id. */
  async create(task: TaskItem): Promise<string> {
    const plan = await this.#plan(task);
    for (const { network } of plan.networking.attachments) await this.networks.ensure(network);
    try {
      const id = await this.#made(plan, task);
      for (const leg of plan.networking.attachments.slice(1)) await this.#connect(id, leg);
      return id;
    } catch (error) {
      // A network or an image may have been removed behind our back: the next try looks for itself.
      this.networks.doubt();
      throw error;
    }
  }

  async #plan(task: TaskItem): Promise<ContainerPlan> {
    const { nodeId, dataplane, assignments } = this.#options;
    const { hostname, architecture, os } = await this.#options.describe();
    const node = { id: nodeId, hostname, architecture, os };
    const now = assignments();
    return {
      name: containerName(task, nodeId),
      labels: containerLabels(task, nodeId),
      spec: expandTemplates(task, node),
      networking: dataplane.networkingOf(task, now),
      files: await this.payloads.write(task, node, now),
    };
  }

  async #made(plan: ContainerPlan, task: TaskItem): Promise<string> {
    const { engine } = this.#options;
    try {
      return await engine.create(plan);
    } catch (error) {
      if (!isEngineError(error, "conflict")) throw error;
      // The name has our task's id in it: an earlier call came through although its answer did not.
      const found = await engine.inspect(plan.name);
      if (found?.labels[label.taskId] !== task.id) throw error;
      return found.id;
    }
  }

  async #connect(id: string, leg: ContainerPlan["networking"]["attachments"][number]): Promise<void> {
    const { engine } = this.#options;
    try {
      await engine.connect(id, leg);
    } catch (error) {
      if (error instanceof Error && /already exists in network/.test(error.message)) return; // Connected before a restart.
      if (!isEngineError(error, "away")) await engine.remove(id); // Half a container is none.
      throw error;
    }
  }

  /** The names of the networks that tasks want here; undefined while they cannot be known. */
  wantedNetworks(tasks: Iterable<TaskItem>): ReadonlySet<string> | undefined {
    const { dataplane, assignments } = this.#options;
    const names = new Set<string>();
    try {
      for (const task of tasks) {
        for (const { network } of dataplane.networkingOf(task, assignments()).attachments) names.add(network.name);
      }
      return names;
    } catch (error) {
      if (error instanceof SkeinError) return undefined; // Assignments have not come whole yet.
      throw error;
    }
  }
}
