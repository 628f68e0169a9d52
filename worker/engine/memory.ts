import type { EngineAttachment, EngineNetwork } from "../../model/dataplane.ts";
import type { ContainerStatus, Health } from "../container.ts";
import {
  type ContainerEvent,
  type ContainerListing,
  type Engine,
  EngineError,
  type EngineInfo,
  type LogLine,
  type LogRequest,
  type NetworkListing,
} from "./engine.ts";
import { Feed } from "./feed.ts";
import type { ContainerPlan } from "./plan.ts";

interface Held {
  readonly plan: ContainerPlan;
  status: ContainerStatus;
  readonly legs: EngineAttachment[];
  readonly lines: LogLine[];
  readonly logFeed: Feed<LogLine>;
}

/** Calls that a test can make fail. */
export type MemoryCall = "pull" | "create" | "start" | "signal" | "remove" | "connect" | "ensureNetwork";

/**
 * An engine in memory: its containers run until they are told otherwise. Signals end them (exit code 143 or 137) unless their
 * plan's command is ["stubborn"], which only SIGKILL ends. For tests and simulation; passes the same contract as the real one.
 */
export class MemoryEngine implements Engine {
  /** Images on the machine; a pull adds to them what `registry` holds. */
  readonly images = new Set<string>();
  readonly registry = new Set<string>();
  /** The registry is so slow that pulls do not come to an end. */
  pullsHang = false;
  /** Every call that changed something, in order: "create web.1.t1". */
  readonly calls: string[] = [];
  readonly #containers = new Map<string, Held>();
  readonly #networks = new Map<string, EngineNetwork & { readonly ownerLabel: string }>();
  readonly #feeds = new Set<{ readonly label: string; readonly feed: Feed<ContainerEvent> }>();
  readonly #failures = new Map<MemoryCall, EngineError>();
  #away = false;
  #created = 0;

  /** The next call of that kind fails with this. */
  failNext(call: MemoryCall, error: EngineError): void {
    this.#failures.set(call, error);
  }

