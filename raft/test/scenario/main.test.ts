import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "raft-scenario-"));

afterAll(() => rmSync(folder, { recursive: true }));

const setUp = "add-nodes 2 voters=(1,2) index=10\n----\nok\n\ncampaign 1\n----\nok\n\n";
const states = "1: StateCandidate (Voter) Term:1 Lead:0\n2: StateFollower (Voter) Term:0 Lead:0\n";
const good = write("good.txt", `${setUp}raft-state\n----\n${states}`);
const differing = write("differing.txt", `${setUp}raft-state\n----\n${states.replace("Term:1", "Term:7")}`);

test("a file that agrees ends with 0", () => {
  expect(play(good)).toEqual({ status: 0, output: `ok    ${good} (3 commands)\n1 of 1 scenarios agree\n` });
});

test("a file that differs ends with 1, and shows where and how", () => {
  const { status, output } = play(differing);
  expect(status).toBe(1);
  expect(output.split("\n").slice(0, 5)).toEqual([
    `FAIL  ${differing}`,
    `${differing}:9: raft-state`,
    "    - 1: StateCandidate (Voter) Term:7 Lead:0",
    "    + 1: StateCandidate (Voter) Term:1 Lead:0",
    "      2: StateFollower (Voter) Term:0 Lead:0",
  ]);
});

test("several files are all played, and counted", () => {
  const { status, output } = play(good, differing, good);
  expect(status).toBe(1);
  expect(output.match(/^ok {4}/gm)).toHaveLength(2);
  expect(output).toContain("\n2 of 3 scenarios agree\n");
});

test("of a long output only the neighbourhood of what differs is shown", () => {
  const text = `${setUp}stabilize\n----\n`;
  const long = write("long.txt", text);
  expect(play("--rewrite", long).status).toBe(0);
  const full = readFileSync(long, "utf8");
  expect(full.split("\n").length).toBeGreaterThan(60);
  writeFileSync(long, full.replace("2->1 MsgAppResp Term:1 Log:0/11", "2->1 MsgAppResp Term:1 Log:0/12"));
  const { status, output } = play(long);
  expect(status).toBe(1);
  expect(output.split("\n")).toEqual(expect.arrayContaining(["    -   2->1 MsgAppResp Term:1 Log:0/12", "      …"]));
  expect(output.split("\n").length).toBeLessThan(20);
});

test("what cannot be played is told with file and line, and ends with 1", () => {
  const file = write("broken.txt", `${setUp}frobnicate 1\n----\nok\n`);
  const { status, output } = play(file);
  expect(status).toBe(1);
  expect(output).toContain(`\n${file}:9: unknown command "frobnicate"\n`);
});

test("a file that is not there ends with 1, and so does no file at all", () => {
  const missing = join(folder, "missing.txt");
  expect(play(missing, good)).toMatchObject({ status: 1, output: expect.stringContaining(`FAIL  ${missing}: ENOENT`) });
  expect(play()).toMatchObject({ status: 1, output: expect.stringContaining("usage:") });
});

test("a rewrite puts down what the members do", () => {
  const file = write("rewritten.txt", readFileSync(differing, "utf8"));
  expect(play("--rewrite", file).status).toBe(0);
  expect(readFileSync(file, "utf8")).toBe(readFileSync(good, "utf8"));
  expect(play(file).status).toBe(0);
});

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function play(...parameters: readonly string[]): { status: number | null; output: string } {
  const command = [join(import.meta.dirname, "main.ts"), ...parameters];
  // A rewrite asked of the tests is not meant for the commands that they run.
  const { status, stdout } = spawnSync(process.execPath, command, {
    encoding: "utf8",
    env: { ...process.env, REWRITE: "" },
  });
  return { status, output: stdout };
}
