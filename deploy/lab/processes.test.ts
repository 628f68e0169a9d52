import assert from "node:assert/strict";
import { test } from "vitest";
import { hostProcesses, initsOf, type ProcessRow, parseStatus } from "./processes.ts";

const host = { lab: "lab", name: "w1" };

function row(pid: number, parent: number, change: Partial<ProcessRow>): ProcessRow {
  const defaults = { state: "S", innerPids: [pid, pid], pidNamespace: "pid:[1]", argv: ["x"], mark: "" };
  return { pid, parent, ...defaults, ...change };
}

const machine = [
  row(1, 0, { innerPids: [1], pidNamespace: "pid:[0]", argv: ["systemd"] }),
  row(40, 1, { innerPids: [40], pidNamespace: "pid:[0]", argv: ["dockerd"] }),
  row(50, 1, { innerPids: [50, 1], argv: ["sh", "host-init.sh"], mark: "lab/w1" }),
  row(51, 50, { argv: ["/usr/sbin/dockerd"], mark: "lab/w1" }),
  row(52, 51, { argv: ["containerd"], mark: "lab/w1" }),
  row(53, 50, { argv: ["node", "/skein/daemon/main.ts"], mark: "lab/w1" }),
  row(54, 50, { argv: ["containerd-shim"], mark: "lab/w1" }),
  row(55, 54, { innerPids: [55, 9, 1], pidNamespace: "pid:[2]", argv: ["redis-server"] }),
  row(70, 1, { innerPids: [70, 1], pidNamespace: "pid:[3]", argv: ["sh", "host-init.sh"], mark: "lab/w2" }),
  row(80, 1, { innerPids: [80, 1], pidNamespace: "pid:[4]", argv: ["sh", "host-init.sh"], mark: "other/w1" }),
];

test("a host's daemons are the children of its process 1; the machine's own engine is not among them", () => {
  const found = hostProcesses(machine, host);
  assert.deepEqual([found.init?.pid, found.engine?.pid, found.agent?.pid], [50, 51, 53]);
});

test("a host's processes include its containers and nobody else's", () => {
  const pids = hostProcesses(machine, host).all.map((one) => one.pid);
  assert.deepEqual(pids, [50, 51, 52, 53, 54, 55]);
});

test("a host without a process 1 is off, whatever else carries its mark", () => {
  const stray = [row(52, 1, { innerPids: [52], pidNamespace: "pid:[0]", mark: "lab/w1" })];
  assert.deepEqual(hostProcesses(stray, host), { init: undefined, engine: undefined, agent: undefined, all: [] });
});

test("a dead process 1 that nobody reaped yet is off", () => {
  const dead = [row(50, 1, { innerPids: [50, 1], mark: "lab/w1", state: "Z" })];
  assert.equal(hostProcesses(dead, host).init, undefined);
});

test("a lab's inits are its own hosts'", () => {
  assert.deepEqual(
    initsOf(machine, "lab").map((init) => init.pid),
    [50, 70],
  );
});

test("status fields are read", () => {
  const text = "Name:\tsh\nState:\tT (stopped)\nPPid:\t1\nNSpid:\t50\t1\nThreads:\t1\n";
  assert.deepEqual(parseStatus(text), { parent: 1, state: "T", innerPids: [50, 1] });
});
