import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { attach, attempt, type Output } from "../tools/command.ts";
import { type Steps, silentSteps } from "../tools/steps.ts";
import { until } from "../tools/until.ts";
import { removeCgroups } from "./cgroups.ts";
import { formCluster } from "./cluster.ts";
import { startDaemons } from "./daemons.ts";
import { ensureImage, type ImageFile, loadImage } from "./engine-images.ts";
import { exclusively } from "./lock.ts";
import { allRuns, allStates, type HostPlan, type LabSize, labPaths, planHosts } from "./plan.ts";
import { insideOf, powerOff, powerOn } from "./power.ts";
import { hostProcesses, initsOf, readProcesses } from "./processes.ts";
import { netnsOf, remainsOf, removeFolders } from "./remains.ts";
import { type HostStatus, statusOf } from "./status.ts";
import { removeNetns, setCable, setDrop } from "./underlay.ts";

export interface UpOptions {
  readonly managers: number;
  readonly workers: number;
  /** False: bare engines, no skeind and no cluster. */
  readonly agents: boolean;
  /** Loaded into every engine. */
  readonly images: readonly ImageFile[];
  readonly steps?: Steps;
}

/**
 * A cluster on one machine: each host is a set of namespaces with its own engine and its own skeind. What runs is read
 * from the kernel every time, so any command works after any crash. Needs root.
 */
export class Lab {
  readonly name: string;

  constructor(name: string) {
    labPaths(name); // Throws on a bad name.
    this.name = name;
  }

  /** The hosts of the lab as it was last brought up; empty when there is no such lab. */
  get hosts(): readonly HostPlan[] {
    const size = this.#readSize();
    return size === undefined ? [] : planHosts(this.name, size);
  }

  /** The hosts that are nodes: all but the client. */
  get nodes(): readonly HostPlan[] {
    return this.hosts.filter((host) => host.role !== "client");
  }

  /** The host of that name. Throws when there is none. */
  host(name: string): HostPlan {
    const hosts = this.hosts;
    const host = hosts.find((one) => one.name === name);
    if (host !== undefined) return host;
    const names = hosts.map((one) => one.name).join(", ");
    throw new Error(`lab ${this.name} has no host ${name}${names === "" ? " (it is not up)" : `; it has ${names}`}`);
  }

