import type { Message } from "../../core/types.ts";

/** Something that happened, kept as it was; words are made of it only when somebody reads them. */
interface Happening {
  readonly at: number;
  readonly what: string;
  readonly who: number;
  readonly detail: Detail;
}

type Detail = string | number | Message | undefined;

const keptCount = 40;

/** The course of a run: the last events for a failure, and a fingerprint of all of them. */
export class Trace {
  readonly #kept: Happening[] = [];
  readonly #sink: ((line: string) => void) | undefined;
  readonly #codes = new Map<string, number>();
  #count = 0;
  #hash = 0x811c9dc5;

  constructor(sink: ((line: string) => void) | undefined) {
    this.#sink = sink;
  }

  note(at: number, what: string, who: number, detail?: Detail): void {
    const happening = { at, what, who, detail };
    this.#kept[this.#count % keptCount] = happening;
    this.#count += 1;
    this.#mix(at);
    this.#mix(this.#code(what));
    this.#mix(who);
    if (typeof detail === "number") this.#mix(detail);
    else if (typeof detail === "object") this.#mixMessage(detail);
    this.#sink?.(lineOf(happening));
  }

  /** Equal for two runs in which the same things happened. */
  get hash(): number {
    return this.#hash >>> 0;
  }

  get count(): number {
    return this.#count;
  }

  last(): readonly string[] {
    const split = this.#count % keptCount;
    const inOrder = this.#count < keptCount ? this.#kept : [...this.#kept.slice(split), ...this.#kept.slice(0, split)];
    return inOrder.map(lineOf);
  }

  #mixMessage(message: Message): void {
    this.#mix(message.from * 64 + message.to);
    this.#mix(message.term);
    this.#mix(this.#code(message.kind));
    if (message.kind === "append") {
      this.#mix(message.previousIndex);
      this.#mix(message.entries.length);
    } else if (message.kind === "append-reply") {
      this.#mix(message.index);
    }
  }

  #mix(value: number): void {
    this.#hash = Math.imul(this.#hash ^ (value & 0xffff_ffff), 0x01000193);
    this.#hash ^= this.#hash >>> 15;
  }

  #code(word: string): number {
    let code = this.#codes.get(word);
    if (code === undefined) {
      code = 17;
      for (const letter of word) code = Math.imul(code, 31) + letter.charCodeAt(0);
      this.#codes.set(word, code);
    }
    return code;
  }
}

function lineOf({ at, what, who, detail }: Happening): string {
  const where = `${String(at).padStart(7)} ms  ${who === 0 ? "-" : who}  ${what}`;
  if (detail === undefined) return where;
  return `${where} ${typeof detail === "object" ? textOf(detail) : detail}`;
}

/** A message in one line. */
function textOf(message: Message): string {
  const head = `${message.from}->${message.to} ${message.kind} t${message.term}`;
  switch (message.kind) {
    case "append": {
      const { previousIndex, previousTerm, entries, commit } = message;
      const listed = entries.map((entry) => `${entry.index}@${entry.term}`).join(" ");
      return `${head} after ${previousIndex}@${previousTerm} commit ${commit} [${listed}]`;
    }
    case "append-reply": {
      const { index, reject, hintIndex, hintTerm } = message;
      return reject ? `${head} rejects ${index}, hint ${hintIndex}@${hintTerm}` : `${head} has ${index}`;
    }
    case "heartbeat":
      return `${head} commit ${message.commit} read ${message.read}`;
    case "heartbeat-reply":
      return `${head} read ${message.read}`;
    case "vote":
    case "pre-vote":
      return `${head} log ends ${message.lastIndex}@${message.lastTerm}${message.forced ? " forced" : ""}`;
    case "vote-reply":
    case "pre-vote-reply":
      return `${head} ${message.reject ? "no" : "yes"}`;
    case "snapshot":
      return `${head} ${message.snapshot.index}@${message.snapshot.term}`;
    case "timeout-now":
      return head;
  }
}
