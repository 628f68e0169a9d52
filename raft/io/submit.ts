import type { RaftCore } from "../core/raft-core.ts";
import { ChangeInvalidError, ChangePendingError } from "./errors.ts";
import type { Proposals } from "./proposals.ts";

/** Hands queued proposals to the core until it takes no more. `refusal` says why this member takes none at all. */
export function submit(core: RaftCore, proposals: Proposals, refusal: () => Error): void {
  while (proposals.waiting) {
    const batch = proposals.nextBatch();
    if (batch.length === 0) return;
    const result = core.propose(batch);
    if (result.kind === "appended") {
      proposals.appended(batch.length, result.firstIndex, core.hard.term);
      continue;
    }
    switch (result.refusal) {
      case "transferring":
      case "full":
        // Waits in the queue, which has its own limits, until there is room or another leader.
        return;
      case "change-pending":
        proposals.refused(batch.length, new ChangePendingError(result.detail));
        break;
      case "invalid":
        proposals.refused(batch.length, new ChangeInvalidError(result.detail));
        break;
      default:
        proposals.rejectQueued(refusal());
    }
  }
}
