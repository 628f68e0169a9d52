/** What a client may change: a register is overwritten, a list grows. Written values contain no blanks and no commas. */
export interface Command {
  readonly kind: "write" | "append";
  readonly key: string;
  readonly value: string;
}

/** The replicated state: registers, lists, and a running digest of all that was ever applied. */
export interface StateImage {
  readonly values: ReadonlyMap<string, string>;
  readonly digest: number;
}

export const emptyImage: StateImage = { values: new Map(), digest: 1 };

export class StateMachine {
  #values = new Map<string, string>();
  #digest = 0;

  constructor(image: StateImage) {
    this.restore(image);
  }

  restore(image: StateImage): void {
    this.#values = new Map(image.values);
    this.#digest = image.digest;
  }

  apply(index: number, data: Uint8Array): void {
    const text = bufferText(data);
    const { kind, key, value } = parse(text);
    const before = this.#values.get(key);
    this.#values.set(key, kind === "write" || before === undefined ? value : `${before},${value}`);
    let digest = Math.imul(this.#digest ^ index, 0x01000193);
    for (let at = 0; at < text.length; at += 1) digest = Math.imul(digest ^ text.charCodeAt(at), 0x01000193);
    this.#digest = digest;
  }

  read(key: string): string | undefined {
    return this.#values.get(key);
  }

  image(): StateImage {
    return { values: new Map(this.#values), digest: this.#digest };
  }

  get digest(): number {
    return this.#digest;
  }
}

/** `padBytes` makes entries of different sizes, so that writes cross sectors and files in all ways. */
export function encodeCommand(command: Command, padBytes: number): Uint8Array {
  return Buffer.from(`${command.kind} ${command.key} ${command.value} ${"-".repeat(padBytes)}`, "latin1");
}

/** The value that a command writes. */
export function writtenValue(data: Uint8Array): string {
  return parse(bufferText(data)).value;
}

function parse(text: string): Command {
  const [kind, key = "", value = ""] = text.split(" ", 3);
  return { kind: kind === "append" ? "append" : "write", key, value };
}

function bufferText(data: Uint8Array): string {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("latin1");
}
