import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { EngineNetwork } from "../../model/dataplane.ts";
import type { ContainerSpec, Healthcheck } from "../../model/service-spec.ts";
import type { ContainerStatus } from "../container.ts";
import { type ContainerEvent, type Engine, EngineError, type LogLine } from "./engine.ts";
import type { ContainerPlan } from "./plan.ts";

/** One kind of engine, with what the suite must be able to ask of its containers. */
export interface Subject {
  readonly engine: Engine;
  /** An image that is there, with a shell. */
  readonly image: string;
  /** Runs until it is stopped; SIGTERM ends it. */
  readonly sleeper: Partial<ContainerSpec>;
  /** Makes a started container end with that code. */
  end(name: string, exitCode: number): Promise<void>;
  /** Makes it print two lines: "out" on stdout, "err" on stderr. */
  printTwo(name: string): Promise<void>;
  /** Makes the check of a container with `healthcheck` succeed from now on. */
  becomeHealthy(name: string): Promise<void>;
  readonly healthcheck: Healthcheck;
  readonly network: EngineNetwork;
  close(): Promise<void>;
}

const deadlineMs = 20_000;
const ownerLabel = "skein.contract";
const prefix = "skein-contract";

/** What every engine must do, real or in memory. */
export function engineContract(name: string, open: () => Promise<Subject>): void {
  describe(name, () => {
    let subject: Subject;
    let count = 0;

    beforeAll(async () => {
      subject = await open();
    });
    afterEach(async () => {
      for (const { id } of await subject.engine.list(ownerLabel)) await subject.engine.remove(id);
      for (const network of await subject.engine.networks(ownerLabel)) await subject.engine.removeNetwork(network.name);
    });
    afterAll(() => subject.close());

    function plan(
      container: Partial<ContainerSpec> = subject.sleeper,
      more: Partial<ContainerPlan> = {},
    ): ContainerPlan {
      count += 1;
      return {
        name: `${prefix}-${count}`,
        labels: { [ownerLabel]: "", number: `${count}` },
        spec: { ContainerSpec: { Image: subject.image, ...container }, ForceUpdate: 0, Runtime: "container" },
        networking: { attachments: [], dns: [] },
        files: [],
        ...more,
      };
    }

    async function started(wanted = plan()): Promise<string> {
      const id = await subject.engine.create(wanted);
      await subject.engine.start(id);
      return id;
    }

    async function untilState(id: string, state: ContainerStatus["state"]): Promise<ContainerStatus> {
      const deadline = Date.now() + deadlineMs;
      for (;;) {
        const status = await subject.engine.inspect(id);
        if (status?.state === state) return status;
        if (Date.now() > deadline) throw new Error(`container ${id} is ${status?.state}, not ${state}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }

    test("says what it is", async () => {
      const info = await subject.engine.info();
      expect(info).toMatchObject({ os: "linux", architecture: expect.any(String), version: expect.any(String) });
      expect(info.cpus).toBeGreaterThan(0);
      expect(info.memoryBytes).toBeGreaterThan(1_000_000);
    });

    test("knows which images it has", async () => {
      expect(await subject.engine.hasImage(subject.image)).toBe(true);
      expect(await subject.engine.hasImage("skein/absent:none")).toBe(false);
    });

    test("a container's life", async () => {
      const wanted = plan();
      const { engine } = subject;
      const id = await engine.create(wanted);
      const labels = expect.objectContaining(wanted.labels);
      expect(await engine.inspect(id)).toMatchObject({ id, name: wanted.name, labels, state: "created", pid: 0 });
      expect(await engine.list(ownerLabel)).toMatchObject([{ id, labels, state: "created" }]);
      await engine.start(id);
      const running = await engine.inspect(wanted.name);
      expect(running).toMatchObject({ id, state: "running", health: "none", stopSignal: "SIGTERM" });
      expect(running?.pid).toBeGreaterThan(0);
      await engine.start(id); // It runs already: nothing happens.
      expect((await engine.inspect(id))?.pid).toBe(running?.pid);
      await engine.signal(id, "SIGTERM");
      expect((await untilState(id, "exited")).exitCode).toBe(143);
      expect(await engine.list(ownerLabel)).toMatchObject([{ id, state: "exited" }]);
      await engine.remove(id);
      expect(await engine.inspect(id)).toBe(undefined);
      expect(await engine.list(ownerLabel)).toEqual([]);
    });

    test("exit codes", async () => {
      const wanted = plan();
      const id = await started(wanted);
      await subject.end(wanted.name, 7);
      expect(await untilState(id, "exited")).toMatchObject({ exitCode: 7, pid: 0 });
    });

    test("SIGKILL ends everything", async () => {
      const id = await started();
      await subject.engine.signal(id, "SIGKILL");
      expect((await untilState(id, "exited")).exitCode).toBe(137);
    });

    test("removing, signalling and looking at what is gone", async () => {
      const id = await started();
      await subject.engine.remove(id); // Although it runs.
      await subject.engine.remove(id);
      await subject.engine.signal(id, "SIGTERM");
      expect(await subject.engine.inspect(id)).toBe(undefined);
      await expect(subject.engine.start(id)).rejects.toMatchObject({ name: "EngineError", kind: "absent" });
    });

    test("a name is taken once", async () => {
      const wanted = plan();
      await subject.engine.create(wanted);
      await expect(subject.engine.create(wanted)).rejects.toMatchObject({ kind: "conflict" });
    });

    test("an image that is not there", async () => {
      const created = subject.engine.create(plan({ Image: "skein/absent:none" }));
      await expect(created).rejects.toMatchObject({
        kind: "absent",
        message: expect.stringContaining("No such image"),
      });
    });

    test("events tell of the containers with the label", async () => {
      const abort = new AbortController();
      const seen = collect(await subject.engine.events(ownerLabel, abort.signal), 3);
      const wanted = plan();
      await started(plan(subject.sleeper, { labels: { other: "" }, name: `${prefix}-other` }));
      const id = await started(wanted);
      await subject.engine.remove(id);
      const events = await seen;
      abort.abort();
      await subject.engine.remove(`${prefix}-other`);
      expect(events.map(({ action, containerId }: ContainerEvent) => [action, containerId])).toEqual([
        ["start", id],
        ["die", id],
        ["destroy", id],
      ]);
      expect(events[0]?.labels).toMatchObject(wanted.labels);
    });

    test("health is told when it changes", async () => {
      const { engine, healthcheck } = subject;
      const wanted = plan({ ...subject.sleeper, Healthcheck: healthcheck });
      const abort = new AbortController();
      const seen = collect(await engine.events(ownerLabel, abort.signal), 2);
      const id = await started(wanted);
      expect(await engine.inspect(id)).toMatchObject({ state: "running", health: "starting" });
      await subject.becomeHealthy(wanted.name);
      expect((await seen).map(({ action }) => action)).toEqual(["start", "health"]);
      abort.abort();
      expect(await engine.inspect(id)).toMatchObject({ state: "running", health: "healthy" });
    });

    test("logs by stream, by tail, and as they come", async () => {
      const wanted = plan();
      const id = await started(wanted);
      const abort = new AbortController();
      const request = { follow: true, stdout: true, stderr: true, tail: "all", since: "" };
      const following = collect(subject.engine.logs(id, request, abort.signal), 2);
      await subject.printTwo(wanted.name);
      expect((await following).map(plain).sort()).toEqual(["stderr err\n", "stdout out\n"]);
      abort.abort();
      const once = { ...request, follow: false };
      const errors = await collect(
        subject.engine.logs(id, { ...once, stdout: false }, AbortSignal.timeout(deadlineMs)),
      );
      expect(errors.map(plain)).toEqual(["stderr err\n"]);
      expect(errors[0]?.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/);
      const last = await collect(subject.engine.logs(id, { ...once, tail: "1" }, AbortSignal.timeout(deadlineMs)));
      expect(last.length).toBe(1);
    });

    test("networks are made once, found, and removed when nobody uses them", async () => {
      const { engine, network } = subject;
      await engine.ensureNetwork(network, ownerLabel);
      await engine.ensureNetwork(network, ownerLabel);
      const labels = expect.objectContaining({ ...network.labels, [ownerLabel]: "" });
      expect(await engine.networks(ownerLabel)).toEqual([{ name: network.name, labels }]);
      const networking = { attachments: [{ network, address: "" }], dns: [] };
      await started(plan(subject.sleeper, { networking }));
      await expect(engine.removeNetwork(network.name)).rejects.toMatchObject({ kind: "conflict" });
      for (const { id } of await engine.list(ownerLabel)) await engine.remove(id);
      await engine.removeNetwork(network.name);
      await engine.removeNetwork(network.name);
      expect(await engine.networks(ownerLabel)).toEqual([]);
    });

    test("a network that has changed is made anew; a second leg comes before the start", async () => {
      const { engine, network } = subject;
      const second = { ...network, name: `${network.name}-2`, subnet: "172.31.252.0/24", gateway: "172.31.252.1" };
      await engine.ensureNetwork(network, ownerLabel);
      await engine.ensureNetwork({ ...network, subnet: "172.31.253.0/24", gateway: "172.31.253.1" }, ownerLabel);
      await engine.ensureNetwork(second, ownerLabel);
      const networking = { attachments: [{ network, address: "172.31.253.9" }], dns: [] };
      const id = await engine.create(plan(subject.sleeper, { networking }));
      await engine.connect(id, { network: second, address: "172.31.252.9" });
      await engine.start(id);
      await expect(engine.removeNetwork(second.name)).rejects.toMatchObject({ kind: "conflict" });
    });

    test("everything it throws is an EngineError", async () => {
      const failures = [
        subject.engine.start("absent"),
        subject.engine.connect("absent", { network: { ...subject.network, name: "absent" }, address: "" }),
        collect(
          subject.engine.logs(
            "absent",
            { follow: false, stdout: true, stderr: true, tail: "", since: "" },
            AbortSignal.timeout(deadlineMs),
          ),
        ),
        subject.engine.pull("skein.invalid/absent:none", undefined, AbortSignal.timeout(deadlineMs)),
      ];
      for (const failure of await Promise.allSettled(failures)) {
        expect(failure).toMatchObject({ status: "rejected", reason: expect.any(EngineError) });
      }
    });
  });
}

function plain({ stream, text }: LogLine): string {
  return `${stream} ${new TextDecoder().decode(text)}`;
}

async function collect<Value>(values: AsyncIterable<Value>, max = Number.POSITIVE_INFINITY): Promise<Value[]> {
  const all: Value[] = [];
  for await (const value of values) {
    all.push(value);
    if (all.length === max) break;
  }
  return all;
}
