import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { eventually } from "./cluster.ts";

/** A command with a workshop, and a process in it that stands still. */
const command = `
import { spawn } from "node:child_process";
const { exitOnSignals, Workshop } = await import(${JSON.stringify(new URL("./workshop.ts", import.meta.url).href)});
exitOnSignals();
const workshop = new Workshop("raft-workshop-");
const child = spawn(process.execPath, ["--eval", "setInterval(() => {}, 1000)"]);
workshop.adopt(child);
child.once("spawn", () => {
  child.kill("SIGSTOP");
  console.log(JSON.stringify({ folder: workshop.folder, pid: child.pid }));
});
`;

test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)(
  "a command that gets %s leaves no process and no folder",
  async (signal) => {
    const running = spawn(process.execPath, ["--input-type=module", "--eval", command]);
    const [line] = await once(createInterface(running.stdout), "line");
    const { folder, pid } = JSON.parse(line);
    expect(existsSync(folder)).toBe(true);
    running.kill(signal);
    await once(running, "exit");
    expect(existsSync(folder)).toBe(false);
    await eventually(() => !isRunning(pid), "the process in the workshop to end");
  },
);

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
