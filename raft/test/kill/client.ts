import { setTimeout as pause } from "node:timers/promises";
import { Random } from "../random.ts";
import type { History, Outcome } from "./history.ts";
import type { MemberProcess } from "./member-process.ts";
import type { Answer, Request } from "./words.ts";

/** Refusals that leave no doubt: nothing was written. */
const certain = new Set(["NOT_LEADER", "QUEUE_FULL"]);
const answerDeadlineMs = 1_500;
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
    const answer = await member.ask({ kind: "request", request }, answerDeadlineMs);
    history.record(id, request, call, outcomeOf(answer));
    this.#leaderId = answer.kind === "done" ? member.id : answer.kind === "refused" ? answer.leaderId : 0;
  }

  /** Now and then somebody else than the leader, who must not answer wrongly either. */
  #choose(): MemberProcess | undefined {
    const ready = this.#options.members().filter((member) => member.ready);
    const leader = ready.find((member) => member.id === this.#leaderId);
    const anybody = this.#random.pick(ready);
    return this.#random.chance(0.05) ? anybody : (leader ?? anybody);
  }

  #draw(): Request {
    const { tally, id } = this.#options;
    tally.requests += 1;
    const epoch = Math.floor(tally.requests / (4 * requestsPerKey));
    const list = this.#random.chance(0.5);
    const key = `${list ? "list" : "register"}-${epoch}-${this.#random.below(2)}`;
    const consistency = this.#random.chance(0.5) ? "lease" : "quorum";
    if (this.#random.chance(0.4)) return { kind: "read", key, consistency };
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
