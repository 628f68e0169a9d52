import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  converged,
  docker,
  dockerTry,
  emptied,
  eventually,
  healthy,
  lab,
  leader,
  linesOf,
  managerNames,
  nodeNames,
  runningContainers,
  sleeper,
} from "./world.ts";

beforeAll(async () => {
  await healthy();
  await docker("m1", "service", "create", "--quiet", "--name", "witness", "--replicas", "5", ...sleeper);
});
afterAll(async () => {
  await Promise.all(nodeNames.map((host) => lab.heal(host)));
  await healthy();
  await emptied();
});

/** The hosts on which the managers want a witness running, and on which it does. */
async function witnesses(asked: string): Promise<string[]> {
  const words = ["--filter", "desired-state=running", "--format", "{{.Node}} {{.CurrentState}}"];
  const rows = linesOf(await docker(asked, "service", "ps", "witness", ...words));
  return rows.filter((row) => / Running/.test(row)).map((row) => row.split(" ")[0] ?? "");
}

/** Everything as wanted again: five witnesses wanted, five containers, none of them one that was replaced. */
async function whole(): Promise<void> {
  await healthy();
  await eventually("five witnesses and no more", async () => {
    const wanted = await witnesses("m1");
    const real = (await runningContainers("witness")).map(({ host }) => host);
    return wanted.length === 5 && JSON.stringify(wanted.sort()) === JSON.stringify(real.sort());
  });
}

describe("hosts that are cut off or hang", () => {
  test("the leader's cable is pulled: the others go on, its containers go on, and its return heals everything", async () => {
    await converged("witness", 5);
    const old = await leader();
    const asked = managerNames.find((host) => host !== old) ?? "";
    await lab.cut(old);
    await eventually("a write through a remaining manager", async () => {
      const words = ["--detach", "--name", "behind-the-cut", "--replicas", "0", "busybox"];
      const made = await dockerTry(asked, "service", "create", ...words);
      return made.code === 0 || made.stderr.includes("already exists");
    });
    const alone = await dockerTry(
      old,
      "service",
      "create",
      "--detach",
      "--name",
      "alone",
      "--replicas",
      "0",
      "busybox",
    );
    expect(alone.code).not.toBe(0);
    expect((await runningContainers("witness")).filter(({ host }) => host === old)).toHaveLength(1);
    await eventually("five witnesses away from it", async () => {
      const running = await witnesses(asked);
      return running.length === 5 && !running.includes(old);
    });
    await lab.heal(old);
    await whole();
    const names = linesOf(await docker(old, "service", "ls", "--format", "{{.Name}}"));
    expect(names).toContain("behind-the-cut");
    expect(names).not.toContain("alone");
    await docker("m1", "service", "rm", "behind-the-cut");
  });

  test("a worker hangs: its tasks run elsewhere, and when it wakes nothing runs twice", async () => {
    await docker("m1", "service", "update", "--quiet", "--force", "witness");
    await whole();
    expect(await witnesses("m1")).toContain("w1");
    await lab.freeze("w1");
    await eventually("five witnesses away from w1", async () => {
      const running = await witnesses("m1");
      return running.length === 5 && !running.includes("w1");
    });
    expect(await docker("m1", "node", "ls", "--filter", "name=w1", "--format", "{{.Status}}")).toBe("Down");
    await lab.thaw("w1");
    await whole();
  });
});
