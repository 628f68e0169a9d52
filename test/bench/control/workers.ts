import { setPriority } from "node:os";
import { requireTls13 } from "../../../manager/io/trust.ts";
import { serve, setupOf } from "../../../raft/bench/ipc.ts";
import { descriptionOf } from "../../../worker/engine/description.ts";
import { MemoryEngine } from "../../../worker/engine/memory.ts";
import { joinFullWorker } from "./full-worker.ts";
import { LightWorker } from "./light-worker.ts";
import { profilerCalls } from "./profiler.ts";

/* Many workers of the control bench in one process. */

export interface WorkersSetup {
  /** In memory: what is measured is not the disks of five thousand machines. */
  readonly folder: string;
  readonly kind: "full" | "light";
}

export interface JoinOrder {
  /** Numbers in the whole cluster; names and addresses follow. */
  readonly first: number;
  readonly count: number;
  /** Joining at the same time. */
  readonly parallel: number;
  readonly remote: string;
  readonly token: string;
}

export type WorkersCalls = typeof calls;

const setup = setupOf<WorkersSetup>();
let joined = 0;
const calls = {
  ...profilerCalls,
  /** Everything is loaded: from now on time counts. */
  ready: () => true,
  /** How many have joined so far. */
  joined: () => joined,
  /** Resolves with the nodes' ids when all are joined. */
  join: async ({ first, count, parallel, remote, token }: JoinOrder): Promise<readonly string[]> => {
    const ids: string[] = [];
    let next = first;
    const joiner = async (): Promise<void> => {
      for (let number = next++; number < first + count; number = next++) {
        ids.push(await patiently(() => joinOne(number, { remote, token })));
        joined += 1;
      }
    };
    await Promise.all(Array.from({ length: parallel }, joiner));
    return ids;
  },
};

setPriority(10); // They stand for other machines: the managers must not wait for them.
requireTls13();
serve(calls);

/** As a script that joins machines does: what fails because a busy machine's leadership moves is done again. */
async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attemptsMax) throw error;
    }
  }
}

const attemptsMax = 3;

async function joinOne(number: number, at: { readonly remote: string; readonly token: string }): Promise<string> {
  const dataPathAddress = `127.77.${number >>> 8}.${number & 255}`;
  const request = { ...at, availability: "active", dataPathAddress } as const;
  const name = `w${number}`;
  if (setup.kind === "full") return await joinFullWorker(setup.folder, name, request);
  const description = descriptionOf(await new MemoryEngine().info(), name);
  return await new LightWorker().join(request, description);
}
