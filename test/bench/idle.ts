import { wait } from "../../base/io/wait.ts";
import { composeFile, converged, docker, emptied, lab, leader, nodeNames, skein } from "../e2e/world.ts";
import { processorSeconds, residentMb } from "./process-cost.ts";
import type { Row } from "./run.ts";

const seconds = 20;

/** CPU and memory of every skeind while the example stack runs and nobody asks anything. */
export async function idleCost(): Promise<readonly Row[]> {
  await skein("m1", "stack", "deploy", "-c", composeFile, "counter");
  await converged("counter_web", 3);
  await converged("counter_agent", 5);
  const leading = await leader();
  await wait(10_000, new AbortController().signal);
  const pids = new Map(
    (await lab.status()).flatMap(({ name, skein: daemon }) => (daemon?.pid == null ? [] : [[name, daemon.pid]])),
  );
  const before = new Map([...pids].map(([name, pid]) => [name, processorSeconds(pid)]));
  await wait(seconds * 1000, new AbortController().signal);
  const rows = nodeNames.map((name): Row => {
    const pid = pids.get(name) ?? 0;
    const percent = ((processorSeconds(pid) - (before.get(name) ?? 0)) / seconds) * 100;
    const role = name === leading ? "leader" : name.startsWith("m") ? "manager" : "worker";
    return {
      what: `idle skeind, ${role} ${name}`,
      result: `${residentMb(pid).toFixed(0)} MB`,
      beside: `${percent.toFixed(1)} % of one core`,
    };
  });
  await docker("m1", "stack", "rm", "counter");
  await emptied();
  return rows;
}
