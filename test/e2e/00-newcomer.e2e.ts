import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { attempt } from "../../deploy/tools/command.ts";
import { converged, docker, eventually, healthy, lab, linesOf, nodeNames, root, runningContainers } from "./world.ts";

/** The commands of a document's ```sh blocks, in order. */
function commandsIn(path: string): string[] {
  const text = readFileSync(`${root}/${path}`, "utf8");
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap((match) => linesOf((match[1] ?? "").trim()));
}

/** Runs a line as a person would, in the project's folder. */
function typed(line: string): Promise<{ code: number; stdout: string; stderr: string }> {
  return attempt(["sh", "-c", line], { directory: root });
}

afterAll(async () => {
  await docker("m1", "stack", "rm", "counter");
  await eventually("the stack to be gone", async () => (await runningContainers()).length === 0);
});

describe("what a newcomer does", () => {
  test("npm start has left a whole cluster with the stack on it, and a second npm start changes nothing", async () => {
    await healthy();
    const before = (await runningContainers()).map(({ id }) => id).sort();
    expect(before).toHaveLength(9);
    const again = await typed("npm start --silent");
    expect(again.code).toBe(0);
    for (const host of nodeNames) expect(again.stdout).toContain(`http://${lab.host(host).address}:8080`);
    expect(again.stdout).toContain(`export DOCKER_HOST=unix://${lab.host("m1").skeinSocket}`);
    expect((await runningContainers()).map(({ id }) => id).sort()).toEqual(before);
  });

  test("every command of the README runs and shows what the README says", async () => {
    const [list, page, kill, tasks, start, ...more] = commandsIn("README.md");
    expect(more).toEqual([]);
    const nodes = await typed(list ?? "");
    expect(nodes.stdout.match(/Ready/g)).toHaveLength(5);
    expect(nodes.stdout.match(/Leader/g)).toHaveLength(1);
    const first = await typed(page ?? "");
    expect(first.stdout).toContain(`client: ${lab.host("client").address}`);
    const counts = [first, await typed(page ?? "")].map(({ stdout }) => Number(/^count: (\d+)$/m.exec(stdout)?.[1]));
    expect(counts[1]).toBeGreaterThan(counts[0] ?? Number.NaN);
    expect((await typed(kill ?? "")).code).toBe(0);
    await eventually("web tasks elsewhere", async () => {
      const { code, stdout } = await typed(tasks ?? "");
      const running = linesOf(stdout.trim()).filter((line) => / Running +Running /.test(line));
      return code === 0 && running.length === 3 && running.every((line) => !line.includes(" w1 "));
    });
    expect((await typed(start ?? "")).code).toBe(0);
    await healthy();
    await converged("counter_agent", 5);
    await converged("counter_web", 3);
  });

  test("kill -9 of everything, then npm start: the same cluster", async () => {
    const before = linesOf(await docker("m1", "node", "ls", "-q")).sort();
    await Promise.all(nodeNames.map((host) => lab.kill(host)));
    expect((await typed("npm start --silent")).code).toBe(0);
    expect(linesOf(await docker("m1", "node", "ls", "-q")).sort()).toEqual(before);
    await converged("counter_web", 3);
  });

  test("every command and daemon flag in the docs exists", async () => {
    const help = await attempt([process.execPath, `${root}/daemon/main.ts`, "--help"]);
    const operations = readFileSync(`${root}/docs/OPERATIONS.md`, "utf8");
    for (const [flag] of operations.matchAll(/`(--[a-z-]+)`/g)) expect(help.stdout).toContain(flag.replaceAll("`", ""));
    const texts = ["README.md", "docs/OPERATIONS.md"].map((path) => readFileSync(`${root}/${path}`, "utf8")).join("\n");
    const words = [...texts.matchAll(/^skein ([a-z]+ [a-z-]+)/gm)].map((match) => (match[1] ?? "").split(" "));
    expect(words.length).toBeGreaterThan(5);
    const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, "utf8")) as { scripts: object }; // npm's own form.
    const npm = [...texts.matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map((match) => match[1] ?? "");
    expect(npm.filter((name) => !(name in scripts))).toEqual([]);
    for (const command of words) {
      const shown = await attempt([process.execPath, `${root}/cli/main.ts`, ...command, "--help"]);
      expect(`${command.join(" ")}: ${shown.code}`).toBe(`${command.join(" ")}: 0`);
    }
  });
});
