import { residentMb } from "../process-cost.ts";
import type { Cluster } from "./cluster.ts";
import { type Created, createsPerSecond, idleCost, lose, removeServices, tasksRunning } from "./measures.ts";
import type { Phases } from "./phases.ts";
import type { Line } from "./table.ts";

export interface SectionSettings {
  readonly workers: number;
  readonly add: (line: Line) => void;
}

export type SectionName = keyof typeof sections;

/** What is measured once all have joined, in this order. */
export const sections = { idle: measureIdle, create: measureCreates, tasks: measureTasks, recovery: measureRecovery };

const joiningAtOnce = 64;
/** Addresses of a node's slice. */
const tasksPerWorkerMax = 253;

/** False if they did not get that far. */
export async function joinAll(cluster: Cluster, phases: Phases, { workers, add }: SectionSettings): Promise<boolean> {
  const told = async (): Promise<string> => `(${await cluster.joined()} of ${workers} have joined)`;
  const joined = await phases.run("join", () => cluster.join(workers, joiningAtOnce), told);
  if (joined === undefined) return false;
  const beside = `all ready after ${joined.result.toFixed(1)} s, ${joined.cost}`;
  add({ what: "workers joined", value: workers / joined.result, unit: "/s", beside, known: "join" });
  return true;
}

async function measureIdle(cluster: Cluster, phases: Phases, { add }: SectionSettings): Promise<void> {
  const idle = await phases.run("idle", async () => await idleCost(await cluster.leader()));
  if (idle === undefined) return;
  const { percent, mb } = idle.result;
  add({ what: "idle leader", value: percent, unit: "%", beside: `${mb.toFixed(0)} MB, ${idle.cost}` });
}

async function measureCreates(cluster: Cluster, phases: Phases, { add }: SectionSettings): Promise<void> {
  // What runs all day has its machine code; the first hundreds of calls of a process still wait for theirs.
  const warmUp = async (): Promise<void> => {
    const leader = await cluster.leader();
    await removeServices(leader, (await createsPerSecond(leader, 8, 1_000)).ids);
  };
  await phases.run("warm-up", warmUp);
  for (const [clients, count] of [
    [1, 300],
    [8, 1_500],
    [32, 4_000],
  ] as const) {
    const work = async (): Promise<Created> => await createsPerSecond(await cluster.leader(), clients, count);
    const made = await phases.run(`create-${clients}`, work);
    if (made === undefined) continue;
    const { perSecond, p50Ms, p99Ms, ids } = made.result;
    const beside = `p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms, ${made.cost}`;
    const line: Line = { what: `creates, ${clients} clients`, value: perSecond, unit: "/s", beside };
    add(clients === 32 ? { ...line, known: "create 32" } : line);
    await phases.run(`removal-${clients}`, async () => await removeServices(await cluster.leader(), ids));
  }
}

async function measureTasks(cluster: Cluster, phases: Phases, { workers, add }: SectionSettings): Promise<void> {
  for (const tasks of [1_000, 10_000] as const) {
    if (tasks > workers * tasksPerWorkerMax) continue;
    const work = async (): ReturnType<typeof tasksRunning> => await tasksRunning(await cluster.leader(), tasks);
    const running = await phases.run(`tasks-${tasks}`, work);
    if (running === undefined) continue;
    const { seconds, id } = running.result;
    add({ what: `${tasks} tasks running`, value: seconds, unit: "s", beside: running.cost, known: `${tasks} tasks` });
    const mb = residentMb((await cluster.leader()).process.pid);
    if (tasks === 10_000) add({ what: "leader's memory then", value: mb, unit: "MB", known: "memory" });
    await phases.run(`removal-${tasks}`, async () => await removeServices(await cluster.leader(), [id]));
  }
}

async function measureRecovery(cluster: Cluster, phases: Phases, { add }: SectionSettings): Promise<void> {
  const lost = await phases.run("loss", () => lose(cluster, 1_000));
  if (lost === undefined) return;
  const { firstWriteSeconds, replacements, replaced } = lost.result;
  add({ what: "first write, leader killed", value: firstWriteSeconds, unit: "s", known: "write" });
  const recovered = await phases.run("recovery", replaced);
  if (recovered === undefined) return;
  const beside = `${replacements} of 1000, 10 % of the workers killed too, ${recovered.cost}`;
  add({ what: "all replacements running", value: recovered.result, unit: "s", beside });
}
