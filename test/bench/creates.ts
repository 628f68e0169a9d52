import { realClock } from "../../base/io/real.ts";
import { lab, leader, managerNames } from "../e2e/world.ts";
import { quantile, Rest, serviceSpec } from "./rest.ts";
import type { Row } from "./run.ts";

const perRun = 600;

/** Service creates (no replicas: the control plane alone) per second, by number of clients, asked on the leader and on a follower. */
export async function createsPerSecond(): Promise<readonly Row[]> {
  const leading = await leader();
  const following = managerNames.find((host) => host !== leading) ?? leading;
  const rows: Row[] = [];
  for (const clients of [1, 8, 32]) {
    const onLeader = await measure(leading, clients);
    const onFollower = await measure(following, clients);
    rows.push({
      what: `creates per second, ${clients} clients`,
      result: `${onLeader.perSecond.toFixed(0)}/s`,
      beside: `p50 ${onLeader.p50.toFixed(1)} ms, p99 ${onLeader.p99.toFixed(1)} ms; through a follower ${onFollower.perSecond.toFixed(0)}/s`,
    });
  }
  return rows;
}

async function measure(host: string, clients: number): Promise<{ perSecond: number; p50: number; p99: number }> {
  const rest = new Rest(lab.host(host).skeinSocket, clients);
  const count = clients === 1 ? perRun / 3 : perRun;
  const times: number[] = [];
  const ids: string[] = [];
  let next = 0;
  const client = async (): Promise<void> => {
    for (let number = next++; number < count; number = next++) {
      const started = realClock.monotonic();
      const made = (await rest.must("POST", "/services/create", serviceSpec(`bench-${clients}-${number}`, 0))) as {
        ID: string;
      };
      times.push(realClock.monotonic() - started);
      ids.push(made.ID);
    }
  };
  const started = realClock.monotonic();
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (realClock.monotonic() - started) / 1000;
  for (let at = 0; at < ids.length; at += 32) {
    await Promise.all(ids.slice(at, at + 32).map((id) => rest.must("DELETE", `/services/${id}`)));
  }
  rest.close();
  return { perSecond: count / seconds, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}
