import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { present } from "../../../base/assert.ts";
import { freePort } from "../../../daemon/test/world.ts";
import { until } from "../../../deploy/tools/until.ts";
import { Worker } from "../../../raft/bench/ipc.ts";
import type { Workshop } from "../../../raft/test/workshop.ts";
import { Rest } from "../rest.ts";
import type { ManagerCalls, ManagerSetup } from "./manager.ts";
import type { ProfilerCalls } from "./profiler.ts";
import type { WorkersCalls, WorkersSetup } from "./workers.ts";

export interface BenchManager {
  readonly address: string;
  readonly process: Worker<ManagerCalls>;
  readonly rest: Rest;
}

/** A process of the cluster, and what it is for. */
export interface Part {
  readonly name: string;
  readonly role: "leader" | "followers" | "workers";
  readonly process: Worker<ProfilerCalls>;
}

interface NodeRow {
  readonly ID: string;
  readonly Status: { readonly State: string };
  readonly ManagerStatus?: { readonly Leader?: boolean; readonly Addr: string };
}

const clientsMax = 32;
/** Workers of one process: each machine has an event loop of its own, and these share one. */
const crewMax = 450;

/** Three managers, each a process with its Raft log on the disk, and workers in some more processes. */
export class Cluster {
  readonly #workshop: Workshop;
  readonly #folder: string;
  readonly #memory: string;
  readonly #managers: BenchManager[] = [];
  /** Many workers in a process each; those of the first are to be killed. */
  readonly #crews: { readonly size: number; readonly process: Worker<WorkersCalls> }[] = [];
  /** Ids of the nodes in the first crew: every tenth. */
  #doomed: ReadonlySet<string> = new Set();

  constructor(workshop: Workshop) {
    this.#workshop = workshop;
    this.#folder = mkdtempSync(join(workshop.folder, "cluster-"));
    this.#memory = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "skein-bench-control-"));
    process.once("exit", this.#forget);
  }

  /** Managers that run no tasks, as in swarmkit's own measurements. */
  async start(): Promise<void> {
    for (const name of ["m1", "m2", "m3"]) this.#managers.push(await this.#startManager(name));
    const [first, ...others] = this.#managers;
    if (first === undefined) return;
    await first.rest.must("POST", "/swarm/init", { Availability: "drain" });
    const { Manager: JoinToken } = await this.#tokens();
    for (const { rest } of others) {
      const wish = { RemoteAddrs: [first.address], JoinToken, Availability: "drain" };
      await rest.must("POST", "/swarm/join", wish);
    }
    await until({ what: "three managers", timeoutMs: 30_000 }, async () => (await this.readyNodes()) === 3);
  }

  /** The processes that `join` uses, loaded: from then on time counts. */
  async prepare(count: number, kind: WorkersSetup["kind"]): Promise<void> {
    const doomed = Math.floor(count / 10);
    const crews = Math.ceil((count - doomed) / crewMax);
    const share = Math.ceil((count - doomed) / crews);
    const sizes = Array.from({ length: crews }, (_, at) => Math.min(share, count - doomed - at * share));
    for (const size of [doomed, ...sizes]) this.#crews.push({ size, process: this.#startWorkers(kind) });
    await Promise.all(this.#crews.map(({ process }) => process.call("ready", undefined)));
  }

  /** All workers, `parallel` at a time, a tenth of them in a process that can be killed. Seconds until all are ready. */
  async join(count: number, parallel: number): Promise<number> {
    const { Worker: token } = await this.#tokens();
    const remote = (await this.leader()).address;
    const started = performance.now();
    let first = 1;
    const joining = this.#crews.map(({ size, process }) => {
      const order = { first, count: size, remote, token, parallel: Math.ceil((parallel * size) / count) };
      first += size;
      return process.call("join", order);
    });
    const [ids = []] = await Promise.all(joining);
    this.#doomed = new Set(ids);
    const everybody = { what: `${count} ready workers`, timeoutMs: 300_000, everyMs: 100 };
    await until(everybody, async () => (await this.readyNodes()) === count + this.#managers.length);
    return (performance.now() - started) / 1000;
  }

  /** Asks one manager after the other: one of them may be gone. */
  async leader(): Promise<BenchManager> {
    return await until({ what: "a leader", timeoutMs: 60_000, everyMs: 20 }, async () => {
      const rows = await this.#nodes().catch(() => []);
      const address = rows.find((row) => row.ManagerStatus?.Leader === true)?.ManagerStatus?.Addr;
      return this.#managers.find((manager) => manager.address === address);
    });
  }

  /** How many of the workers have joined so far. */
  async joined(): Promise<number> {
    const counts = await Promise.all(this.#crews.map(({ process }) => process.call("joined", undefined)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Everything that runs for this cluster and lives. */
  async processes(): Promise<readonly Part[]> {
    const leader = await this.leader();
    const managers = this.#managers.map(({ process }, at) => ({
      name: `m${at + 1}`,
      role: process === leader.process ? ("leader" as const) : ("followers" as const),
      process,
    }));
    const workers = this.#crews.map(({ process }, at) => ({ name: `w${at + 1}`, role: "workers" as const, process }));
    return [...managers, ...workers].filter(({ process }) => isAlive(process));
  }

