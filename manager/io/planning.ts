import { type Instant, never } from "../../base/clock.ts";
import type { Id } from "../../base/id.ts";
import { Memory } from "../plan/memory.ts";
import { type Dirty, plan } from "../plan/plan.ts";
import type { Draft } from "../store/draft.ts";

const nothing: Dirty = { services: new Set(), nodes: new Set() };

/** The plan with its memory of what to look at again. The memory counts only while every plan made with it was committed. */
export class Planning {
  #memory = new Memory();
  #dirty: Dirty = "everything";
  /** A plan was made and nobody has said yet what became of it. */
  #open = false;

  /** Draws all consequences on the draft. Answers when to plan again. */
  plan(draft: Draft, options: { readonly now: Instant; readonly mint: <Kind extends string>() => Id<Kind> }): Instant {
    if (this.#open) this.#memory.undo(); // An attempt that came out too large: it is not what will be committed.
    if (draft.cluster() === undefined) return never;
    this.#open = true;
    return plan(draft, { ...options, dirty: this.#dirty, memory: this.#memory }).wakeAt;
  }

  /** What was planned last is committed, or was nothing. */
  committed(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#dirty = nothing;
  }

  /** What was planned last came to nothing: everything is looked at anew. */
  lost(): void {
    this.#open = false;
    this.#memory = new Memory();
    this.#dirty = "everything";
  }
}
