import type { Mutant } from "./mutant.ts";

/** Bugs in quorums, membership changes, snapshots and compaction. */
export const memberMutants: readonly Mutant[] = [
  {
    name: "joint election won by the union",
    story: "A majority of all members of both halves elects, though one half may have no majority in it.",
    file: "core/tracker.ts",
    find: "return jointVote(majorityVote(this.config.incoming, votes), majorityVote(this.config.outgoing, votes));",
    replace: `return jointVote(majorityVote(new Set([...this.config.incoming, ...this.config.outgoing]), votes),
      majorityVote(new Set(), votes));`,
  },
  {
    name: "joint commit by the union",
    story: "A majority of all members of both halves commits, though one half may elect without them.",
    file: "core/tracker.ts",
    find: "majorityIndex(this.config.incoming, reachedBy),",
    replace: "majorityIndex(new Set([...this.config.incoming, ...this.config.outgoing]), reachedBy),",
  },
  {
    name: "joint commit by the new half alone",
    story: "While the configuration is joint, the outgoing members are not asked any more.",
    file: "core/tracker.ts",
    find: "majorityIndex(this.config.outgoing, reachedBy),",
    replace: "majorityIndex(new Set(), reachedBy),",
  },
  {
    name: "learners counted in the commit quorum",
    story: "Copies on learners count as if they could vote.",
    file: "core/tracker.ts",
    find: "majorityIndex(this.config.incoming, reachedBy),",
    replace: "majorityIndex(new Set([...this.config.incoming, ...this.config.learners]), reachedBy),",
  },
  {
    name: "votes of learners and strangers counted",
    story: "Any answers count towards the majority, also those of learners and of members that were removed.",
    file: "core/quorum.ts",
    find: `  for (const id of voters) {
    const vote = votes.get(id);`,
    replace: `  for (const id of [...voters, ...[...votes.keys()].filter((each) => !voters.has(each))].slice(-voters.size)) {
    const vote = votes.get(id);`,
  },
  {
    name: "half is a majority when committing",
    story: "With an even number of voters half of them is taken for a majority.",
    file: "core/quorum.ts",
    find: "return indexes[indexes.length - (Math.floor(indexes.length / 2) + 1)] ?? 0;",
    replace: "return indexes[Math.floor(indexes.length / 2)] ?? 0;",
  },
  {
    name: "half is a majority when electing",
    story: "With an even number of voters half of them elects a leader, and the other half another.",
    file: "core/quorum.ts",
    find: "const needed = Math.floor(voters.size / 2) + 1;",
    replace: "const needed = Math.ceil(voters.size / 2);",
  },
  {
    name: "change accepted while another is pending",
    story: "Two changes are under way at once, so that two majorities need not overlap.",
    file: "core/propose.ts",
    find: "if (state.pendingChangeIndex > state.log.applied) {",
    replace: "if (state.pendingChangeIndex < 0) {",
  },
  {
    name: "new leader forgets the pending change",
    story: "Whoever is elected in the middle of a change accepts the next one at once.",
    file: "core/election.ts",
    find: "state.pendingChangeIndex = state.log.lastIndex;",
    replace: "state.pendingChangeIndex = 0;",
  },
  {
    name: "leader applies a change when it appends it",
    story: "The leader counts by the new configuration from the proposal on, the others from the commit on.",
    file: "core/propose.ts",
    find: "state.pendingChangeIndex = firstIndex + at;",
    replace: `state.pendingChangeIndex = firstIndex + at;
    const early = changeConfig(state.tracker.config, proposal.change);
    if (early.kind === "config" && !isJoint(early.config) && !isJoint(state.tracker.config)) {
      state.tracker.switchTo(early.config, state.log.lastIndex);
    }`,
  },
  {
    name: "campaign with a committed change not applied",
    story: "A member asks the voters of yesterday, while the others already vote by the change it has yet to apply.",
    file: "core/election.ts",
    find: `if (state.role === "leader" || !promotable(state) || hasUnappliedChange(state)) return;`,
    replace: `if (state.role === "leader" || !promotable(state)) return;
  hasUnappliedChange(state);`,
  },
  {
    name: "removed voter stays in the quorum",
    story: "A removal takes the address but not the vote.",
    file: "core/config.ts",
    find: "  draft.incoming.delete(id);\n",
    replace: "",
  },
  {
    name: "snapshot over a newer log",
    story: "A snapshot that arrives late replaces a log that is further: what is committed goes back.",
    file: "core/follow.ts",
    find: "if (snapshot.index <= log.committed) return false;",
    replace: `if (snapshot.index <= log.committed) {
    log.restore(snapshot);
    tracker.switchTo(configFrom(snapshot.config), log.lastIndex);
    return true;
  }`,
  },
  {
    name: "snapshot drops the entries after it",
    story: "A snapshot whose end is in the log still throws away the acknowledged entries that follow.",
    file: "core/follow.ts",
    find: "if (log.term(snapshot.index) === snapshot.term) {",
    replace: "if (log.term(snapshot.index) === -1) {",
  },
  {
    name: "refused snapshot acknowledged to the end of the log",
    story: "A snapshot that brought nothing is answered with the last index: a conflicting tail counts as replicated.",
    file: "core/follow.ts",
    find: "acknowledge(state, message.from, restored ? state.log.lastIndex : state.log.committed);",
    replace: "acknowledge(state, message.from, restored ? state.log.lastIndex : state.log.lastIndex);",
  },
  {
    name: "configuration of the snapshot ignored",
    story: "A member restored from a snapshot keeps the configuration it had before.",
    file: "core/follow.ts",
    find: "tracker.switchTo(configFrom(snapshot.config), log.lastIndex);",
    replace: "configFrom(snapshot.config);",
  },
  {
    name: "refusal that tells nothing",
    story: "A leader removed in its last moment refuses others its vote and can never lead: all wait for ever.",
    file: "core/election.ts",
    find: 'if (state.role !== "leader" && commitTerm > 0 && state.log.term(commit) === commitTerm) state.log.commitTo(commit);',
    replace:
      'if (state.role !== "leader" && commitTerm > 0 && state.log.term(commit) === -1) state.log.commitTo(commit);',
  },
  {
    name: "refusal believed without a look at the log",
    story: "A candidate commits what a refusal names although it has another entry there.",
    file: "core/election.ts",
    find: "state.log.term(commit) === commitTerm",
    replace: "state.log.term(commit) !== undefined",
  },
  {
    name: "wrong term at the beginning of the log",
    story: "Compaction notes the term of the log's end for the entry before its beginning.",
    file: "core/log.ts",
    find: "this.#base = { index, term };",
    replace: "this.#base = { index, term: this.lastTerm };",
  },
  {
    name: "log begins one entry early after a restore",
    story: "The log is one entry off after a snapshot, so every entry has its neighbour's index.",
    file: "core/log.ts",
    find: "this.#base = { index: snapshot.index, term: snapshot.term };",
    replace: "this.#base = { index: snapshot.index - 1, term: snapshot.term };",
  },
  {
    name: "applied while a snapshot waits to be installed",
    story: "Entries after a snapshot are applied to a state that does not have it yet.",
    file: "core/log.ts",
    find: "return !this.restoring && !this.#applyPaused && this.applying < this.#applicableTo(applyUnsaved);",
    replace: "return !this.#applyPaused && this.applying < this.#applicableTo(applyUnsaved);",
  },
];
