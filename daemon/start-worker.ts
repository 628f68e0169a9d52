import { createHash } from "node:crypto";
import { hostname } from "node:os";
import { join } from "node:path";
import type { Chance, Clock } from "../base/clock.ts";
import { messageOf } from "../base/error.ts";
import type { NodeDescription } from "../model/node.ts";
import type { Dataplane } from "../worker/dataplane.ts";
import { descriptionOf } from "../worker/engine/description.ts";
import type { Engine } from "../worker/engine/engine.ts";
import { createWorker } from "../worker/io/worker.ts";
import { label } from "../worker/naming.ts";
import { statePaths } from "./identity.ts";
import type { Logger } from "./log.ts";
import type { StartWorker } from "./worker-part.ts";

export interface WorkerStartOptions {
  readonly stateDir: string;
  readonly engine: Engine;
  readonly dataplane: Dataplane;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Logger;
  readonly onFatal: (error: unknown) => void;
}

/** How the worker part is started: container engine below, network beside. */
export function workerStarter(options: WorkerStartOptions): StartWorker {
  const { stateDir, engine, dataplane, clock, chance, log, onFatal } = options;
  return async (home) => {
    const { nodeId, dataPathAddress } = home.identity();
    const worker = await createWorker({
      nodeId,
      stateDir: statePaths(stateDir).worker,
      engine,
      dataplane,
      dataPathAddress,
      folders: { secrets: secretsFolder(stateDir), configs: join(statePaths(stateDir).worker, "configs") },
      clock,
      chance,
      log: (level, text, details) => log.write(level, text, details),
      managers: home.managers,
      leader: home.leader,
      credentials: home.credentials,
      describe: async () => ({ ...(await describe(engine)), tls: await tlsOf(home.identity().root) }),
      onAssignments: (assignments) => {
        const self = assignments.get("self");
        if (self?.kind === "self") home.onWantedRole(self.wantedRole);
      },
      onFatal,
    });
    return {
      managers: () => worker.managers(),
      reconsider: (leader) => worker.reconsider(leader),
      stop: () => worker.stop(),
      leave: async (signal) => {
        await worker.stop();
        await removeContainers(engine, log, signal);
      },
    };
  };
}

/** What this machine is. Throws EngineError while its engine does not answer. */
export async function describe(engine: Pick<Engine, "info">): Promise<NodeDescription> {
  return descriptionOf(await engine.info(), hostname());
}

async function tlsOf(root: string): Promise<NonNullable<NodeDescription["tls"]>> {
  // Loaded here, after the start: it brings the DER reader along.
  const { issuerInfoOf } = await import("../manager/ca/io/certificate.ts");
  const { subject, publicKey } = issuerInfoOf(root);
  return { trustRoot: root, issuerSubject: subject, issuerPublicKey: publicKey };
}

/** On a tmpfs wherever /run is one; several nodes of one machine, as in tests, stay apart. */
function secretsFolder(stateDir: string): string {
  return `/run/skein/secrets-${createHash("sha256").update(stateDir).digest("hex").slice(0, 12)}`;
}

/** Leaving a swarm takes its containers along, as with Docker. An engine that is away keeps them: then the node has not left. */
async function removeContainers(engine: Engine, log: Logger, signal: AbortSignal): Promise<void> {
  const containers = await engine.list(label.managed);
  log.info("removing the swarm's containers", { count: containers.length });
  const failures: string[] = [];
  await Promise.all(
    containers.map(({ id }) => engine.remove(id).catch((error: unknown) => failures.push(messageOf(error)))),
  );
  signal.throwIfAborted();
  if (failures.length > 0) throw new Error(`containers could not be removed: ${failures.join("; ")}`);
}
