import type { Mutant } from "./mutant.ts";

/** Bugs in elections, replication, commitment and reads. */
export const coreMutants: readonly Mutant[] = [
  {
    name: "vote sent before it is saved",
    story: "The answer leaves while the vote is still in memory: a restart forgets it and votes again.",
    file: "core/state.ts",
    find: "state.messagesAfterSave.push(message);",
    replace: `if (message.kind === "vote-reply" && message.to !== state.id) state.messages.push(message);
      else state.messagesAfterSave.push(message);`,
  },
  {
    name: "vote saved without a sync",
    story: "Only a new term or entries are forced to the disk: a vote alone is confirmed from the page cache.",
    file: "core/raft-core.ts",
    find: "const promised = hard !== undefined && (hard.term !== this.#hard.term || hard.vote !== this.#hard.vote);",
    replace: "const promised = hard !== undefined && hard.term !== this.#hard.term;",
  },
  {
    name: "append acknowledged before it is saved",
    story: "A follower confirms entries that its disk does not have yet, and the leader counts them as durable.",
    file: "core/state.ts",
    find: "state.messagesAfterSave.push(message);",
    replace: `if (message.kind === "append-reply" && message.to !== state.id) state.messages.push(message);
      else state.messagesAfterSave.push(message);`,
  },
  {
    name: "votes asked for before the own vote is saved",
    story: "A candidate crashes, forgets that it ran, and runs in the same term with a log that lost its end as well.",
    file: "core/state.ts",
    find: '    case "vote":\n    case "vote-reply":',
    replace: '    case "vote-reply":',
  },
  {
    name: "leader counts itself before its own save",
    story: "The leader's own copy counts while it is on its way to the disk, so one durable copy too few commits.",
    file: "core/replicate.ts",
    find: "// The leader acknowledges its own entries like everybody else: after they are saved.",
    replace: `state.tracker.progress.get(state.id)?.advanceTo(state.log.lastIndex);
  maybeCommit(state);`,
  },
  {
    name: "older term committed by counting",
    story: "An entry of an earlier term commits once it is on a majority, though another leader may still replace it.",
    file: "core/log.ts",
    find: "if (index <= this.committed || this.term(index) !== term) return false;",
    replace: "if (index <= this.committed) return false;",
  },
  {
    name: "vote for a shorter log of a later index",
    story: "Logs are compared by length before term: a long log of an old term wins over what is committed.",
    file: "core/log.ts",
    find: "return term > this.lastTerm || (term === this.lastTerm && index >= this.lastIndex);",
    replace: "return index > this.lastIndex || (index === this.lastIndex && term >= this.lastTerm);",
  },
  {
    name: "second vote in one term",
    story: "Having voted does not keep a member from voting for another candidate of the same term.",
    file: "core/election.ts",
    find: "const free = state.vote === nobody && state.leader === nobody;",
    replace: "const free = state.leader === nobody;",
  },
  {
    name: "vote forgotten on stepping down",
    story: "Falling back to follower within a term clears the vote given in it.",
    file: "core/state.ts",
    find: `  if (state.term !== term) {
    state.term = term;
    state.vote = nobody;
  }`,
    replace: `  state.term = term;
  state.vote = nobody;`,
  },
  {
    name: "vote kept into the next term",
    story: "A higher term does not free the vote: the member can only vote for the candidate of long ago.",
    file: "core/state.ts",
    find: `    state.vote = nobody;
  }
  state.leader`,
    replace: `  }
  state.leader`,
  },
  {
    name: "pre-vote changes the term",
    story: "Asking whether an election could be won raises everybody's term, which is what pre-vote is to avoid.",
    file: "core/step.ts",
    find: `      if (message.kind === "vote") becomeFollower(state, { term: message.term, leader: nobody });
      else handleVoteRequest(state, message);
      return message.kind === "vote";`,
    replace: `      becomeFollower(state, { term: message.term, leader: nobody });
      return true;`,
  },
  {
    name: "stale leader obeyed",
    story: "Appends of an older term are taken, so a deposed leader still overwrites what its successor wrote.",
    file: "core/step.ts",
    find: "if (message.term < state.term) {",
    replace: 'if (message.term < state.term && message.kind !== "append") {',
  },
  {
    name: "new leader without its no-op",
    story: "The new leader writes nothing of its own term: entries before it stay uncommitted until a client comes.",
    file: "core/election.ts",
    find: 'appendOwn(state, [{ kind: "normal", data: noData }]);',
    replace: "noData.toString();",
  },
  {
    name: "match kept from an earlier reign",
    story: "A leader elected again believes what followers had in its former term, though they were cut since.",
    file: "core/tracker.ts",
    find: "if (id === self) fresh.match = lastIndex;",
    replace: "fresh.match = id === self ? lastIndex : old.match;",
  },
  {
    name: "append taken without looking at the entry before",
    story: "Only the presence of the previous entry is checked, not its term: logs differ below what is acknowledged.",
    file: "core/log.ts",
    find: "if (this.term(previous.index) !== previous.term) return undefined;",
    replace: "if (this.term(previous.index) === undefined) return undefined;",
  },
  {
    name: "follower truncates on a matching append",
    story: "An append that arrives late cuts off the entries acknowledged after it, instead of only what conflicts.",
    file: "core/log.ts",
    find: "const fresh = entries.findIndex((entry) => this.term(entry.index) !== entry.term);",
    replace: "const fresh = entries.findIndex((entry) => entry.index > this.committed);",
  },
  {
    name: "commit index taken from a rejected append",
    story: "A follower commits up to the end of its own log although that log does not fit the leader's.",
    file: "core/follow.ts",
    find: "const hint = log.agreementBefore(Math.min(message.previousIndex, log.lastIndex), message.previousTerm);",
    replace: `log.commitTo(Math.min(message.commit, log.lastIndex));
  const hint = log.agreementBefore(Math.min(message.previousIndex, log.lastIndex), message.previousTerm);`,
  },
  {
    name: "heartbeat carries the commit index beyond match",
    story: "A heartbeat commits entries on a follower that are not known to be the leader's.",
    file: "core/replicate.ts",
    find: "const commit = Math.min(progress.match, state.log.committed);",
    replace: "const commit = state.log.committed;",
  },
  {
    name: "late append acknowledged beyond what was taken",
    story: "An append that begins below the commit index is not looked at, but answered as if all of it were stored.",
    file: "core/follow.ts",
    find: "acknowledge(state, message.from, log.committed);",
    replace: "acknowledge(state, message.from, message.previousIndex + message.entries.length);",
  },
  {
    name: "acknowledged save of overwritten entries",
    story: "The disk reports the old entries at an index saved, and the new ones count as durable (ABA).",
    file: "core/log.ts",
    find: "for (const handout of this.#handouts) handout.last = Math.min(handout.last, index - 1);",
    replace: "",
  },
  {
    name: "back-off below what matches",
    story: "A late rejection sends the leader back to entries that the follower has acknowledged long ago.",
    file: "core/progress.ts",
    find: "this.next = Math.max(Math.min(rejected, hint + 1), this.match + 1);",
    replace: "this.next = Math.max(Math.min(rejected, hint + 1), 1);",
  },
  {
    name: "back-off too far",
    story: "After a rejection the leader skips a whole further term, and sends again what the follower has.",
    file: "core/lead.ts",
    find: "const hint = reply.hintTerm > 0 ? state.log.agreementBefore(reply.hintIndex, reply.hintTerm).index : reply.hintIndex;",
    replace: "const hint = state.log.agreementBefore(reply.hintIndex, reply.hintTerm - 1).index;",
  },
  {
    name: "read before the first commit of the term",
    story: "A new leader serves reads at a commit index that may lag behind what its predecessor acknowledged.",
    file: "core/lead.ts",
    find: "if (!committedInOwnTerm(state)) {",
    replace: 'if (state.role !== "leader") {',
  },
  {
    name: "read of a single voter before its first commit",
    story:
      "Alone it takes its commit index for the newest, though after a restart it may not know how far it had come.",
    file: "core/lead.ts",
    find: "if (!committedInOwnTerm(state)) {",
    replace: "if (!committedInOwnTerm(state) && !state.tracker.singleton) {",
  },
  {
    name: "read confirmed by an older heartbeat",
    story: "An answer to a heartbeat sent before the read was asked proves leadership of the past only.",
    file: "core/lead.ts",
    find: "state.reads.acknowledge(reply.from, reply.read);",
    replace: "state.reads.acknowledge(reply.from, state.reads.newest);",
  },
];
