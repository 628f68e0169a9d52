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
    file: "io/log-writer.ts",
    find: "vote: bytes.readDoubleLE(8),",
    replace: "vote: 0,",
  },
  {
    name: "torn write accepted",
    story: "Recovery believes the header of a write whose bytes did not all reach the disk.",
    file: "io/frame.ts",
    find: 'if (checksum !== actual) return { kind: "bad", why: "the checksum is wrong" };',
    replace: 'if (checksum === 0) return { kind: "bad", why: String(actual) };',
  },
  {
    name: "damage taken for a torn write",
    story: "Whatever cannot be read is cut off, with all that was durable behind it.",
    file: "io/replay.ts",
    find: "if (first || provesDurable(bytes, at, sealing.salt)) throw damaged(file, at, result.why);",
    replace: "if (first) throw damaged(file, at, result.why);",
  },
  {
    name: "torn end left in place",
    story: "The half-written end is skipped but stays in the file, where the next start takes it for damage.",
    file: "io/recover.ts",
    find: "await files.truncate(descriptor, offset);",
    replace: "",
  },
  {
    name: "overwritten entries come back",
    story: "An entry that replaced another is read as if it followed it.",
    file: "io/replay.ts",
    find: "if (entry.index < next) this.entries.length = Math.max(0, Math.min(this.entries.length, entry.index - first));",
    replace: "if (entry.index < first) this.entries.length = 0;",
  },
  {
    name: "entries older than the snapshot survive it",
    story: "A snapshot that replaced a log of another history leaves its entries to the next start.",
    file: "io/replay.ts",
    find: "if (this.#termAt(index) !== term) {",
    replace: "if (this.#termAt(index) === undefined) {",
  },
  {
    name: "new file without term and vote",
    story: "A new file of the log does not repeat term and vote, and compaction removes the file that had them.",
    file: "io/log-writer.ts",
    find: "frames.add({ kind: frameKind.hardState, index: 0, term: 0, synced: 0 }, encodeHardState(this.#hard));",
    replace: "frames.add({ kind: frameKind.cleanStop, index: 0, term: 0, synced: 0 }, Buffer.alloc(24));",
  },
  {
    name: "vote waits for the next entry",
    story: "A vote alone is not written until something else is, like a commit index.",
    file: "io/log-writer.ts",
    find: "const promised = save.hard.term !== this.#hard.term || save.hard.vote !== this.#hard.vote;",
    replace: `const promised = save.hard.term !== this.#hard.term;
      if (save.hard.vote !== this.#hard.vote && !promised && save.entries.length === 0) {
        this.#hard = save.hard;
        return;
      }`,
  },
  {
    name: "saved before fdatasync",
    story: "A save is reported once it is written, while it is in the page cache only.",
    file: "io/disk-log.ts",
    find: "if (batch.some(isPromise)) await this.#sync(this.#opened());",
    replace: "if (batch.some(isPromise)) void this.#sync(this.#opened());",
  },
  {
    name: "new file without a durable name",
    story: "The log goes on in a file whose name a power failure takes away, with all that was saved in it.",
    file: "io/disk-log.ts",
    find: "    await files.syncDirectory(directory);\n    this.#segments.add(segment);",
    replace: "    this.#segments.add(segment);",
  },
  {
    name: "compaction removes a file that is needed",
    story: "A file goes although its newest entries are beyond the snapshot.",
    file: "io/segments.ts",
    find: "oldest !== undefined && oldest.maxIndex <= index ?",
    replace: "oldest !== undefined && index > 0 ?",
  },
];
