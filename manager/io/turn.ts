import type { Instant } from "../../base/clock.ts";
import { SkeinError } from "../../base/error.ts";
import { limits } from "../../base/limit.ts";
import type { Command, CommandResult } from "../../model/command.ts";
import type { Observation } from "../../model/observation.ts";
import { type Context, execute } from "../control/control.ts";
import { observe } from "../control/observe.ts";
import { type Entry, encodeEntry } from "../store/codec.ts";
import { absorb, type Draft, draftOf } from "../store/draft.ts";
import type { State } from "../store/state.ts";

/** One thing that the leader's turn takes in. */
export type Input =
  | { readonly kind: "command"; readonly command: Command }
  | { readonly kind: "observation"; readonly observation: Observation };

/** What became of an input on the draft: true only once the entry is committed. */
export type Outcome =
  | { readonly kind: "done"; readonly result: CommandResult }
  | { readonly kind: "refused"; readonly error: SkeinError };

export interface Turn {
  /** In the order of the inputs that were taken; the rest is for the next turn. */
  readonly outcomes: readonly Outcome[];
  /** The entry to propose, and what it says; undefined when nothing changed. */
  readonly entry: (Entry & { readonly bytes: Uint8Array }) | undefined;
  readonly wakeAt: Instant;
}

export interface TurnOptions {
  readonly context: Context;
  /** Draws all consequences on the draft and answers when to look again. */
  readonly plan: (draft: Draft) => Instant;
  readonly entryBytesMax?: number;
}

/**
 * Decides one turn: every input on a draft of its own, then the plan over all of them, as one entry. When the entry comes out too
 * large, fewer inputs are taken; one input alone is proposed whatever its size. The same for a plan that leaves work undone: the
 * next turn does the rest.
 */
export function decideTurn(state: State, inputs: readonly Input[], options: TurnOptions): Turn {
  for (let take = inputs.length; ; take = Math.ceil(take / 2)) {
    const turn = attempt(state, inputs.slice(0, take), options);
    const bytes = turn.entry?.bytes.byteLength ?? 0;
    if (take <= 1 || bytes <= (options.entryBytesMax ?? limits.entryBytesMax)) return turn;
  }
}

function attempt(state: State, inputs: readonly Input[], { context, plan }: TurnOptions): Turn {
  const draft = draftOf(state);
  const outcomes = inputs.map((input) => take(draft, input, context));
  const wakeAt = plan(draft);
  const changes = draft.changes();
  if (changes.length === 0) return { outcomes, entry: undefined, wakeAt };
  const { now: nowMs } = context;
  return { outcomes, entry: { bytes: encodeEntry(nowMs, changes), nowMs, changes }, wakeAt };
}

function take(draft: Draft, input: Input, context: Context): Outcome {
  const sub = draftOf(draft);
  try {
    const result = input.kind === "command" ? execute(sub, input.command, context) : noResult;
    if (input.kind === "observation") observe(sub, input.observation, context);
    absorb(draft, sub);
    return { kind: "done", result };
  } catch (error) {
    if (error instanceof SkeinError) return { kind: "refused", error };
    throw error;
  }
}

const noResult: CommandResult = { warnings: [] };
