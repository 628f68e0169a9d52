import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { asId } from "../../base/id.ts";
import { realChance, realClock } from "../../base/io/real.ts";
import { limits } from "../../base/limit.ts";
import type { Command } from "../../model/command.ts";
import { defaultSwarmSpec } from "../../model/parse/swarm-spec.ts";
import { NotLeaderError, OutcomeUnknownError } from "../../raft/io/errors.ts";
import { decodeEntry } from "../store/codec.ts";
import { Loop } from "./loop.ts";
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
  loop = new Loop({
    store: quorum.store,
    raft: quorum.port,
    clock: realClock,
    chance: realChance,
    log: () => undefined,
    onExpired: () => undefined,
  });
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
    loop = new Loop({
      store: quorum.store,
      raft: { ...quorum.port, readIndex },
      clock: realClock,
      chance: realChance,
      log: () => undefined,
      onExpired: () => undefined,
    });
    run = loop.run();
    const came = loop.observe({ kind: "nodeStatus", nodeId: asId("m1"), state: "ready", message: "" });
    applied.resolve();
    await came;
    await loop.submit(secret("after"), signal);
    expect([...quorum.store.state.nodes()].map(({ status }) => status.state)).toEqual(["ready"]);
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
