import { join } from "node:path";
import { realChance, realClock } from "../../../base/io/real.ts";
import { createLogger } from "../../../daemon/log.ts";
import { SwarmNode } from "../../../daemon/node.ts";
import { describe, workerStarter } from "../../../daemon/start-worker.ts";
import { type Api, createApi } from "../../../manager/api/api.ts";
import { requireTls13 } from "../../../manager/io/trust.ts";
import { serve, setupOf } from "../../../raft/bench/ipc.ts";
import { noDataplane } from "../../../worker/dataplane.ts";
import { MemoryEngine } from "../../../worker/engine/memory.ts";
import { profilerCalls } from "./profiler.ts";

/*
 * One manager of the control bench, a process of its own: all that `skeind` consists of, with an engine in memory and no
 * network for containers. Its Raft log is on the disk.
 */

export interface ManagerSetup {
  readonly folder: string;
  /** "host:port". */
  readonly address: string;
  readonly socket: string;
}

export type ManagerCalls = typeof calls;

const setup = setupOf<ManagerSetup>();
const calls = {
  ...profilerCalls,
  /** Resolves when its API answers. */
  ready: () => serving,
};

const serving = start();
serve(calls);

async function start(): Promise<void> {
  requireTls13();
  const engine = new MemoryEngine();
  const die = (error: unknown): void => {
    process.stderr.write(`${setup.address}: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  };
  const stateDir = join(setup.folder, "state");
  const log = createLogger({ level: "error", now: realClock.now, print: (line) => process.stderr.write(line) });
  const basis = { stateDir, log, clock: realClock, chance: realChance, onFatal: die };
  const parts: { api?: Api } = {};
  const node = new SwarmNode({
    ...basis,
    startWorker: workerStarter({ ...basis, engine, dataplane: noDataplane }),
    handle: (handed, signal) => parts.api?.handle(handed, signal) ?? Promise.reject(new Error("no api yet")),
    defaults: { advertise: setup.address, dataPath: "", listen: setup.address },
    describe: () => describe(engine),
    cleanUp: () => Promise.resolve(),
  });
  const api = createApi({ node, engineSocket: `${setup.socket}.none`, version: "bench", log, clock: realClock });
  parts.api = api;
  await node.resume();
  await api.listen(setup.socket);
}