  async readyNodes(): Promise<number> {
    return (await this.#nodes()).filter(({ Status }) => Status.State === "ready").length;
  }

  /** The leader and every tenth worker, at once and without a word. Answers the managers left, and whom the tasks lost. */
  async kill(): Promise<{ readonly managers: readonly BenchManager[]; readonly lost: ReadonlySet<string> }> {
    const leader = await this.leader();
    await Promise.all([leader.process.kill(), present(this.#crews[0], "the first crew").process.kill()]);
    this.#managers.splice(this.#managers.indexOf(leader), 1);
    return { managers: this.#managers, lost: this.#doomed };
  }

  async close(): Promise<void> {
    for (const { rest } of this.#managers) rest.close();
    await Promise.all([...this.#crews, ...this.#managers].map(({ process }) => process).map(end));
    this.#forget();
    process.removeListener("exit", this.#forget);
  }

  readonly #forget = (): void => {
    rmSync(this.#memory, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  };

  async #startManager(name: string): Promise<BenchManager> {
    const folder = join(this.#folder, name);
    mkdirSync(folder);
    const address = `127.0.0.1:${await freePort()}`;
    const setup: ManagerSetup = { folder, address, socket: join(folder, "skein.sock") };
    const process = asSkeind(() => new Worker<ManagerCalls>(this.#workshop, pathOf("manager"), setup));
    await process.call("ready", undefined);
    return { address, process, rest: new Rest(setup.socket, clientsMax) };
  }

  #startWorkers(kind: WorkersSetup["kind"]): Worker<WorkersCalls> {
    const setup: WorkersSetup = { folder: this.#memory, kind };
    return new Worker<WorkersCalls>(this.#workshop, pathOf("workers"), setup);
  }

  async #tokens(): Promise<{ readonly Manager: string; readonly Worker: string }> {
    // The casts below: as our own API answers.
    const { JoinTokens } = (await this.#read("/swarm")) as { JoinTokens: { Manager: string; Worker: string } };
    return JoinTokens;
  }

  async #nodes(): Promise<readonly NodeRow[]> {
    return (await this.#read("/nodes")) as NodeRow[];
  }

  /** Asked again while leadership moves: on a busy machine it does. */
  async #read(path: string): Promise<unknown> {
    return await until({ what: `an answer to GET ${path}`, timeoutMs: 60_000 }, async () => {
      const answer = await this.#managers[0]?.rest.ask("GET", path);
      return answer?.status === 200 ? answer.body : undefined;
    });
  }
}

/** Starts a process with the options that bin/skeind gives its own: a process hands its options on to those it forks. */
function asSkeind<Started>(start: () => Started): Started {
  process.execArgv.push("--max-semi-space-size=8");
  try {
    return start();
  } finally {
    process.execArgv.pop();
  }
}

function isAlive({ process }: Worker<never>): boolean {
  return process.exitCode === null && process.signalCode === null;
}

async function end(child: Worker<never>): Promise<void> {
  if (isAlive(child)) await child.kill();
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
}
