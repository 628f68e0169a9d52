import type { ConfigChange, MemberChange, Transition } from "../../../core/types.ts";
import { type Arguments, asBoolean } from "../arguments.ts";
import type { LegacyChange } from "../describe.ts";
import { CommandError, ScenarioError } from "../scenario-error.ts";
import type { Handler, World } from "../world.ts";

/** Commands that propose entries and changes of the configuration. */
export const proposeCommands: Readonly<Record<string, Handler>> = {
  propose: (world, given) => {
    if (given.all.length !== 2) throw new ScenarioError("propose takes a member and one word");
    const data = new TextEncoder().encode(given.word(1));
    world.member(given.number(0)).propose({ kind: "normal", data });
  },
  "propose-conf-change": proposeChange,
};

function proposeChange(world: World, given: Arguments, input: string): void {
  const stranger = given.all.find(
    ({ key, values }) => values !== undefined && !["v1", "transition", "strict"].includes(key),
  );
  if (stranger !== undefined) throw new CommandError(`unknown command ${stranger.key}`);
  const change = changeOf(given, input);
  const member = world.member(given.number(0));
  if (!given.flag("strict")) {
    member.propose({ kind: "change", change });
    return;
  }
  const result = member.act((core) => core.propose([{ kind: "change", change }]));
  if (result.kind === "refused") throw new CommandError(`refused: ${result.refusal}: ${result.detail}`);
}

function changeOf(given: Arguments, input: string): ConfigChange | LegacyChange {
  const transition = transitionOf(given.value("transition") ?? "auto");
  const changes = changesOf(input);
  if (!asBoolean(given.value("v1") ?? "false")) return { transition, changes };
  if (changes.length !== 1 || transition !== "auto") {
    throw new CommandError("v1 conf change can only have one operation and no transition");
  }
  return { transition, changes, legacy: true };
}

function transitionOf(word: string): Transition {
  if (word === "auto" || word === "implicit" || word === "explicit") return word;
  throw new CommandError(`unknown transition ${word}`);
}

const kinds: ReadonlyMap<string, MemberChange["kind"]> = new Map([
  ["v", "add-voter"],
  ["l", "add-learner"],
  ["r", "remove"],
  ["u", "update"],
]);

/** `v1 l2 r3 u4`; commas and plus signs separate as well as blanks do. */
function changesOf(input: string): readonly MemberChange[] {
  const words = input.split(/[\s,+]+/).filter((word) => word !== "");
  return words.map((word) => {
    if (word.length < 2) throw new CommandError(`unknown token ${word}`);
    const kind = kinds.get(word.charAt(0));
    if (kind === undefined) throw new CommandError(`unknown input: ${word}`);
    const id = word.slice(1);
    if (!/^\d+$/.test(id)) throw new CommandError(`strconv.ParseUint: parsing ${JSON.stringify(id)}: invalid syntax`);
    return { kind, id: Number(id), address: "" };
  });
}
