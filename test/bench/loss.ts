import { realClock } from "../../base/io/real.ts";
import { until } from "../../deploy/tools/until.ts";
import { docker, healthy, lab, leader, linesOf, managerNames, sleeper } from "../e2e/world.ts";
import { quantile, Rest, serviceSpec } from "./rest.ts";
import type { Row } from "./run.ts";

const leaderRounds = 7;
const workerRounds = 5;

/** The leader's host loses power; the time until a write through another manager is acknowledged. */
export async function leaderLoss(): Promise<readonly Row[]> {
  const times: number[] = [];
  for (let round = 0; round < leaderRounds; round += 1) {
    const leading = await leader();
    const other = managerNames.find((host) => host !== leading) ?? leading;
    const rest = new Rest(lab.host(other).skeinSocket, 1);
    await lab.kill(leading);
    const started = realClock.monotonic();
    await until({ what: "a write", timeoutMs: 60_000, everyMs: 20 }, async () => {
      const reply = await rest
        .ask("POST", "/services/create", serviceSpec(`loss-${round}`, 0), 3_000)
        .catch(() => undefined);
      return reply?.status === 201 || reply?.status === 409; // 409: an earlier try whose answer was lost had been agreed.
    });
    times.push((realClock.monotonic() - started) / 1000);
    rest.close();
    await lab.start(leading);
    await healthy();
    await docker("m1", "service", "rm", `loss-${round}`);
  }
  return [row("leader lost → next write succeeds", times)];
}

/** A worker with tasks loses power; the time until all of its tasks run elsewhere, from the kill. */
export async function workerLoss(): Promise<readonly Row[]> {
  const times: number[] = [];
  await docker("m1", "service", "create", "--quiet", "--name", "survivor", "--replicas", "5", ...sleeper);
  for (let round = 0; round < workerRounds; round += 1) {
    await docker("m1", "service", "update", "--quiet", "--force", "--update-parallelism", "0", "survivor");
    const started = realClock.monotonic();
    await lab.kill("w1");
    await until({ what: "five tasks elsewhere", timeoutMs: 60_000, everyMs: 20 }, async () => {
      const running = [
        "ps",
        "survivor",
        "--filter",
        "desired-state=running",
        "--format",
        "{{.Node}} {{.CurrentState}}",
      ];
      const rows = linesOf(await docker("m1", "service", ...running));
      return rows.length === 5 && rows.every((line) => /^(m\d|w2) Running/.test(line));
    });
    times.push((realClock.monotonic() - started) / 1000);
    await lab.start("w1");
    await healthy();
  }
  await docker("m1", "service", "rm", "survivor");
  return [row("worker lost → replacement running", times)];
}

function row(what: string, times: readonly number[]): Row {
  const worst = Math.max(...times).toFixed(2);
  return { what, result: `${quantile(times, 0.5).toFixed(2)} s`, beside: `worst ${worst} s of ${times.length}` };
}
