import { setTimeout as pause } from "node:timers/promises";
import { Random } from "../random.ts";
import type { History, Outcome } from "./history.ts";
import type { MemberProcess } from "./member-process.ts";
import type { Answer, Request } from "./words.ts";

/** Refusals that leave no doubt: nothing was written. */
const certain = new Set(["NOT_LEADER", "QUEUE_FULL"]);
const answerDeadlineMs = { least: 200, most: 1_500 } as const;
/** Keys are left behind after this many requests, so that each one's history stays short enough to be judged. */
const requestsPerKey = 150;

export interface ClientOptions {
  readonly id: number;
  readonly seed: number;
  readonly members: () => readonly MemberProcess[];
  readonly history: History;
  /** Shared by all clients: how many requests there were. */
  readonly tally: { requests: number };
}

/** One client: one request after the other, to whichever member it believes to lead, or to anybody. */
export class Client {
  readonly #options: ClientOptions;
  readonly #random: Random;
  #leaderId = 0;
  #written = 0;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#random = new Random(options.seed * 1_000 + options.id);
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const member = this.#choose();
      if (member !== undefined) await this.#request(member);
      await pause(this.#random.below(40));
    }
  }

  async #request(member: MemberProcess): Promise<void> {
    const { id, history } = this.#options;
    const request = this.#draw();
    const call = history.now();
    // An old leader that was stopped for a while may answer late, and must not answer wrongly then either.
    const late = (answer: Answer): void => {
      if (request.kind === "read") history.record(id, request, call, outcomeOf(answer));
    };
    const answer = await member.ask({ kind: "request", request }, this.#drawDeadlineMs(), late);
    history.record(id, request, call, outcomeOf(answer));
    this.#leaderId = answer.kind === "done" ? member.id : answer.kind === "refused" ? answer.leaderId : 0;
  }

  /**
   * Whoever only reads stays with a leader that may have been replaced meanwhile, while the others soon find its successor:
   * a leader that does not know that it was replaced must not answer.
   */
  get #readsOnly(): boolean {
    return this.#options.id % 4 === 0;
  }

  #choose(): MemberProcess | undefined {
    const ready = this.#options.members().filter((member) => member.ready);
    const leader = ready.find((member) => member.id === this.#leaderId);
    const anybody = this.#random.pick(ready);
    return this.#random.chance(this.#readsOnly ? 0.02 : 0.2) ? anybody : (leader ?? anybody);
  }

  #drawDeadlineMs(): number {
    const { least, most } = answerDeadlineMs;
    return this.#readsOnly ? most : least + this.#random.below(most - least);
  }

  #draw(): Request {
    const { tally, id } = this.#options;
    tally.requests += 1;
    const epoch = Math.floor(tally.requests / (4 * requestsPerKey));
    const list = this.#random.chance(0.5);
    const key = `${list ? "list" : "register"}-${epoch}-${this.#random.below(2)}`;
    const consistency = this.#random.chance(this.#readsOnly ? 0.9 : 0.5) ? "lease" : "quorum";
    if (this.#readsOnly || this.#random.chance(0.2)) return { kind: "read", key, consistency };
    this.#written += 1;
    return { kind: list ? "append" : "write", key, value: `${id}.${this.#written}` };
  }
}

function outcomeOf(answer: Answer): Outcome {
  switch (answer.kind) {
    case "done":
      return answer.result === undefined ? { kind: "ok" } : { kind: "ok", result: answer.result };
    case "refused":
      return { kind: certain.has(answer.code) ? "failed" : "unknown" };
    case "lost":
      return { kind: "unknown" };
  }
}
