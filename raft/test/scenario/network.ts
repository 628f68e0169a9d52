import { type Envelope, isLocal, recipientOf, typeOf } from "./envelope.ts";

export interface Selection {
  readonly to: number;
  readonly type?: string | undefined;
  /** Whether they are to be lost; what a member sends itself is then left alone. */
  readonly drop?: boolean;
}

/** The messages between the members, in the order they were sent; moved only by commands. */
export class Network {
  #underWay: readonly Envelope[] = [];

  send(envelopes: readonly Envelope[]): void {
    this.#underWay = [...this.#underWay, ...envelopes];
  }

  has(selection: Selection): boolean {
    return this.#underWay.some((envelope) => matches(envelope, selection));
  }

  take(selection: Selection): readonly Envelope[] {
    const taken = this.#underWay.filter((envelope) => matches(envelope, selection));
    this.#underWay = this.#underWay.filter((envelope) => !matches(envelope, selection));
    return taken;
  }
}

function matches(envelope: Envelope, { to, type, drop = false }: Selection): boolean {
  if (recipientOf(envelope) !== to || (drop && isLocal(envelope))) return false;
  return type === undefined || typeOf(envelope) === type;
}