  /** Does not answer any more, or answers again; containers go on, as with live-restore. */
  setAway(away: boolean): void {
    this.#away = away;
    if (!away) return;
    for (const { feed } of this.#feeds) feed.fail(new EngineError("away", "the engine is away"));
    this.#feeds.clear();
  }

  /** The container's process ends by itself. */
  exit(name: string, exitCode: number): void {
    this.#end(this.#named(name), exitCode);
  }

  setHealth(name: string, health: Health): void {
    const held = this.#named(name);
    held.status = { ...held.status, health };
    this.#announce(held, "health");
  }

  /** The container's process writes a line. */
  print(name: string, stream: LogLine["stream"], text: string, timestamp: string): void {
    const held = this.#named(name);
    const line = { stream, timestamp, text: new TextEncoder().encode(`${text}\n`) };
    held.lines.push(line);
    held.logFeed.push(line);
  }

  /** The containers there are, by name. */
  get containers(): ReadonlyMap<string, ContainerStatus> {
    return new Map([...this.#containers.values()].map(({ status }) => [status.name, status]));
  }

  /** What they were made from, by name. */
  get plans(): ReadonlyMap<string, ContainerPlan> {
    return new Map([...this.#containers.values()].map(({ plan }) => [plan.name, plan]));
  }

  async info(): Promise<EngineInfo> {
    this.#reach();
    return {
      ...{ version: "20.10.24", name: "memory", architecture: "x86_64", os: "linux", cpus: 4, memoryBytes: 8e9 },
      ...{ labels: {}, plugins: [], genericResources: [] },
    };
  }

  async hasImage(image: string): Promise<boolean> {
    this.#reach();
    return this.images.has(image);
  }

  async pull(image: string, _registryAuth: string | undefined, signal: AbortSignal): Promise<void> {
    this.#reach("pull");
    if (this.pullsHang) await aborted(signal);
    if (!this.registry.has(image)) throw new EngineError("absent", `pull access denied for ${image}`);
    this.calls.push(`pull ${image}`);
    this.images.add(image);
  }

  async create(plan: ContainerPlan): Promise<string> {
    this.#reach("create");
    const { Image, Healthcheck, StopSignal, TTY } = plan.spec.ContainerSpec;
    if (!this.images.has(Image)) throw new EngineError("absent", `No such image: ${Image}`);
    if (this.containers.has(plan.name)) {
      throw new EngineError("conflict", `The container name "/${plan.name}" is already in use`);
    }
    for (const { network } of plan.networking.attachments.slice(0, 1)) this.#requireNetwork(network);
    this.#created += 1;
    const id = `${this.#created}`.padStart(64, "0");
    const status: ContainerStatus = {
      ...{ id, name: plan.name, labels: plan.labels, state: "created", pid: 0, exitCode: 0, error: "" },
      ...{ outOfMemory: false, health: Healthcheck?.Test === undefined ? "none" : "starting" },
      ...{ stopSignal: StopSignal ?? "SIGTERM", tty: TTY ?? false },
    };
    const legs = plan.networking.attachments.slice(0, 1);
    this.#containers.set(id, { plan, status, legs, lines: [], logFeed: new Feed() });
    this.calls.push(`create ${plan.name}`);
    return id;
  }

  async connect(containerId: string, leg: EngineAttachment): Promise<void> {
    this.#reach("connect");
    this.#requireNetwork(leg.network);
    const held = this.#require(containerId);
    if (!held.legs.some(({ network }) => network.name === leg.network.name)) held.legs.push(leg);
    this.calls.push(`connect ${held.status.name} ${leg.network.name}`);
  }

  async start(containerId: string): Promise<void> {
    this.#reach("start");
    const held = this.#require(containerId);
    if (held.status.state === "running") return;
    held.status = { ...held.status, state: "running", pid: 1000 + this.#created, exitCode: 0 };
    this.calls.push(`start ${held.status.name}`);
    this.#announce(held, "start");
  }

  async signal(containerId: string, signal: string): Promise<void> {
    this.#reach("signal");
    const held = this.#find(containerId);
    if (held?.status.state !== "running") return;
    this.calls.push(`signal ${held.status.name} ${signal}`);
    const stubborn = held.plan.spec.ContainerSpec.Command?.[0] === "stubborn";
    if (signal === "SIGKILL") this.#end(held, 137);
    else if (!stubborn) this.#end(held, 143);
  }

  async remove(containerId: string): Promise<void> {
    this.#reach("remove");
    const held = this.#find(containerId);
    if (held === undefined) return;
    if (held.status.state === "running") this.#end(held, 137);
    this.#containers.delete(held.status.id);
    this.calls.push(`remove ${held.status.name}`);
    this.#announce(held, "destroy");
  }

  async inspect(containerIdOrName: string): Promise<ContainerStatus | undefined> {
    this.#reach();
    return this.#find(containerIdOrName)?.status;
  }

  async list(label: string): Promise<readonly ContainerListing[]> {
    this.#reach();
    return [...this.#containers.values()].map(({ status }) => status).filter((status) => label in status.labels);
  }

  async events(label: string, signal: AbortSignal): Promise<AsyncIterable<ContainerEvent>> {
    this.#reach();
    const feed = new Feed<ContainerEvent>(signal);
    this.#feeds.add({ label, feed });
    return feed;
  }

  async *logs(containerId: string, request: LogRequest, signal: AbortSignal): AsyncIterable<LogLine> {
    this.#reach();
    const held = this.#require(containerId);
    const wanted = ({ stream }: LogLine): boolean => request[stream];
    const before = held.lines.filter(wanted);
    // Taken in the same breath as the lines before: none is lost in between.
    const after = request.follow && held.status.state === "running" ? held.logFeed.branch(signal) : [];
    const count = request.tail === "all" ? before.length : Number(request.tail);
    yield* before.slice(Math.max(0, before.length - count));
    for await (const line of after) if (wanted(line)) yield line;
  }

  async networks(label: string): Promise<readonly NetworkListing[]> {
    this.#reach();
    const all = [...this.#networks.values()].map(({ name, labels, ownerLabel }) => ({
      ...{ name, labels: { ...labels, [ownerLabel]: "" } },
    }));
    return all.filter(({ labels }) => label in labels);
  }

  async ensureNetwork(network: EngineNetwork, ownerLabel: string): Promise<void> {
    this.#reach("ensureNetwork");
    const found = this.#networks.get(network.name);
    const same = JSON.stringify(found?.options) === JSON.stringify(network.options) && found?.subnet === network.subnet;
    if (same) return;
    if (found !== undefined) await this.removeNetwork(network.name);
    this.#networks.set(network.name, { ...network, ownerLabel });
    this.calls.push(`network ${network.name}`);
  }

  async removeNetwork(name: string): Promise<void> {
    this.#reach();
    const uses = ({ status, legs }: Held): boolean =>
      status.state === "running" && legs.some(({ network }) => network.name === name);
    if ([...this.#containers.values()].some(uses)) {
      throw new EngineError("conflict", `network ${name} has active endpoints`);
    }
    if (this.#networks.delete(name)) this.calls.push(`remove network ${name}`);
  }

  close(): void {
    for (const { feed } of this.#feeds) feed.end();
  }

  #end(held: Held, exitCode: number): void {
    held.status = { ...held.status, state: "exited", pid: 0, exitCode };
    held.logFeed.end();
    this.#announce(held, "die");
  }

  #announce({ status }: Held, action: ContainerEvent["action"]): void {
    const event = { containerId: status.id, action, labels: status.labels };
    for (const { label, feed } of this.#feeds) if (label in status.labels) feed.push(event);
  }

  #reach(call?: MemoryCall): void {
    if (this.#away) throw new EngineError("away", "the engine is away");
    const failure = call === undefined ? undefined : this.#failures.get(call);
    if (call === undefined || failure === undefined) return;
    this.#failures.delete(call);
    throw failure;
  }

  #requireNetwork({ name, driver }: EngineNetwork): void {
    if (name !== driver && !this.#networks.has(name)) throw new EngineError("absent", `network ${name} not found`);
  }

  #find(idOrName: string): Held | undefined {
    return (
      this.#containers.get(idOrName) ?? [...this.#containers.values()].find(({ status }) => status.name === idOrName)
    );
  }

  #require(idOrName: string): Held {
    const held = this.#find(idOrName);
    if (held === undefined) throw new EngineError("absent", `No such container: ${idOrName}`);
    return held;
  }

  #named(name: string): Held {
    return this.#require(name);
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new EngineError("away", "aborted")), { once: true });
  });
}
