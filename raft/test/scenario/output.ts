const levels = ["debug", "info", "warn", "error", "fatal", "none"] as const;

type Level = (typeof levels)[number];

/** Collects what one command prints. On level `none` everything but errors is swallowed. */
export class Output {
  level: Level = "debug";
  #lines: string[] = [];
  #indent = "";

  print(...lines: readonly string[]): void {
    if (this.level !== "none") this.#lines.push(...lines.map((line) => `${this.#indent}${line}`));
  }

  /** An error is told on every level, and not indented. */
  fail(message: string): void {
    this.#lines.push(message);
  }

  indented(print: () => void): void {
    const before = this.#indent;
    this.#indent += "  ";
    try {
      print();
    } finally {
      this.#indent = before;
    }
  }

  take(): readonly string[] {
    const lines = this.#lines.length === 0 ? ["ok"] : this.#lines;
    this.#lines = [];
    return lines;
  }
}

/** The level with this name, in any case; undefined when there is none. */
export function levelNamed(word: string): Level | undefined {
  return levels.find((level) => level === word.toLowerCase());
}

export const levelNames = levels.map((level) => level.toUpperCase()).join(" ");
