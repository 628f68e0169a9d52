import { join } from "node:path";
import { realChance, realClock } from "../../../base/io/real.ts";
import type { EnrolRequest } from "../../../daemon/enrol.ts";
import { createLogger } from "../../../daemon/log.ts";
import { SwarmNode } from "../../../daemon/node.ts";
import { describe, workerStarter } from "../../../daemon/start-worker.ts";
import { noDataplane } from "../../../worker/dataplane.ts";
import { MemoryEngine } from "../../../worker/engine/memory.ts";
import { benchImage } from "../rest.ts";

/** A whole worker node, as `skeind` builds it, with an engine in memory. Joins and answers the node's id. */
export async function joinFullWorker(
  folder: string,
  name: string,
  { remote, token, availability, dataPathAddress }: Omit<EnrolRequest, "signal" | "description">,
): Promise<string> {
  const engine = new MemoryEngine();
  engine.images.add(benchImage);
  const stateDir = join(folder, name);
  const log = createLogger({ level: "error", now: realClock.now, print: (line) => process.stderr.write(line) });
  const onFatal = (error: unknown): void => log.error("a worker ended", { name, error });
  const basis = { stateDir, log, clock: realClock, chance: realChance, onFatal };
  const node = new SwarmNode({
    ...basis,
    startWorker: workerStarter({ ...basis, engine, dataplane: noDataplane }),
    handle: () => Promise.reject(new Error("a worker answers no clients")),
    defaults: { advertise: `${dataPathAddress}:2377`, dataPath: "", listen: `${dataPathAddress}:2377` },
    describe: () => describe(engine),
    cleanUp: () => Promise.resolve(),
  });
  const wishes = { listenAddress: "", advertiseAddress: "", dataPathAddress: "", remoteAddresses: [remote] };
  await node.join({ ...wishes, token, availability }, AbortSignal.timeout(120_000));
  return node.state().nodeId ?? "";
}
