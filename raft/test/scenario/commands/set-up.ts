import { emptyConfigState } from "../../../core/config.ts";
import type { CoreOptions, SnapshotMark } from "../../../core/types.ts";
import type { Arguments } from "../arguments.ts";
import { scenarioOptions } from "../options.ts";
import { levelNamed, levelNames } from "../output.ts";
import { CommandError, ScenarioError } from "../scenario-error.ts";
import { emptySnapshot, Storage } from "../storage.ts";
import type { Handler, World } from "../world.ts";

/** Commands that bring members into being, or tell how much is printed. */
export const setUpCommands: Readonly<Record<string, Handler>> = {
  "add-nodes": addNodes,
  restart: (world, given) => {
    for (const id of given.ids) world.member(id).restart();
  },
  "log-level": (world, given) => setLevel(world, given.word(0)),
  _breakpoint: () => undefined,
};

/** Sets how much is printed from now on. */
export function setLevel(world: World, word: string): void {
  const level = levelNamed(word);
  if (level === undefined) throw new CommandError(`log levels must be either of [${levelNames}]`);
  world.output.level = level;
}

/** Options that the language of etcd has; those of our own follow. */
const known = [
  ...["voters", "learners", "index", "content", "inflight", "async-storage-writes", "prevote", "checkquorum"],
  ...["max-committed-size-per-ready", "disable-conf-change-validation", "read-only", "step-down-on-removal"],
  ...["lease-ticks", "max-message-bytes", "max-inflight-bytes", "max-uncommitted-bytes"],
];

function addNodes(world: World, given: Arguments): void {
  given.onlyOptions(...known);
  const readOnly = given.value("read-only") ?? "safe";
  if (readOnly !== "safe" && readOnly !== "lease-based") {
    throw new CommandError(`invalid read-only option ${JSON.stringify(readOnly)}`);
  }
  const snapshot = snapshotOf(given);
  const async = given.flag("async-storage-writes");
  const first = world.members.length + 1;
  for (let id = first; id < first + given.number(0); id += 1) {
    const core = { ...coreOptions(given), applyUnsaved: !async, id };
    world.addMember({ core, async, leaseBased: readOnly === "lease-based" }, new Storage(snapshot));
  }
}

function snapshotOf(given: Arguments): SnapshotMark {
  const voters = given.numbers("voters");
  const learners = given.numbers("learners");
  const index = given.numberOf("index") ?? 0;
  if (index === 0 && voters.length + learners.length === 0 && given.value("content") === undefined)
    return emptySnapshot;
  if (index <= 1) throw new CommandError("index must be specified as > 1 due to bootstrap");
  return { index, term: 1, config: { ...emptyConfigState, voters, learners } };
}

function coreOptions(given: Arguments): Omit<CoreOptions, "id"> {
  // Zero means no limit as well.
  const limit = (key: string): number => given.numberOf(key) || Number.POSITIVE_INFINITY;
  return {
    ...scenarioOptions,
    preVote: given.flag("prevote"),
    checkQuorum: given.flag("checkquorum"),
    leaseTicks: given.numberOf("lease-ticks") ?? 0,
    checkChanges: !given.flag("disable-conf-change-validation"),
    stepDownOnRemoval: stepDownOf(given),
    maxInflight: limit("inflight"),
    maxInflightBytes: limit("max-inflight-bytes"),
    maxMessageBytes: limit("max-message-bytes"),
    maxUncommittedBytes: limit("max-uncommitted-bytes"),
    maxApplyBytes: limit("max-committed-size-per-ready"),
  };
}

function stepDownOf(given: Arguments): CoreOptions["stepDownOnRemoval"] {
  const value = given.value("step-down-on-removal") ?? "false";
  switch (value) {
    case "after-handover":
      return value;
    case "true":
      return "at-once";
    case "false":
      return "never";
    default:
      throw new ScenarioError(`step-down-on-removal= is true, false or after-handover, not "${value}"`);
  }
}
