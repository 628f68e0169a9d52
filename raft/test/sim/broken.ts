/** A promise of Raft is broken: the simulation ends here. */
export class Broken extends Error {
  readonly who: number;

  constructor(who: number, what: string) {
    super(what);
    this.name = "Broken";
    this.who = who;
  }
}

/** Throws when something that must hold does not. The words are made only then. */
export function must(holds: boolean, who: number, what: () => string): asserts holds {
  if (!holds) throw new Broken(who, what());
}
