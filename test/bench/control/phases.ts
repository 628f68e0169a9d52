import { join } from "node:path";
import { messageOf } from "../../../base/error.ts";
import { processorSeconds } from "../process-cost.ts";
import type { Cluster, Part } from "./cluster.ts";

export interface PhasesOptions {
  readonly cluster: Cluster;
  /** Starts the names of profiles. */
  readonly label: string;
  /** Where profiles of all processes are written, one for each phase; undefined for none. */
  readonly profiles: string | undefined;
  /** No phase begins later than this after the first, and none is waited for a minute longer. */
  readonly secondsMax: number;
}

interface Measured<Result> {
  readonly result: Result;
  /** Processor seconds of the leader, the followers, the workers and this process, as a text. */
  readonly cost: string;
}

/** Runs the phases of a measurement one after the other; one that fails says so, and the next one begins. */
export class Phases {
  readonly #options: PhasesOptions;
  readonly #started = performance.now();
  #failures = 0;

  constructor(options: PhasesOptions) {
    this.#options = options;
  }

  /** How many phases failed or were left out. */
  get failures(): number {
    return this.#failures;
  }

  /** Undefined if it failed or there was no time left for it. `progress` is said now and then while it lasts. */
  async run<Result>(
    name: string,
    work: () => Promise<Result>,
    progress: () => Promise<string> = () => Promise.resolve(""),
  ): Promise<Measured<Result> | undefined> {
    const seconds = (performance.now() - this.#started) / 1000;
    if (seconds > this.#options.secondsMax) return this.#failed(name, `left out, ${seconds.toFixed(0)} s are over`);
    const stopTelling = tellProgress(name, progress);
    try {
      const left = this.#options.secondsMax + graceSeconds - seconds;
      return await inTime(left, this.#measured(name, work));
    } catch (error) {
      return this.#failed(name, messageOf(error));
    } finally {
      stopTelling();
    }
  }

  #failed(name: string, why: string): undefined {
    this.#failures += 1;
    process.stdout.write(`failed: ${name}: ${why}\n`);
  }

  async #measured<Result>(name: string, work: () => Promise<Result>): Promise<Measured<Result>> {
    const { cluster, profiles, label } = this.#options;
    const before = new Map<number, number>();
    const parts = await cluster.processes();
    if (profiles !== undefined) await Promise.all(parts.map((part) => part.process.call("startProfile", undefined)));
    for (const { process } of parts) before.set(process.pid, processorSeconds(process.pid));
    const clients = process.cpuUsage();
    const result = await work();
    const clientSeconds = microseconds(process.cpuUsage(clients)) / 1_000_000;
    const left = await cluster.processes();
    const cost = costText(left, ({ process }) => processorSeconds(process.pid) - (before.get(process.pid) ?? 0));
    if (profiles !== undefined) {
      const pathOf = (part: Part): string => join(profiles, `${label}-${name}-${part.name}.cpuprofile`);
      await Promise.all(left.map((part) => part.process.call("stopProfile", pathOf(part))));
    }
    return { result, cost: `${cost}, ${clientSeconds.toFixed(2)} s clients` };
  }
}

const graceSeconds = 60;

/** Rejects when it takes longer. Only for the end of a run: what was begun goes on. */
async function inTime<Result>(seconds: number, work: Promise<Result>): Promise<Result> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`not done after ${seconds.toFixed(0)} s`)), seconds * 1000);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function microseconds({ user, system }: NodeJS.CpuUsage): number {
  return user + system;
}

function costText(parts: readonly Part[], secondsOf: (part: Part) => number): string {
  const sum = (role: Part["role"]): string => {
    const seconds = parts.filter((part) => part.role === role).map(secondsOf);
    return `${seconds.reduce((total, one) => total + one, 0).toFixed(2)} s ${role}`;
  };
  return `cpu ${sum("leader")}, ${sum("followers")}, ${sum("workers")}`;
}

const tellEveryMs = 10_000;

/** To stderr, beside the table. Answers how to stop it. */
function tellProgress(name: string, progress: () => Promise<string>): () => void {
  const started = performance.now();
  const timer = setInterval(() => {
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    const say = (text: string): boolean => process.stderr.write(`  … ${name}, ${seconds} s ${text}\n`);
    progress().then(say, (error: unknown) => say(messageOf(error)));
  }, tellEveryMs);
  return () => clearInterval(timer);
}
