import { type ChildProcess, fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eventually } from "./cluster.ts";
import { freePort } from "./free-port.ts";
import type { Ask, Tell } from "./kill-member.ts";
import { Random } from "./random.ts";

/** A member in its own process, which can be killed and started again. */
class Victim {
  readonly id: number;
  readonly address: string;
  readonly acknowledged: string[] = [];
  readonly added: number[] = [];
  ready = false;
  state: Extract<Tell, { kind: "state" }> | undefined;
  readonly #directory: string;
  #process: ChildProcess | undefined;

  constructor(options: { readonly id: number; readonly address: string; readonly directory: string }) {
    this.id = options.id;
    this.address = options.address;
    this.#directory = options.directory;
  }

  start(): void {
    const found = this.id === 1 ? "found" : "join";
    const child = fork(join(import.meta.dirname, "kill-member.ts"), [
      String(this.id),
      this.address,
      this.#directory,
      found,
    ]);
    this.#process = child;
    this.ready = false;
    child.on("message", (tell: Tell) => {
      if (tell.kind === "ready") this.ready = true;
      else if (tell.kind === "acknowledged") this.acknowledged.push(tell.value);
      else if (tell.kind === "added") this.added.push(tell.id);
      else this.state = tell;
    });
  }

  ask(ask: Ask): void {
    if (this.#process?.connected === true && this.ready) this.#process.send(ask);
  }

  /** No warning, no chance to flush anything. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (child === undefined) return;
    this.#process = undefined;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  }
}

let root: string;
let victims: Victim[];
let proposed = 0;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "raft-kill-"));
  victims = [];
  for (const id of [1, 2, 3]) {
    const address = `127.0.0.1:${await freePort()}`;
    victims.push(new Victim({ id, address, directory: join(root, String(id)) }));
  }
});

afterEach(async () => {
  await Promise.all(victims.map((victim) => victim.kill()));
  await rm(root, { recursive: true, force: true });
});

test("kill -9 at any moment loses nothing that was acknowledged", async () => {
  for (const victim of victims) victim.start();
  await eventually(() => victims.every((victim) => victim.ready), "three processes");
  for (const { id, address } of victims.slice(1)) {
    await eventually(() => {
      // Adding again is harmless; the first request may come before the founder leads.
      if (victims[0]?.added.includes(id) !== true) victims[0]?.ask({ kind: "add", id, address });
      return victims[0]?.added.includes(id) === true;
    }, "the member to be added");
  }
  const random = new Random(Number(process.env["SEED"] ?? 1));
  for (let round = 0; round < 8; round += 1) {
    await more(40 + random.below(60));
    const victim = random.pick(victims);
    await victim?.kill();
    // Sometimes the others go on alone for a while, sometimes it is back before they notice.
    if (random.chance(0.5)) await more(30);
    victim?.start();
  }
  await more(50);
  const acknowledged = victims.flatMap((victim) => victim.acknowledged);
  await agreement();
  const [first] = victims;
  const values = new Set(first?.state?.values);
  expect(acknowledged.filter((value) => !values.has(value))).toEqual([]);
  expect(values.size).toBe(first?.state?.values.length);
  expect(acknowledged.length).toBeGreaterThan(500);
});

/** Keeps proposing to everybody until this many more were acknowledged. */
async function more(count: number): Promise<void> {
  const total = (): number => victims.reduce((sum, victim) => sum + victim.acknowledged.length, 0);
  const goal = total() + count;
  await eventually(
    () => {
      for (const victim of victims) {
        proposed += 1;
        victim.ask({ kind: "propose", value: `value ${proposed}` });
      }
      return total() >= goal;
    },
    "acknowledgements",
    15_000,
  );
}

/** Waits until all members report the same state, of the same moment. */
async function agreement(): Promise<void> {
  let ask = 0;
  await eventually(() => victims.every((victim) => victim.ready), "everybody to be back");
  await eventually(
    () => {
      const states = victims.map((victim) => victim.state);
      const texts = new Set(states.map((state) => JSON.stringify(state?.values)));
      const fresh = states.every((state) => state?.ask === ask);
      if (fresh && texts.size === 1 && states.some((state) => state?.leads === true)) return true;
      if (fresh || ask === 0) {
        ask += 1;
        for (const victim of victims) victim.ask({ kind: "dump", ask });
      }
      return false;
    },
    "all members to agree",
    15_000,
  );
}
