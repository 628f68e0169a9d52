import type { ConfigChange, ConfigState, MemberChange } from "./types.ts";

/** Who decides. While `outgoing` is not empty, a majority of it and a majority of `incoming` are both needed. */
export interface Config {
  readonly incoming: ReadonlySet<number>;
  readonly outgoing: ReadonlySet<number>;
  readonly learners: ReadonlySet<number>;
  /** Members of `outgoing` that become learners when the joint configuration is left. */
  readonly learnersNext: ReadonlySet<number>;
  readonly autoLeave: boolean;
}

export type ConfigResult =
  | { readonly kind: "config"; readonly config: Config }
  | { readonly kind: "invalid"; readonly detail: string };

/** The configuration after a change, or why the change is not allowed now. */
export function changeConfig(config: Config, change: ConfigChange): ConfigResult {
  if (change.changes.length === 0) return leaveJoint(config);
  const explicit = change.transition !== "auto";
  if (explicit || change.changes.length > 1) return enterJoint(config, change);
  return changeSimply(config, change.changes);
}

export function configFrom(state: ConfigState): Config {
  return {
    incoming: new Set(state.voters),
    outgoing: new Set(state.outgoing),
    learners: new Set(state.learners),
    learnersNext: new Set(state.learnersNext),
    autoLeave: state.autoLeave,
  };
}

export function configState(config: Config): ConfigState {
  return {
    voters: sorted(config.incoming),
    outgoing: sorted(config.outgoing),
    learners: sorted(config.learners),
    learnersNext: sorted(config.learnersNext),
    autoLeave: config.autoLeave,
  };
}

/** Everybody who takes part, in the order of ids, so that every walk over the members is the same everywhere. */
export function participants(config: Config): readonly number[] {
  return sorted(new Set([...config.incoming, ...config.outgoing, ...config.learners]));
}

/** Voters of either half, in the order of ids. */
export function voters(config: Config): readonly number[] {
  return sorted(new Set([...config.incoming, ...config.outgoing]));
}

export function isJoint(config: Config): boolean {
  return config.outgoing.size > 0;
}

export const emptyConfigState: ConfigState = {
  voters: [],
  outgoing: [],
  learners: [],
  learnersNext: [],
  autoLeave: false,
};

interface Draft {
  readonly incoming: Set<number>;
  readonly outgoing: ReadonlySet<number>;
  readonly learners: Set<number>;
  readonly learnersNext: Set<number>;
}

function changeSimply(config: Config, changes: readonly MemberChange[]): ConfigResult {
  if (isJoint(config)) return invalid("a joint configuration must be left first");
  const draft = draftOf(config, config.outgoing);
  for (const change of changes) applyTo(draft, change);
  if (draft.incoming.size === 0) return invalid("the last voter cannot be removed");
  const changed = [...new Set([...config.incoming, ...draft.incoming])].filter(
    (id) => config.incoming.has(id) !== draft.incoming.has(id),
  );
  if (changed.length > 1) return invalid("more than one voter changes without joint consensus");
  return { kind: "config", config: { ...draft, autoLeave: false } };
}

function enterJoint(config: Config, change: ConfigChange): ConfigResult {
  if (isJoint(config)) return invalid("the configuration is joint already");
  if (config.incoming.size === 0) return invalid("a configuration without voters cannot become joint");
  const draft = draftOf(config, new Set(config.incoming));
  for (const single of change.changes) applyTo(draft, single);
  if (draft.incoming.size === 0) return invalid("the last voter cannot be removed");
  return { kind: "config", config: { ...draft, autoLeave: change.transition !== "explicit" } };
}

function leaveJoint(config: Config): ConfigResult {
  if (!isJoint(config)) return invalid("the configuration is not joint");
  return {
    kind: "config",
    config: {
      incoming: config.incoming,
      outgoing: new Set(),
      learners: new Set([...config.learners, ...config.learnersNext]),
      learnersNext: new Set(),
      autoLeave: false,
    },
  };
}

function applyTo(draft: Draft, change: MemberChange): void {
  switch (change.kind) {
    case "add-voter":
      forget(draft, change.id);
      draft.incoming.add(change.id);
      break;
    case "add-learner":
      if (draft.learners.has(change.id)) break;
      forget(draft, change.id);
      // A voter of the outgoing half must keep voting until the joint configuration is left.
      (draft.outgoing.has(change.id) ? draft.learnersNext : draft.learners).add(change.id);
      break;
    case "remove":
      forget(draft, change.id);
      break;
    case "update":
      break;
  }
}

function forget(draft: Draft, id: number): void {
  draft.incoming.delete(id);
  draft.learners.delete(id);
  draft.learnersNext.delete(id);
}

function draftOf(config: Config, outgoing: ReadonlySet<number>): Draft {
  return {
    incoming: new Set(config.incoming),
    outgoing,
    learners: new Set(config.learners),
    learnersNext: new Set(config.learnersNext),
  };
}

function invalid(detail: string): ConfigResult {
  return { kind: "invalid", detail };
}

function sorted(ids: ReadonlySet<number>): readonly number[] {
  return [...ids].sort((left, right) => left - right);
}