  /**
   * Brings the lab to full health: every host on, thawed, its cable whole, its daemons answering, the images loaded,
   * and all nodes in one cluster. Idempotent; a lab that exists may grow and does not shrink.
   */
  async up(options: UpOptions): Promise<void> {
    await exclusively(`lab ${this.name}`, async () => {
      const { step } = options.steps ?? silentSteps;
      const size = this.#writeSize(options);
      const count = `${plural(size.managers, "manager")}, ${plural(size.workers, "worker")}, 1 client`;
      await step("hosts", async (say) => {
        // The first alone: it makes the underlay that the others plug into.
        const [first, ...others] = this.hosts;
        if (first !== undefined) await this.#revive(first);
        await Promise.all(others.map((host) => this.#revive(host)));
        say(count);
      });
      await step(size.agents ? "engines and agents" : "engines", () => this.#startAll(size.agents));
      if (options.images.length > 0)
        await step("images into every engine", (say) => this.#loadAll(options.images, say));
      if (size.agents) await step("cluster", (say) => formCluster(this.nodes, say));
    });
  }

  /** Removes the lab and everything that belongs to it, whatever state it is in. Throws if anything remains. */
  async down(): Promise<void> {
    await exclusively(`lab ${this.name}`, async () => {
      for (const init of initsOf(readProcesses(), this.name)) process.kill(init.pid, "SIGKILL");
      const what = `the processes of lab ${this.name} to end`;
      await until(
        { what, timeoutMs: 20_000, everyMs: 10 },
        async () => initsOf(readProcesses(), this.name).length === 0,
      );
      await Promise.all(netnsOf(this.name).map(removeNetns));
      await removeCgroups(labPaths(this.name).cgroup);
      removeFolders(this.name);
      const remains = remainsOf(this.name);
      if (remains.length > 0) throw new Error(`lab ${this.name} is down, but this remains:\n${remains.join("\n")}`);
    });
  }

  status(): Promise<readonly HostStatus[]> {
    return Promise.all(this.hosts.map(statusOf));
  }

  /** Runs a program on the host and returns what it printed and its exit code. */
  exec(host: string, argv: readonly string[], input = ""): Promise<Output> {
    return attempt(this.inside(host, argv), { input });
  }

  /** Runs a program on the host, on our own terminal; returns its exit code. */
  execAttached(host: string, argv: readonly string[]): Promise<number> {
    return attach(this.inside(host, argv));
  }

  /** Where the docker CLI finds the host: its skeind, or its engine in a lab without agents. */
  endpoint(host: string): string {
    const plan = this.host(host);
    if (plan.role === "client") throw new Error(`${host} is not a node: there is nothing to point the docker CLI at`);
    return `unix://${this.#readSize()?.agents === true ? plan.skeinSocket : plan.engineSocket}`;
  }

  /** The command line that runs `argv` on the host, for callers who start the process themselves. */
  inside(host: string, argv: readonly string[]): readonly string[] {
    const plan = this.host(host);
    const endpoint = plan.role === "client" ? [] : ["env", `DOCKER_HOST=${this.endpoint(host)}`];
    return insideOf(plan, [...endpoint, ...argv]);
  }

  /** Power loss: engine, agent, containers and network of the host are gone at once; its disk stays. */
  kill(host: string): Promise<void> {
    return powerOff(this.host(host));
  }

  /** SIGKILL for the host's skeind alone; its engine and containers go on. */
  async killAgent(host: string): Promise<void> {
    const plan = this.host(host);
    const { agent } = hostProcesses(readProcesses(), plan);
    if (agent === undefined) return;
    process.kill(agent.pid, "SIGKILL");
    await until({ what: `skeind of ${host} to end`, timeoutMs: 10_000, everyMs: 10 }, async () => {
      const now = hostProcesses(readProcesses(), plan);
      return now.agent?.pid !== agent.pid;
    });
  }

  /** Switches the host on, or starts those of its daemons that do not run; returns once they answer. */
  async start(host: string): Promise<void> {
    const plan = this.host(host);
    await powerOn(plan, this.hosts);
    if (plan.role !== "client") await startDaemons(plan, this.#readSize()?.agents === true);
  }

  /** SIGSTOP for everything on the host: it hangs, while its kernel still answers. */
  async freeze(host: string): Promise<void> {
    this.#signal(this.host(host), "SIGSTOP");
  }

  /** Ends freeze. */
  async thaw(host: string): Promise<void> {
    this.#signal(this.host(host), "SIGCONT");
  }

  /** Pulls the host's network cable. */
  cut(host: string): Promise<void> {
    return setCable(this.host(host), "cut");
  }

  /** Plugs the cable back in. */
  heal(host: string): Promise<void> {
    return setCable(this.host(host), "healed");
  }

  /** Loses that share of the host's packets in each direction; 0 ends it. */
  async drop(host: string, percent: number): Promise<void> {
    if (!Number.isInteger(percent) || percent < 0 || percent > 100)
      throw new Error("percent: a whole number, 0 to 100");
    await setDrop(this.host(host), percent);
  }

  /** Loads an image archive into the engine of every node that is on. */
  async load(file: string): Promise<void> {
    const table = readProcesses();
    const running = this.nodes.filter((host) => hostProcesses(table, host).engine !== undefined);
    await Promise.all(running.map((host) => loadImage(host, file)));
  }

  async #revive(host: HostPlan): Promise<void> {
    this.#signal(host, "SIGCONT");
    await powerOn(host, this.hosts);
    await setCable(host, "healed");
    await setDrop(host, 0);
  }

  async #startAll(agents: boolean): Promise<void> {
    await Promise.all(this.nodes.map((host) => startDaemons(host, agents)));
  }

  async #loadAll(images: readonly ImageFile[], say: (words: string) => void): Promise<void> {
    let loaded = 0;
    const loadInto = async (host: HostPlan): Promise<void> => {
      // One after the other within an engine: the images share their first layer.
      for (const image of images) if ((await ensureImage(host, image)) === "loaded") loaded += 1;
    };
    await Promise.all(this.nodes.map(loadInto));
    say(loaded === 0 ? "all there" : images.map((image) => image.name).join(", "));
  }

  #signal(host: HostPlan, signal: "SIGSTOP" | "SIGCONT"): void {
    const signalled = new Set<number>();
    // Again until nobody is new: a process may have forked while we went through the list.
    for (let before = -1; before !== signalled.size; ) {
      before = signalled.size;
      for (const row of hostProcesses(readProcesses(), host).all) {
        if (signalled.has(row.pid)) continue;
        signalled.add(row.pid);
        send(row.pid, signal);
      }
    }
  }

  #readSize(): LabSize | undefined {
    const { sizeFile } = labPaths(this.name);
    if (!existsSync(sizeFile)) return undefined;
    return JSON.parse(readFileSync(sizeFile, "utf8")) as LabSize; // Written by the next function, whole or not at all.
  }

  #writeSize(wanted: LabSize): LabSize {
    const before = this.#readSize() ?? { managers: 0, workers: 0, agents: false };
    const size = {
      managers: Math.max(wanted.managers, before.managers),
      workers: Math.max(wanted.workers, before.workers),
      agents: wanted.agents || before.agents,
    };
    planHosts(this.name, size); // Throws on a bad size.
    const { sizeFile, stateDirectory } = labPaths(this.name);
    mkdirSync(stateDirectory, { recursive: true });
    mkdirSync(allRuns, { recursive: true });
    chmodSync(allStates, 0o700); // Certificates and the data of containers lie in it.
    writeFileSync(sizeFile, `${JSON.stringify(size)}\n`);
    return size;
  }
}

/** A lab of bare engines, hosts w1, w2, …: what contract tests of the engine adapter need. */
export async function startEngines(name: string, count: number, images: readonly ImageFile[]): Promise<Lab> {
  const lab = new Lab(name);
  await lab.up({ managers: 0, workers: count, agents: false, images });
  return lab;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function send(pid: number, signal: "SIGSTOP" | "SIGCONT"): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended meanwhile.
  }
}
