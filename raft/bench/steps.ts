import { RaftCore } from "../core/raft-core.ts";
import type { ConfigState, Message, Proposal } from "../core/types.ts";
import { coreOptions, withDefaults } from "../io/settings.ts";
import type { Bench, Findings } from "./bench.ts";
import { Store } from "./store.ts";
import { type Cell, table } from "./table.ts";

const config: ConfigState = { voters: [1, 2, 3], outgoing: [], learners: [], learnersNext: [], autoLeave: false };
/** A core is told to forget this many entries at a time, as it is after a snapshot. */
const compactEvery = 10_000;

/** The core alone: three of them in memory propose, replicate, commit and apply, with saves that take no time. */
export async function measureSteps(bench: Bench): Promise<Findings> {
  const rows: Cell[][] = [];
  for (const batch of [1, 32, 256]) {
    // The first run is for the compiler.
    run(batch, 500);
    const { entries, messages, seconds } = run(batch, bench.quick ? 1_000 : 5_000);
    rows.push([batch, entries / seconds, messages / seconds]);
  }
  const columns = ["entries a proposal", "entries committed/s", "messages stepped/s"];
  return { tables: [table("the core without any I/O, three members in one thread", columns, rows)], conclusions: [] };
}

function run(batch: number, durationMs: number): { entries: number; messages: number; seconds: number } {
  const cores = new Map([1, 2, 3].map((id) => [id, newCore(id)]));
  const leader = cores.get(1);
  if (leader === undefined) throw new Error("there is a first member");
  leader.campaign();
  settle(cores);
  const proposals = Array.from({ length: batch }, (): Proposal => ({ kind: "normal", data: new Uint8Array(256) }));
  const start = performance.now();
  const first = leader.appliedIndex;
  let messages = 0;
  let now = start;
  while (now < start + durationMs) {
    for (let round = 0; round < 50; round += 1) {
      leader.propose(proposals);
      messages += settle(cores);
    }
    for (const core of cores.values()) compact(core);
    now = performance.now();
  }
  return { entries: leader.appliedIndex - first, messages, seconds: (now - start) / 1_000 };
}

/** Carries messages until nobody has anything to say. Returns how many there were. */
function settle(cores: ReadonlyMap<number, RaftCore>): number {
  let count = 0;
  for (let busy = true; busy; ) {
    busy = false;
    for (const core of cores.values()) {
      if (!core.hasReady()) continue;
      busy = true;
      const { sequence, messages, messagesAfterSave, committed } = core.ready();
      core.saved(sequence);
      core.applied(committed);
      count += deliver(cores, messages) + deliver(cores, messagesAfterSave);
    }
  }
  return count;
}

function deliver(cores: ReadonlyMap<number, RaftCore>, messages: readonly Message[]): number {
  for (const message of messages) cores.get(message.to)?.step(message);
  return messages.length;
}

function compact(core: RaftCore): void {
  const index = core.appliedIndex;
  if (index - core.firstIndex < compactEvery) return;
  core.snapshotTaken({ index, term: core.termAt(index) ?? 0, config: core.config });
  core.compact(index - 500);
}

function newCore(id: number): RaftCore {
  const snapshot = { index: 1, term: 1, config };
  const settings = withDefaults({
    id,
    address: "nobody.invalid:1",
    directory: "nowhere",
    stateMachine: new Store(0),
    channelCredentials: () => {
      throw new Error("nothing is dialled here");
    },
    onFatal: (error) => {
      throw error;
    },
  });
  const hard = { term: 1, vote: 0, commit: 1 };
  return new RaftCore(coreOptions(settings), { hard, base: snapshot, entries: [], applied: 1, config, snapshot });
}
