import type { NodeId } from "../../../base/id.ts";
import { type AssignmentItem, keyOf } from "../../../model/assignment.ts";
import type { JobRun } from "../../../model/job-run.ts";
import type { Network } from "../../../model/network.ts";
import type { Move } from "../../../model/rebalance.ts";
import { revisionOf, revisionsOf } from "../../../model/revision.ts";
import type { Service } from "../../../model/service.ts";
import { isStopped } from "../../../model/service-stop.ts";
import { compareStates, type Task } from "../../../model/task.ts";
import type { AppliedChange, State } from "../../store/state.ts";
import { itemsFor } from "./items.ts";

/** Rows in few words. Tasks are called `web.1a`, `web.1b`: slot, and which one in it. */
export class Printer {
  readonly #state: () => State;
  readonly #aliases = new Map<string, string>();
  readonly #generations = new Map<string, number>();

  constructor(state: () => State) {
    this.#state = state;
  }

  task(alias: string): Task | undefined {
    return [...this.#state().tasks()].find((task) => this.#aliasOf(task) === alias);
  }

  changes(changes: readonly AppliedChange[]): readonly string[] {
    return changes.flatMap((change) => this.#line(change)).sort();
  }

  tasks(service: string): readonly string[] {
    const tasks = [...this.#state().tasks()].filter((task) => service === "" || task.serviceName === service);
    return tasks.map((task) => `${this.#taskLine(task)}${this.#addresses(task)}`).sort();
  }

  services(): readonly string[] {
    return [...this.#state().services()].map((service) => this.#serviceLine(service)).sort();
  }

  revisions(service: Service): readonly string[] {
    const { number } = revisionOf(service);
    return revisionsOf(service).map((one) => {
      const { Replicated } = one.spec.Mode;
      const image = one.spec.TaskTemplate.ContainerSpec.Image;
      const mark = one.number === number ? " runs" : "";
      return `${one.number} ${image} replicas=${Replicated?.Replicas ?? 1} v${one.specVersion}${mark}`;
    });
  }

  moves(moves: readonly Move[]): readonly string[] {
    return moves.map(({ task, from, to }) => `${this.#aliasOf(task)} ${from} to ${to}`);
  }

  networks(): readonly string[] {
    const real = [...this.#state().networks()].filter((network) => network.kind !== "predefined");
    return real.map(
      ({ spec, subnet, vni, removedAt }) => `${spec.Name} ${subnet} vni=${vni}${removedAt ? " hidden" : ""}`,
    );
  }

  assigned(node: NodeId): readonly string[] {
    // That it is a peer of the others goes without saying.
    const items = [...itemsFor(this.#state(), node).values()].filter((item) => keyOf(item) !== `peer/${node}`);
    return items.map((item) => this.#item(item)).sort();
  }

  #line({ change, before }: AppliedChange): readonly string[] {
    const row = change.row ?? before;
    switch (change.table) {
      case "task": {
        const task = (change.row ?? before) as Task; // A change to a task has a task on one side.
        return [change.row === undefined ? `${this.#aliasOf(task)} gone` : this.#taskLine(task)];
      }
      case "service": {
        const service = (change.row ?? before) as Service; // Likewise.
        return [change.row === undefined ? `service ${service.spec.Name} gone` : this.#serviceLine(service)];
      }
      case "node":
        if (change.row === undefined) return [`node ${change.id} gone`];
        return [`node ${change.id} ${change.row.status.state} ${change.row.spec.Availability} ${change.row.spec.Role}`];
      case "network": {
        if (change.row === undefined) return [`network ${(before as Network).spec.Name} gone`]; // Likewise.
        const isNew = before === undefined || change.row.removedAt !== undefined;
        return isNew
          ? [`network ${change.row.spec.Name} ${change.row.subnet}${change.row.removedAt ? " hidden" : ""}`]
          : [];
      }
      default:
        return row === undefined ? [] : [`${change.table} ${change.row === undefined ? "gone" : "changed"}`];
    }
  }

  #taskLine(task: Task): string {
    const { desiredState, status, nodeId, startAfter, startAfterTask } = task;
    const after = startAfterTask === undefined ? undefined : (this.#aliases.get(startAfterTask) ?? "?");
    return [
      this.#aliasOf(task),
      status.state,
      ...(nodeId === undefined ? [] : [`on ${nodeId}`]),
      ...(desiredState === "running" ? [] : [`want=${desiredState}`]),
      ...(desiredState === "ready" && startAfter !== undefined && startAfter > status.timestamp
        ? [`in=${startAfter - status.timestamp}`]
        : []),
      ...(task.away === undefined ? [] : ["away"]),
      ...(task.crowded === true ? ["crowded"] : []),
      ...(desiredState === "ready" && after !== undefined ? [`after=${after}`] : []),
      ...(task.replaces !== undefined && compareStates(status.state, "running") < 0
        ? [`for=${this.#aliases.get(task.replaces) ?? "?"}`]
        : []),
      ...(desiredState === "ready" && (task.restart?.attempt ?? 0) > 1 ? [`attempt=${task.restart?.attempt}`] : []),
      ...(task.specVersion === 1 ? [] : [`v${task.specVersion}`]),
      ...(status.error === undefined ? [] : [`(${status.error})`]),
    ].join(" ");
  }

  #addresses(task: Task): string {
    const legs = task.attachments.map(({ address }) => address);
    const ports = task.ports.map((port) => `${port.PublishedPort ?? 0}:${port.TargetPort}:${port.PublishMode}`);
    const resources = (task.genericResources ?? []).map(
      ({ NamedResourceSpec: named, DiscreteResourceSpec: counted }) =>
        `${named?.Kind ?? counted?.Kind}=${named?.Value ?? counted?.Value}`,
    );
    return [...legs, ...ports, ...resources].map((text) => ` ${text}`).join("");
  }

  #serviceLine(service: Service): string {
    const { spec, specVersion, endpoint, updateStatus, rebalance, removedAt, runs } = service;
    const alias = (id: string) => this.#aliases.get(id) ?? id;
    const run = runs?.history.at(-1);
    const message = updateStatus?.message.replace(/\bid\d+\b/g, alias);
    return [
      `service ${spec.Name} v${specVersion}`,
      ...endpoint.ports.map((port) => `${port.PublishedPort ?? 0}:${port.TargetPort}:${port.PublishMode}`),
      ...endpoint.virtualIps.map(({ address }) => address),
      ...(updateStatus === undefined ? [] : [`${updateStatus.state} (${message})`]),
      ...(rebalance === undefined
        ? []
        : [`rebalance ${rebalance.state} (${rebalance.message.replace(/\bid\d+\b/g, alias)})`]),
      ...(isStopped(spec) ? ["stopped"] : []),
      ...(run === undefined ? [] : [runText(run)]),
      ...(runs?.queued === undefined ? [] : [`queued=${runs.queued / 1000}`]),
      ...(removedAt === undefined ? [] : ["hidden"]),
    ].join(" ");
  }

  /** The runs of a scheduled job, in seconds. */
  runs(name: string): readonly string[] {
    const runs = this.#state().serviceByName(name)?.runs;
    const past = (runs?.history ?? []).map((run) => runText(run));
    return runs?.queued === undefined ? past : [...past, `due=${runs.queued / 1000} queued`];
  }

  #item(item: AssignmentItem): string {
    switch (item.kind) {
      case "self":
        return `self slice=${item.slice}`;
      case "task":
        return `task ${this.#aliases.get(item.id)} want=${item.desiredState}`;
      case "peer":
        return `peer ${item.nodeId} slice=${item.slice} ${item.dataPathAddress}`;
      case "network":
        return `network ${item.name} ${item.subnet} vni=${item.vni}`;
      case "endpoint":
        return `endpoint ${this.#aliases.get(item.taskId)} ${item.address} at ${item.dataPathAddress}`;
      case "service":
        return `service ${item.names.join(",")} vip=${item.virtualIp ?? "none"} backends=${this.#backends(item)}`;
      case "port":
        return `port ${item.publishedPort} ${item.mode} backends=${this.#backends(item)}`;
      default:
        return `${item.kind} ${item.name}`;
    }
  }

  #backends({ backends }: { readonly backends: readonly { readonly taskId: string }[] }): string {
    return (
      backends
        .map(({ taskId }) => this.#aliases.get(taskId))
        .sort()
        .join(",") || "none"
    );
  }

  #aliasOf(task: Task): string {
    const known = this.#aliases.get(task.id);
    if (known !== undefined) return known;
    const slot = `${task.serviceName}.${task.slot === 0 ? (task.nodeId ?? 0) : task.slot}`;
    const generation = this.#generations.get(slot) ?? 0;
    this.#generations.set(slot, generation + 1);
    const alias = `${slot}${String.fromCharCode(97 + generation)}`;
    this.#aliases.set(task.id, alias);
    return alias;
  }
}

function runText({ due, iteration, startedAt, endedAt, outcome }: JobRun): string {
  const times = { due, started: startedAt, ended: endedAt };
  const words = Object.entries(times).flatMap(([name, at]) => (at === undefined ? [] : [`${name}=${at / 1000}`]));
  return [...(iteration === undefined ? [] : [`run ${iteration}`]), ...words, outcome].join(" ");
}
