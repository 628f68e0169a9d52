import type { Mutant } from "./mutant.ts";

/** Bugs in leases: each lets a deposed leader answer reads from a state that is no longer the newest. */
export const leaseMutants: readonly Mutant[] = [
  {
    name: "lease not dropped on transfer",
    story: "The leader serves reads on its lease after it told another member to break all promises and campaign.",
    file: "core/lease.ts",
    find: "this.#handedOver = true;",
    replace: "",
  },
  {
    name: "lease measured from the answer",
    story: "The lease runs from when the answer arrived, the promise from when the heartbeat did: it ends before.",
    file: "core/lead.ts",
    find: "if (reply.promise) state.lease.promised(reply.from, reply.read);",
    replace: `if (reply.promise) {
    state.lease.sent(reply.read, state.now, state.now - state.options.leaseTicks);
    state.lease.promised(reply.from, reply.read);
  }`,
  },
  {
    name: "lease renewed by a single answer",
    story: "One member's promise is enough, though a majority of the others may have elected somebody else.",
    file: "core/lead.ts",
    find: "const since = tracker.quorumOf((id) => (id === state.id ? lease.ownPromiseAt : lease.promisedAt(id)));",
    replace: "const since = Math.max(...[...tracker.progress.keys()].map((id) => lease.promisedAt(id)));",
  },
  {
    name: "lease longer than the promise",
    story: "The lease is reckoned in more time than the others promised to keep still.",
    file: "core/lead.ts",
    find: "return state.now - since < options.leaseTicks;",
    replace: "return state.now - since < options.leaseTicks + options.electionTicks;",
  },
  {
    name: "lease checked at the last tick",
    story: "A process that was held up believes in its lease, because its ticks were held up as well.",
    file: "core/raft-core.ts",
    find: "state.now = Math.max(state.now, lease.now);",
    replace: "",
  },
  {
    name: "lease read before the first commit of the term",
    story: "A new leader with a lease answers from a commit index that may lag behind its predecessor's.",
    file: "core/lead.ts",
    find: "if (committedInOwnTerm(state) && hasLease(state)) state",
    replace: "if (hasLease(state)) state",
  },
  {
    name: "restart forgets the lease promise",
    story: "A member that comes back votes at once, though it promised not to just before it crashed.",
    file: "core/state.ts",
    find: "promiseElapsed: 0,",
    replace: "promiseElapsed: options.electionTicks,",
  },
  {
    name: "promise forgotten with the leader",
    story: "A member that reached a later term by chance has no leader in mind, and votes in spite of its promise.",
    file: "core/step.ts",
    find: "if (asksVote && !message.forced && promised(state)) return;",
    replace: "if (asksVote && !message.forced && state.leader !== nobody && promised(state)) return;",
  },
  {
    name: "who promised campaigns itself",
    story: "The promise keeps a member from voting for others, but not for itself.",
    file: "core/raft-core.ts",
    find: "if (promised(this.#state) && !this.#state.tracker.singleton) return;",
    replace: "",
  },
  {
    name: "suspicion stronger than the promise",
    story: "A follower whose link to the leader breaks campaigns at once, though it promised to wait.",
    file: "core/raft-core.ts",
    find: 'if (state.role === "leader" || state.options.leaseTicks > 0) return;',
    replace: 'if (state.role === "leader") return;\n    state.promiseElapsed = state.options.electionTicks;',
  },
];
