import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { messageOf } from "../base/error.ts";
import { realChance, realClock } from "../base/io/real.ts";
import { type Api, createApi } from "../manager/api/api.ts";
import { requireTls13 } from "../manager/io/trust.ts";
import { DockerEngine } from "../worker/engine/docker.ts";
import { Dataplanes } from "./dataplanes.ts";
import type { Settings } from "./flags.ts";
import { statePaths } from "./identity.ts";
import type { Logger } from "./log.ts";
import { SwarmNode } from "./node.ts";
import { describe, workerStarter } from "./start-worker.ts";

const version = "0.1.0";

export interface Daemon {
  /** Ends the parts in reverse order. Containers and their traffic go on. */
  stop(): Promise<void>;
}

/** Builds every part and starts them in order: the only place where they meet. */
export async function startDaemon(settings: Settings, log: Logger, onFatal: (error: unknown) => void): Promise<Daemon> {
  const { stateDir, socket, engineSocket, pluginDir } = settings;
  requireTls13();
  const tell = (message: string, error?: unknown): void => {
    log.warn(message, error === undefined ? {} : { error: messageOf(error) });
  };
  const dataplanes = new Dataplanes({ stateDir: statePaths(stateDir).network, pluginDir, engineSocket, log: tell });
  // Before anything else: an engine that starts now asks for its driver, and containers that it restarts need it.
  await dataplanes.start();
  const engine = new DockerEngine(engineSocket);
  const basis = { stateDir, log, clock: realClock, chance: realChance, onFatal };
  const parts: { api?: Api } = {};
  const node = new SwarmNode({
    ...basis,
    startWorker: workerStarter({ ...basis, engine, dataplane: dataplanes.current }),
    handle: (request, signal) =>
      parts.api?.handle(request, signal) ?? Promise.reject(new Error("the API is not built yet")),
    defaults: {
      advertise: settings.advertiseAddress,
      dataPath: settings.dataPathAddress,
      listen: settings.listenAddress,
    },
    // Without an engine the node joins all the same, and says what it is as soon as it can.
    describe: () => describe(engine).catch(() => undefined),
    cleanUp: () => dataplanes.renew(),
  });
  const api = createApi({ node, engineSocket, version, log, clock: realClock });
  parts.api = api;
  mkdirSync(dirname(socket), { recursive: true, mode: 0o755 });
  await api.listen(socket);
  log.info("skeind serves", { version, socket, stateDir, pid: process.pid });
  await node.resume();
  log.info("skeind is up", { ...summaryOf(node) });
  return {
    async stop() {
      await api.close();
      await node.stop({ handOver: true });
      engine.close();
      await dataplanes.stop();
      log.info("skeind has stopped");
    },
  };
}

function summaryOf(node: SwarmNode): Record<string, unknown> {
  const { local, role, nodeId, clusterId } = node.state();
  return { state: local, role, nodeId, clusterId };
}
