import type { Mutant } from "./mutant.ts";

/** Bugs in the log on disk and in what a restarting member reads back. */
export const diskMutants: readonly Mutant[] = [
  {
    name: "restart forgets the vote",
    story: "Term and entries come back from the disk, but not for whom the member voted.",
    file: "io/startup.ts",
    find: "vote: behind ? 0 : hard.vote,",
    replace: "vote: 0,",
  },
  {
    name: "restart forgets the term",
    story: "The term is taken from the last entry, not from what was promised since.",
    file: "io/startup.ts",
    find: "term: behind ? lastTerm : hard.term,",
    replace: "term: lastTerm,",
  },
  {
    name: "recovery reads no vote",
    story: "The record of term and vote is read without its vote.",
    file: "io/recover.ts",
    find: "vote: bytes.readDoubleLE(8),",
    replace: "vote: 0,",
  },
  {
    name: "entries after a torn frame accepted",
    story: "Recovery skips what it cannot read and goes on with the next intact frame, which was never acknowledged.",
    file: "io/recover.ts",
    find: "    if (reading.last) await cutTail(",
    replace: `    const next = bytes.indexOf("RFRM", at + 1);
    if (reading.last && next > 0 && !provesDurable(bytes, at, sealing.salt)) {
      reader.chain = bytes.readUInt32LE(next + 16);
      at = next;
      continue;
    }
    if (reading.last) await cutTail(`,
  },
  {
    name: "damage taken for a torn write",
    story: "Whatever cannot be read is cut off, with all that was durable behind it.",
    file: "io/recover.ts",
    find: "if (provesDurable(bytes, at, tail.salt)) throw damaged(file, at, tail.why);",
    replace: "provesDurable(bytes, at, tail.salt);",
  },
  {
    name: "torn end left in place",
    story: "The half-written end is skipped but stays in the file, where the next start takes it for damage.",
    file: "io/recover.ts",
    find: "await truncate(file, at);",
    replace: "await truncate(file, bytes.length);",
  },
  {
    name: "overwritten entries come back",
    story: "An entry that replaced another is read as if it followed it.",
    file: "io/recover.ts",
    find: "else this.entries.length = entry.index - first;",
    replace: "else if (entry.index === next) this.entries.length = entry.index - first;",
  },
  {
    name: "entries older than the snapshot survive it",
    story: "A snapshot that replaced a log of another history leaves its entries to the next start.",
    file: "io/recover.ts",
    find: "if (this.#termAt(frame.index) !== frame.term) this.entries = [];",
    replace: "this.#termAt(frame.index);",
  },
  {
    name: "new file without term and vote",
    story: "A new file of the log does not repeat term and vote, and compaction removes the file that had them.",
    file: "io/disk-log.ts",
    find: "    this.#hardPending = true;\n    this.#frameHard();\n",
    replace: "",
  },
  {
    name: "saved before fdatasync",
    story: "A save is reported once it is written, while it is in the page cache only.",
    file: "io/disk-log.ts",
    find: "if (mustSync) await this.#sync();",
    replace: "if (options.final) await this.#sync();",
  },
  {
    name: "compaction removes a file that is needed",
    story: "A file goes although its newest entries are beyond the snapshot.",
    file: "io/disk-log.ts",
    find: "while (this.#segments.length > 1 && (this.#segments[0]?.maxIndex ?? Number.POSITIVE_INFINITY) <= index) {",
    replace: "while (this.#segments.length > 1 && this.#segments.every(() => index > 0)) {",
  },
];
