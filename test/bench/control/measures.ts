import { wait } from "../../../base/io/wait.ts";
import { until } from "../../../deploy/tools/until.ts";
import { processorSeconds, residentMb } from "../process-cost.ts";
import { quantile, type Rest, serviceSpec } from "../rest.ts";
import type { BenchManager, Cluster } from "./cluster.ts";

export interface Created {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** To remove them with. */
  readonly ids: readonly string[];
}

/** Service creates over the Docker API (no replicas: the control plane alone), asked on the leader. */
export async function createsPerSecond({ rest }: BenchManager, clients: number, count: number): Promise<Created> {
  const times: number[] = [];
  const ids: string[] = [];
  let next = 0;
  const client = async (): Promise<void> => {
    for (let number = next++; number < count; number = next++) {
      const started = performance.now();
      ids.push(idOf(await rest.must("POST", "/services/create", serviceSpec(`create-${clients}-${number}`, 0))));
      times.push(performance.now() - started);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - started) / 1000;
  return { perSecond: count / seconds, p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99), ids };
}

/** Seconds from the create of one service to all its tasks running. Its id, to remove it with. */
export async function tasksRunning(
  { rest }: BenchManager,
  tasks: number,
): Promise<{ readonly seconds: number; readonly id: string }> {
  const started = performance.now();
  const id = idOf(await rest.must("POST", "/services/create", serviceSpec(`tasks-${tasks}`, tasks)));
  const filter = encodeURIComponent(JSON.stringify({ id: { [id]: true } }));
  await until({ what: `${tasks} running tasks`, timeoutMs: 120_000, everyMs: 50 }, async () => {
    // A look that fails, because leadership moves, is not the end: the next one is soon enough.
    const { status, body } = await rest.ask("GET", `/services?status=true&filters=${filter}`);
    if (status !== 200) return false;
    // The cast: as our own API answers.
    const [service] = body as { ServiceStatus: { RunningTasks: number } }[];
    return service?.ServiceStatus.RunningTasks === tasks;
  });
  return { seconds: (performance.now() - started) / 1000, id };
}

/** Until nothing of them is left, not even stopped containers. */
export async function removeServices({ rest }: BenchManager, ids: readonly string[]): Promise<void> {
  await inPortions(ids, (id) => rest.must("DELETE", `/services/${id}`));
  await until({ what: "the tasks to be gone", timeoutMs: 120_000, everyMs: 500 }, async () => {
    const { status, body } = await rest.ask("GET", "/tasks");
    return status === 200 && (body as unknown[]).length === 0; // As our own API answers.
  });
}

/** What the leader costs while nobody asks anything. */
export async function idleCost({ process }: BenchManager): Promise<{ readonly mb: number; readonly percent: number }> {
  const seconds = 10;
  await wait(3_000, new AbortController().signal);
  const before = processorSeconds(process.pid);
  await wait(seconds * 1000, new AbortController().signal);
  return { mb: residentMb(process.pid), percent: ((processorSeconds(process.pid) - before) / seconds) * 100 };
}

/** What is left after a loss. */
export interface Loss {
  readonly firstWriteSeconds: number;
  /** Tasks that were on lost workers. */
  readonly replacements: number;
  /** Seconds from the loss until all replacements run. */
  readonly replaced: () => Promise<number>;
}

/** The leader and a tenth of the workers are killed at once, under one service of `tasks` tasks. Resolves with the first write. */
export async function lose(cluster: Cluster, tasks: number): Promise<Loss> {
  const { id } = await tasksRunning(await cluster.leader(), tasks);
  const before = await runningOf((await cluster.leader()).rest, id);
  const { managers, lost } = await cluster.kill();
  const started = performance.now();
  const since = (): number => (performance.now() - started) / 1000;
  await until({ what: "a write", timeoutMs: 120_000, everyMs: 10 }, async () => {
    const replies = managers.map(({ rest }) => rest.ask("POST", "/services/create", serviceSpec("first", 0), 3_000));
    // 409: an earlier try whose answer was lost had been agreed.
    const answered = replies.map((reply) =>
      reply.then(({ status }) => (status === 201 || status === 409 ? status : Promise.reject(new Error(`${status}`)))),
    );
    return await Promise.any(answered).catch(() => undefined);
  });
  const firstWriteSeconds = since();
  const replaced = async (): Promise<number> => {
    await until({ what: "all replacements to run", timeoutMs: 120_000, everyMs: 100 }, async () => {
      // A manager that hands calls on says so when leadership moves once more; the next look is soon enough.
      const nodes = await Promise.any(managers.map(({ rest }) => runningOf(rest, id))).catch(() => []);
      return nodes.filter((node) => !lost.has(node)).length === tasks;
    });
    return since();
  };
  return { firstWriteSeconds, replacements: before.filter((node) => lost.has(node)).length, replaced };
}

/** The nodes of a service's running tasks. */
async function runningOf(rest: Rest, serviceId: string): Promise<readonly string[]> {
  const filters = { service: { [serviceId]: true }, "desired-state": { running: true } };
  // The cast: as our own API answers.
  const tasks = (await rest.must("GET", `/tasks?filters=${encodeURIComponent(JSON.stringify(filters))}`)) as {
    NodeID: string;
    Status: { State: string };
  }[];
  return tasks.filter(({ Status }) => Status.State === "running").map(({ NodeID }) => NodeID);
}

async function inPortions(ids: readonly string[], act: (id: string) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < ids.length; at += 32) await Promise.all(ids.slice(at, at + 32).map(act));
}

function idOf(answer: unknown): string {
  return (answer as { ID: string }).ID; // As our own API answers a create.
}
