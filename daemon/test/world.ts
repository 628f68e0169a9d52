import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { realChance, realClock } from "../../base/io/real.ts";
import { wait } from "../../base/io/wait.ts";
import { type Api, createApi } from "../../manager/api/api.ts";
import { requireTls13 } from "../../manager/io/trust.ts";
import { noDataplane } from "../../worker/dataplane.ts";
import { MemoryEngine } from "../../worker/engine/memory.ts";
import { createLogger } from "../log.ts";
import { SwarmNode } from "../node.ts";
import { describe, workerStarter } from "../start-worker.ts";
import type { StartWorker } from "../worker-part.ts";

export interface Machine {
  readonly name: string;
  readonly address: string;
  readonly stateDir: string;
  readonly node: SwarmNode;
  readonly engine: MemoryEngine;
  /** The leaders that its Raft told its worker part of, in order. */
  readonly told: readonly string[];
  readonly ask: (method: string, path: string, body?: unknown) => Promise<Reply>;
  /** As abruptly as it gets within one process: nobody is told, no leadership is handed over. */
  readonly stop: () => Promise<void>;
}

interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire; each test knows what it asked for.
  readonly body: any;
}

/** Machines on loopback, each with a port, a state directory and an engine in memory; their containers have no network. */
export class World {
  readonly directory = mkdtempSync(join(tmpdir(), "skein-world-"));
  readonly #machines = new Map<string, Machine>();
  readonly #engines = new Map<string, MemoryEngine>();
  readonly #ports = new Map<string, number>();
  readonly #logs: string[] = [];

  constructor() {
    requireTls13();
  }

  /** A machine. The same name again, after its stop, is the same machine switched on again: containers outlive the agent. */
  async start(name: string): Promise<Machine> {
    const port = this.#ports.get(name) ?? (await freePort());
    const engine = this.#engines.get(name) ?? new MemoryEngine();
    this.#ports.set(name, port);
    this.#engines.set(name, engine);
    engine.images.add("busybox");
    const print = (line: string): void => {
      this.#logs.push(`${name} ${line}`);
    };
    const stateDir = join(this.directory, name);
    const log = createLogger({ level: "debug", now: realClock.now, print });
    const onFatal = (error: unknown): void => print(`FATAL ${error instanceof Error ? error.stack : error}\n`);
    const basis = { stateDir, log, clock: realClock, chance: realChance, onFatal };
    const parts: { api?: Api } = {};
    const told: string[] = [];
    const node = new SwarmNode({
      ...basis,
      startWorker: listening(workerStarter({ ...basis, engine, dataplane: noDataplane }), told),
      handle: (handed, signal) => parts.api?.handle(handed, signal) ?? Promise.reject(new Error("no api yet")),
      defaults: { advertise: `127.0.0.1:${port}`, dataPath: "", listen: `127.0.0.1:${port}` },
      describe: () => describe(engine),
      cleanUp: () => Promise.resolve(),
    });
    const socket = join(this.directory, `${name}.sock`);
    const api = createApi({ node, engineSocket: `${socket}.none`, version: "test", log, clock: realClock });
    parts.api = api;
    await node.resume();
    await api.listen(socket);
    const machine: Machine = {
      name,
      address: `127.0.0.1:${port}`,
      stateDir,
      node,
      engine,
      told,
      ask: (method, path, body) => ask(socket, method, path, body),
      stop: async () => {
        this.#machines.delete(name);
        await api.close();
        await node.stop({ handOver: false });
      },
    };
    this.#machines.set(name, machine);
    return machine;
  }

  /** What the machines logged, for a test that fails. */
  get logs(): string {
    return this.#logs.join("");
  }

  async close(): Promise<void> {
    for (const machine of [...this.#machines.values()]) await machine.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** The same worker part; which leaders it is told of is written down. */
function listening(start: StartWorker, told: string[]): StartWorker {
  return async (home) => {
    const part = await start(home);
    const reconsider = (leader: string): void => {
      told.push(leader);
      part.reconsider(leader);
    };
    return { ...part, reconsider };
  };
}

/** Asks again and again until the answer is there; throws with `what` after 15 seconds. */
export async function until<Value>(what: string, look: () => Promise<Value | undefined | false>): Promise<Value> {
  const deadline = AbortSignal.timeout(15_000);
  const pauseMs = 20;
  for (;;) {
    const value = await look();
    if (value !== undefined && value !== false) return value;
    await wait(pauseMs, deadline).catch(() => {
      throw new Error(`waited in vain for ${what}`);
    });
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  return address.port;
}

function ask(socketPath: string, method: string, path: string, body: unknown): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const headers = body === undefined ? {} : { "content-type": "application/json" };
  const call = request({ socketPath, method, path, headers }, (response) => {
    const parts: Buffer[] = [];
    response.on("data", (part: Buffer) => parts.push(part));
    response.on("end", () => {
      const bytes = Buffer.concat(parts);
      const isJson = response.headers["content-type"]?.includes("json") === true && bytes.length > 0;
      resolve({ status: response.statusCode ?? 0, body: isJson ? JSON.parse(bytes.toString()) : bytes.toString() });
    });
  });
  call.on("error", reject);
  call.end(body === undefined ? undefined : JSON.stringify(body));
  return promise;
}
