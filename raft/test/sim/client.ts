import type { Member } from "./member.ts";
import type { Outcome } from "./requests.ts";
import { encodeCommand } from "./state-machine.ts";
import type { World } from "./world.ts";

/** One call of a client, as its history tells it. `returned` is missing while the outcome is unknown. */
export interface Call {
  readonly client: number;
  readonly kind: "write" | "append" | "read";
  readonly key: string;
  readonly value: string;
  readonly called: number;
  returned: number | undefined;
  result: string | undefined;
}

/** A client with one call under way at a time, which follows the leader as well as it can. */
export class Client {
  readonly #id: number;
  readonly #world: World;
  readonly #members: readonly Member[];
  readonly #history: History;
  #believed: Member | undefined;
  #writes = 0;

  constructor(id: number, world: World, members: readonly Member[], history: History) {
    this.#id = id;
    this.#world = world;
    this.#members = members;
    this.#history = history;
  }

  /** Calls, waits for the answer, thinks, and calls again; until the trouble is over. */
  work(): void {
    const { agenda, random, climate } = this.#world;
    agenda.after(1 + random.below(climate.thinkMs * 2), () => {
      if (!this.#world.troubled) return;
      this.#call();
    });
  }

  #call(): void {
    const { random, climate } = this.#world;
    const key = 1 + random.below(climate.keys);
    // Odd keys are registers, even ones are lists.
    const writes = key % 2 === 1 ? "write" : "append";
    const name = key % 2 === 1 ? `r${key}` : `l${key}`;
    const kind = random.chance(climate.readShare) ? "read" : writes;
    if (kind === "read") this.#read(name);
    else this.#write(name, kind);
  }

  #write(key: string, kind: "write" | "append"): void {
    const { random, climate, counts } = this.#world;
    this.#writes += 1;
    const value = `c${this.#id}.${this.#writes}`;
    const call = this.#history.begin({ client: this.#id, kind, key, value });
    const data = encodeCommand({ kind, key, value }, climate.padBytes === 0 ? 0 : random.below(climate.padBytes));
    const end = this.#once((outcome) => {
      if (outcome === "ok") counts.acknowledged += 1;
      else if (outcome === "fail") counts.failedWrites += 1;
      else counts.unknownWrites += 1;
      this.#history.end(call, outcome, undefined);
    });
    const member = this.#target();
    if (member?.process === undefined) end("fail");
    else member.call((process) => process.write({ proposal: { kind: "normal", data }, value, answer: end }));
  }

  #read(key: string): void {
    const { random, climate } = this.#world;
    const call = this.#history.begin({ client: this.#id, kind: "read", key, value: "" });
    const end = this.#once((outcome, result) => this.#history.end(call, outcome, result));
    const lease = climate.leaseTicks > 0 && random.chance(0.7);
    const member = this.#target();
    if (member?.process === undefined) end("fail");
    else member.call((process) => process.read({ key, lease, answer: end }));
  }

  /** Mostly who is believed to lead; an old leader that some client still believes in is where stale reads would be. */
  #target(): Member | undefined {
    const { random } = this.#world;
    if (this.#believed === undefined || random.chance(0.05)) this.#believed = random.pick(this.#members);
    return this.#believed;
  }

  /** Takes the first answer, or none after a while; then the client goes on. */
  #once(end: (outcome: Outcome, result: string | undefined) => void): (outcome: Outcome, result?: unknown) => void {
    let open = true;
    const take = (outcome: Outcome, result?: unknown): void => {
      if (!open) return;
      open = false;
      end(outcome, typeof result === "string" ? result : undefined);
      if (outcome !== "ok") this.#lookElsewhere();
      this.work();
    };
    this.#world.agenda.after(this.#world.climate.clientPatienceMs, () => take("unknown"));
    return take;
  }

  #lookElsewhere(): void {
    const core = this.#believed?.process?.core;
    const leader = core?.soft.role === "leader" ? 0 : (core?.soft.leader ?? 0);
    this.#believed = this.#members.find(({ id }) => id === leader) ?? this.#world.random.pick(this.#members);
  }
}

/** What all clients did, in the order in which it happened. */
export class History {
  readonly calls: Call[] = [];
  #moment = 0;

  begin(call: Pick<Call, "client" | "kind" | "key" | "value">): Call {
    this.#moment += 1;
    const begun = { ...call, called: this.#moment, returned: undefined, result: undefined };
    this.calls.push(begun);
    return begun;
  }

  /** A call without any effect is forgotten: a failed write, a read without an answer. */
  end(call: Call, outcome: Outcome, result: string | undefined): void {
    this.#moment += 1;
    if (outcome === "ok") {
      call.returned = this.#moment;
      call.result = result;
      return;
    }
    const at = outcome === "fail" || call.kind === "read" ? this.calls.lastIndexOf(call) : -1;
    if (at >= 0) this.calls.splice(at, 1);
  }
}
