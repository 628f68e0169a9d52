import type { Mutant } from "./mutant.ts";

/** Bugs in what a restarting member reads back. */
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
];
