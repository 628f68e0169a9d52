export type VoteResult = "won" | "lost" | "pending";

/** The highest index that a majority of `voters` has reached. No voters: no bound, for an empty half of a config. */
export function majorityIndex(voters: ReadonlySet<number>, indexOf: (id: number) => number): number {
  if (voters.size === 0) return Number.POSITIVE_INFINITY;
  const indexes = [...voters].map(indexOf).sort((left, right) => left - right);
  return indexes[indexes.length - (Math.floor(indexes.length / 2) + 1)] ?? 0;
}

/** Where a majority of `voters` stands, by votes so far (absent: not answered yet). No voters: won. */
export function majorityVote(voters: ReadonlySet<number>, votes: ReadonlyMap<number, boolean>): VoteResult {
  if (voters.size === 0) return "won";
  const needed = Math.floor(voters.size / 2) + 1;
  let granted = 0;
  let missing = 0;
  for (const id of voters) {
    const vote = votes.get(id);
    if (vote === undefined) missing += 1;
    else if (vote) granted += 1;
  }
  if (granted >= needed) return "won";
  return granted + missing >= needed ? "pending" : "lost";
}

/** Both halves of a joint configuration must agree. */
export function jointVote(left: VoteResult, right: VoteResult): VoteResult {
  if (left === right) return left;
  return left === "lost" || right === "lost" ? "lost" : "pending";
}
