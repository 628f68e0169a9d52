import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { asId } from "../../base/id.ts";
import { realChance, realClock } from "../../base/io/real.ts";
import { limits, times } from "../../base/limit.ts";
import type { Command } from "../../model/command.ts";
import { defaultSwarmSpec } from "../../model/parse/swarm-spec.ts";
import { NotLeaderError, OutcomeUnknownError } from "../../raft/io/errors.ts";
import { decodeEntry } from "../store/codec.ts";
import { Loop, type LoopOptions } from "./loop.ts";
import { Store } from "./store.ts";

/** Raft as the loop sees it, with a quorum that answers when the test says so. */
class Quorum {
  readonly store = new Store();
  readonly proposed: Uint8Array[] = [];
  readonly #waiting: { readonly commit: () => void; readonly fail: (error: Error) => void }[] = [];
  readonly #arrivals: (() => void)[] = [];
  automatic = true;

  readonly port = {
    readIndex: async () => this.store.state.index,
    status: () =>
      ({
        id: 1,
        term: 1,
        role: "leader",
        leaderId: 1,
        commitIndex: 0,
        appliedIndex: 0,
        members: [],
        diskFull: false,
      }) as const,
    propose: (data: Uint8Array): Promise<number> => {
      this.proposed.push(data);
      const index = this.proposed.length;
      const commit = (): number => {
        this.store.apply([{ index, term: 1, data }]);
        return index;
      };
      for (const arrived of this.#arrivals.splice(0)) arrived();
      if (this.automatic) return Promise.resolve(commit());
      const { promise, resolve, reject } = Promise.withResolvers<number>();
      this.#waiting.push({ commit: () => resolve(commit()), fail: reject });
      return promise;
    },
  };

  /** Resolves at the next proposal. */
  arrival(): Promise<void> {
    return new Promise((resolve) => this.#arrivals.push(resolve));
  }
  commit(): void {
    this.#waiting.shift()?.commit();
  }
  fail(error: Error = new OutcomeUnknownError("the test is over")): void {
    this.#waiting.shift()?.fail(error);
  }
}

let quorum: Quorum;
let loop: Loop;
let run: Promise<void>;
const { signal } = new AbortController();

beforeEach(async () => {
  quorum = new Quorum();
  loop = loopOf({});
  run = loop.run();
  await loop.submit(seed(), signal);
});
afterEach(async () => {
  loop.stop();
  quorum.fail();
  await run;
});

describe("a turn", () => {
  test("takes all that came meanwhile as one entry, and answers each", async () => {
    quorum.automatic = false;
    const first = loop.submit(secret("s0"), signal);
    await quorum.arrival();
    const before = quorum.proposed.length;
    const rest = ["s1", "s2", "s2", "s3"].map((name) => loop.submit(secret(name), signal).then(({ id }) => id, String));
    const next = quorum.arrival();
    quorum.commit();
    await first;
    await next;
    quorum.commit();
    const answers = await Promise.all(rest);
    expect(quorum.proposed.length - before).toBe(1);
    expect(answers.map((answer) => answer?.length === 25)).toEqual([true, true, false, true]);
    expect(answers[2]).toContain("s2 already exists");
  });

  test("too large for one entry is cut, and the next does the rest", async () => {
    quorum.automatic = false;
    const first = loop.submit(secret("s0"), signal);
    await quorum.arrival();
    const before = quorum.proposed.length;
    const rest = ["a", "b", "c", "d"].map((name) => loop.submit(secret(name, 450_000), signal));
    quorum.automatic = true;
    quorum.commit();
    await Promise.all([first, ...rest]);
    const sizes = quorum.proposed.slice(before).map(({ byteLength }) => byteLength);
    expect(sizes.length).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(limits.entryBytesMax);
    const names = quorum.proposed.slice(before).flatMap((bytes) => decodeEntry(bytes).changes);
    expect(names).toHaveLength(4);
  });
});

describe("a lost leadership", () => {
  test("leaves the outcome of what was proposed unknown, and does nothing that waited", async () => {
    quorum.automatic = false;
    const flying = loop.submit(secret("s1"), signal);
    await quorum.arrival();
    const waiting = loop.submit(secret("s2"), signal);
    loop.stop();
    quorum.fail(new OutcomeUnknownError("leadership was lost"));
    await expect(flying).rejects.toMatchObject({ code: "OUTCOME_UNKNOWN" });
    await expect(waiting).rejects.toMatchObject({ code: "NO_LEADER" });
    await expect(loop.submit(secret("s3"), signal)).rejects.toMatchObject({ code: "NO_LEADER" });
    expect([...quorum.store.state.secrets()]).toEqual([]);
  });

  test("before anything was written says so", async () => {
    quorum.automatic = false;
    const refused = loop.submit(secret("s1"), signal);
    await quorum.arrival();
    quorum.fail(new NotLeaderError({ id: 0, address: undefined }));
    await expect(refused).rejects.toMatchObject({ code: "NO_LEADER" });
  });
});

describe("a new leader", () => {
  test("takes a node that came before the first turn for ready, and the others for unknown", async () => {
    await loop.observe({ kind: "nodeStatus", nodeId: asId("m1"), state: "ready", message: "" });
    loop.stop();
    await run;
    const applied = Promise.withResolvers<void>();
    const readIndex = () => applied.promise.then(() => quorum.store.state.index);
    loop = loopOf({ raft: { ...quorum.port, readIndex } });
    run = loop.run();
    const came = loop.observe({ kind: "nodeStatus", nodeId: asId("m1"), state: "ready", message: "" });
    applied.resolve();
    await came;
    await loop.submit(secret("after"), signal);
    expect([...quorum.store.state.nodes()].map(({ status }) => status.state)).toEqual(["ready"]);
  });

  describe("under which a node does not come back", () => {
    let time: number;
    /** In steps in which nobody would think that the process slept. */
    const states = async (untilMs: number): Promise<Record<string, string>> => {
      for (; time < untilMs; await loop.submit(secret(`at${time}`), signal)) time += 100;
      return Object.fromEntries([...quorum.store.state.nodes()].map(({ id, status }) => [id, status.state]));
    };
    const succeed = async (options: Partial<LoopOptions>): Promise<void> => {
      for (const id of ["m1", "w1", "w2"] as const) await seen(id);
      loop.stop();
      await run;
      time = 0;
      loop = loopOf({ clock: { now: realClock.now, monotonic: () => time }, ...options });
      run = loop.run();
      await seen("m1");
    };
    const seen = async (id: string): Promise<void> => {
      const nodeId = asId<"node">(id);
      if (quorum.store.state.node(nodeId) === undefined) await loop.submit(joinOf(id), signal);
      loop.heard(nodeId, 1_000);
      await loop.observe({ kind: "nodeStatus", nodeId, state: "ready", message: "", address: "127.0.0.1" });
    };
    const keepAlive = (): void => loop.heard(asId("m1"), 1_000);

    test("gives it up in no more time than any other loss takes", async () => {
      await succeed({ leaderlessMs: 0 });
      expect(await states(2_900)).toEqual({ m1: "ready", w1: "unknown", w2: "unknown" });
      keepAlive();
      expect(await states(3_200)).toEqual({ m1: "ready", w1: "down", w2: "down" });
    });

    test("waits four times as long after a time without any leader, when nodes search with pauses", async () => {
      await succeed({ leaderlessMs: times.quickSuccessionMs + 1 });
      for (const at of [2_800, 5_600, 8_400, 11_200]) {
        keepAlive();
        expect(await states(at)).toEqual({ m1: "ready", w1: "unknown", w2: "unknown" });
      }
      keepAlive();
      expect(await states(12_200)).toEqual({ m1: "ready", w1: "down", w2: "down" });
    });

    test("and as long when the leader before has not seen it again either", async () => {
      await succeed({});
      loop.stop();
      await run;
      time = 0;
      loop = loopOf({ clock: { now: realClock.now, monotonic: () => time } });
      run = loop.run();
      await seen("m1");
      await states(2_900);
      keepAlive();
      expect(await states(5_800)).toEqual({ m1: "ready", w1: "unknown", w2: "unknown" });
    });

    test("waits on while others still come", async () => {
      await succeed({});
      await states(2_800);
      keepAlive();
      await seen("w1");
      expect(await states(3_700)).toEqual({ m1: "ready", w1: "ready", w2: "unknown" });
      expect(await states(4_000)).toEqual({ m1: "ready", w1: "ready", w2: "down" });
    });
  });
});

describe("signs of life", () => {
  test("are asked for as the spec says, and less often of more than a thousand nodes", async () => {
    expect(loop.heartbeatMs).toBe(times.heartbeatMs);
    const names = Array.from({ length: 1_499 }, (_, at) => `w${at}`);
    await Promise.all(names.map((name) => loop.submit(joinOf(name), signal)));
    expect(loop.heartbeatMs).toBe(1_500);
    expect(loop.spreadMs).toBe(4_500);
  });
});

describe("the inbox", () => {
  test("has a limit, and says when it is reached", async () => {
    quorum.automatic = false;
    const first = loop.submit(secret("s0"), signal);
    await quorum.arrival();
    const many = Array.from({ length: limits.inboxMax }, (_, at) => loop.submit(secret(`n${at}`), signal));
    const settled = Promise.allSettled(many);
    await expect(loop.submit(secret("more"), signal)).rejects.toMatchObject({ code: "BUSY" });
    loop.stop();
    quorum.commit();
    await first;
    await settled;
  });

  test("forgets what its caller no longer waits for", async () => {
    quorum.automatic = false;
    const first = loop.submit(secret("s0"), signal);
    await quorum.arrival();
    const impatient = new AbortController();
    const gone = loop.submit(secret("gone"), impatient.signal);
    impatient.abort(new Error("enough"));
    await expect(gone).rejects.toThrow("enough");
    quorum.automatic = true;
    quorum.commit();
    await first;
    await loop.submit(secret("s1"), signal);
    expect([...quorum.store.state.secrets()].map(({ spec }) => spec.Name)).toEqual(["s0", "s1"]);
  });
});

function loopOf(options: Partial<LoopOptions>): Loop {
  return new Loop({
    store: quorum.store,
    raft: quorum.port,
    clock: realClock,
    chance: realChance,
    log: () => undefined,
    leaderlessMs: 0,
    load: () => 0,
    onExpired: () => undefined,
    ...options,
  });
}

function joinOf(id: string): Command {
  return { kind: "joinNode", nodeId: asId(id), role: "worker", availability: "active", dataPathAddress: "127.0.0.1" };
}

function secret(name: string, bytes = 1): Command {
  return { kind: "createSecret", spec: { Name: name, Labels: {}, Data: Buffer.alloc(bytes).toString("base64") } };
}

function seed(): Command {
  return {
    kind: "seedCluster",
    clusterId: asId("c1"),
    spec: {
      ...defaultSwarmSpec,
      Dispatcher: { HeartbeatPeriod: 0 },
      CAConfig: { NodeCertExpiry: 7_776_000_000_000_000 },
    },
    rootCa: { certificate: "root", key: "key" },
    joinTokens: { worker: "w", manager: "m" },
    defaultAddressPool: ["10.0.0.0/8"],
    subnetSize: 24,
    dataPathPort: 4789,
    node: {
      kind: "joinNode",
      nodeId: asId("m1"),
      role: "manager",
      availability: "active",
      dataPathAddress: "127.0.0.1",
      manager: { raftId: 1, address: "127.0.0.1:1" },
    },
  };
}
