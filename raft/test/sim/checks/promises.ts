import type { Message } from "../../../core/types.ts";
import { must } from "../broken.ts";
import type { Disk } from "../disk.ts";

/** A message that promises something leaves only when the promise is on disk, and no member votes twice in a term. */
export class PromiseCheck {
  readonly #votes = new Map<number, number>();

  /** `lastTerm` is the term of the entry that an acknowledgement ends with, as the member saw it. */
  leaves(message: Message, disk: Disk, lastTerm: number | undefined): void {
    switch (message.kind) {
      case "vote":
        this.#voted(message.from, message.term, message.from);
        break;
      case "vote-reply":
        if (!message.reject) this.#granted(message, disk);
        break;
      case "append-reply":
        if (!message.reject) this.#acknowledged(message, disk, lastTerm);
        break;
      default:
    }
  }

  #granted(reply: Message, disk: Disk): void {
    const { from, to, term } = reply;
    this.#voted(from, term, to);
    const { hard } = disk.durable;
    const kept = hard.term > term || (hard.term === term && hard.vote === to);
    must(kept, from, () => `${from} votes for ${to} in term ${term}; on disk is ${hard.vote} in term ${hard.term}`);
  }

  #voted(voter: number, term: number, candidate: number): void {
    const key = term * 64 + voter;
    const before = this.#votes.get(key);
    this.#votes.set(key, candidate);
    must(
      before === undefined || before === candidate,
      voter,
      () => `${voter} votes for ${before} and for ${candidate} in term ${term}`,
    );
  }

  #acknowledged(reply: Message & { readonly index: number }, disk: Disk, lastTerm: number | undefined): void {
    const { from, index, term } = reply;
    const { durable, snapshot } = disk;
    if (index === 0 || (snapshot?.mark.index ?? 0) >= index) return;
    must(disk.term >= term, from, () => `${from} answers in term ${term}; on disk is ${disk.term}`);
    // A later leader may have replaced the entry in the same write; then the promise counts for nobody any more.
    if (disk.term > term) return;
    const kept = durable.termAt(index);
    must(
      kept !== undefined && (lastTerm === undefined || kept === lastTerm),
      from,
      () => `${from} acknowledges ${index}@${lastTerm}; on disk is ${kept ?? "nothing"}`,
    );
  }
}
