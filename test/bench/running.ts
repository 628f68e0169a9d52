import { realClock } from "../../base/io/real.ts";
import { until } from "../../deploy/tools/until.ts";
import { lab, leader, nodeNames } from "../e2e/world.ts";
import { Rest, serviceSpec } from "./rest.ts";
import type { Row } from "./run.ts";

const rounds = 3;

/** From `service create` to every task running, beside the same number of create + start calls on the bare engines. */
export async function timeToRunning(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const tasks of [1, 10, 50]) {
    const ours: number[] = [];
    const raw: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await bySkein(tasks, round));
      raw.push(await byEngines(tasks));
    }
    const median = (values: number[]): number => values.sort((left, right) => left - right)[rounds >> 1] ?? Number.NaN;
    const ratio = median(ours) / median(raw);
    rows.push({
      what: `${tasks} tasks on five nodes to running`,
      result: `${median(ours).toFixed(2)} s`,
      beside: `engines alone ${median(raw).toFixed(2)} s, ratio ${ratio.toFixed(2)}`,
    });
  }
  return rows;
}

async function bySkein(tasks: number, round: number): Promise<number> {
  const rest = new Rest(lab.host(await leader()).skeinSocket, 4);
  const started = realClock.monotonic();
  const made = (await rest.must("POST", "/services/create", serviceSpec(`run-${tasks}-${round}`, tasks))) as {
    ID: string;
  };
  const filter = encodeURIComponent(JSON.stringify({ id: { [made.ID]: true } }));
  await until({ what: `${tasks} running tasks`, timeoutMs: 120_000, everyMs: 20 }, async () => {
    const [service] = (await rest.must("GET", `/services?status=true&filters=${filter}`)) as {
      ServiceStatus: { RunningTasks: number };
    }[];
    return service?.ServiceStatus.RunningTasks === tasks;
  });
  const seconds = (realClock.monotonic() - started) / 1000;
  await rest.must("DELETE", `/services/${made.ID}`);
  await until({ what: "the engines to be empty", timeoutMs: 120_000, everyMs: 200 }, async () => {
    const counts = await Promise.all(nodeNames.map(taskContainers));
    return counts.every((count) => count === 0);
  });
  rest.close();
  return seconds;
}

async function taskContainers(host: string): Promise<number> {
  const rest = new Rest(lab.host(host).engineSocket, 1);
  const filter = encodeURIComponent(JSON.stringify({ label: ["com.docker.swarm.service.name"] }));
  const list = (await rest.must("GET", `/containers/json?all=1&filters=${filter}`)) as unknown[];
  rest.close();
  return list.length;
}

/** The same containers, created and started on the same engines with eight calls at once each, no network. */
async function byEngines(tasks: number): Promise<number> {
  const engines = nodeNames.map((host) => new Rest(lab.host(host).engineSocket, 8));
  const body = { Image: "busybox:latest", Cmd: ["sleep", "100000"], HostConfig: { NetworkMode: "bridge" } };
  const made: { readonly engine: Rest; readonly id: string }[] = [];
  const started = realClock.monotonic();
  const one = async (index: number): Promise<void> => {
    const engine = engines[index % engines.length];
    if (engine === undefined) return;
    const { Id } = (await engine.must("POST", "/containers/create", body)) as { Id: string };
    await engine.must("POST", `/containers/${Id}/start`);
    made.push({ engine, id: Id });
  };
  await Promise.all(Array.from({ length: tasks }, (_, index) => one(index)));
  const seconds = (realClock.monotonic() - started) / 1000;
  await Promise.all(made.map(({ engine, id }) => engine.must("DELETE", `/containers/${id}?force=1`)));
  for (const engine of engines) engine.close();
  return seconds;
}
