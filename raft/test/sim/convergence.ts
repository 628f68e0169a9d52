import { must } from "./broken.ts";
import { tickMs } from "./climate.ts";
import type { Member } from "./member.ts";
import type { Operator } from "./operator.ts";
import type { Process } from "./process.ts";
import { encodeCommand } from "./state-machine.ts";
import type { World } from "./world.ts";

/** So long it may take from healing until everything is well, in milliseconds. */
const boundMs = 60_000;
const roundMs = 3 * tickMs;

/** After healing: one leader, a new write, a new read, and all members hold the same, within a bound. */
export class Convergence {
  readonly #world: World;
  readonly #members: readonly Member[];
  readonly #operator: Operator;
  #writes = 0;
  #written = false;
  #readBack = false;

  constructor(world: World, members: readonly Member[], operator: Operator) {
    this.#world = world;
    this.#members = members;
    this.#operator = operator;
  }

  /** Returns how long it took. */
  run(): number {
    const { agenda } = this.#world;
    const start = agenda.now;
    let nextRound = start;
    while (!this.#isWell()) {
      must(agenda.now < start + boundMs, 0, () => `no progress within ${boundMs} ms after healing`);
      if (agenda.now >= nextRound) {
        nextRound = agenda.now + roundMs;
        this.#round();
      }
      agenda.step();
    }
    return agenda.now - start;
  }

  /** Leaves a joint configuration, then writes and reads. */
  #round(): void {
    const process = this.#leader();
    if (process === undefined) return;
    if (process.core.config.outgoing.length > 0) {
      this.#operator.change(process);
      return;
    }
    this.#writes += 1;
    const value = `end.${this.#writes}`;
    const data = encodeCommand({ kind: "write", key: "end", value }, 0);
    process.write({
      proposal: { kind: "normal", data },
      value,
      answer: (outcome) => {
        if (outcome !== "ok") return;
        this.#written = true;
        this.#read(process, value);
      },
    });
  }

  #read(process: Process, value: string): void {
    const answer = (outcome: string, read: string | undefined): void => {
      if (outcome !== "ok") return;
      must(read !== undefined && written(read) >= written(value), process.id, () => `reads ${read} after ${value}`);
      this.#readBack = true;
    };
    process.read({ key: "end", lease: false, answer });
  }

  #isWell(): boolean {
    if (!this.#written || !this.#readBack) return false;
    const leader = this.#leader();
    if (leader === undefined || leader.core.config.outgoing.length > 0) return false;
    const { config, appliedIndex, lastIndex } = leader.core;
    if (appliedIndex !== lastIndex) return false;
    const ids = [...config.voters, ...config.learners];
    const processes = ids.map((id) => this.#members.find((member) => member.id === id)?.process);
    if (processes.some((process) => process?.core.appliedIndex !== appliedIndex)) return false;
    for (const process of processes) {
      const same = process?.state.digest === leader.state.digest;
      must(same, process?.id ?? 0, () => `the states at ${appliedIndex} differ: ${process?.id} and ${leader.id}`);
    }
    return true;
  }

  /** The only leader, once nobody is ahead of it in terms. */
  #leader(): Process | undefined {
    const processes = this.#members.flatMap(({ process }) => process ?? []);
    const leaders = processes.filter(({ core }) => core.soft.role === "leader");
    const [leader] = leaders;
    return leaders.length === 1 ? leader : undefined;
  }
}

function written(value: string): number {
  return Number(value.split(".")[1]);
}
