import type { Arguments } from "../arguments.ts";
import { describeEnvelope } from "../describe.ts";
import { isTypeName } from "../envelope.ts";
import type { Member } from "../member.ts";
import type { Selection } from "../network.ts";
import { ScenarioError } from "../scenario-error.ts";
import type { Handler, World } from "../world.ts";
import { setLevel } from "./set-up.ts";

/** Commands that let members do their work, and move their messages. */
export const driveCommands: Readonly<Record<string, Handler>> = {
  "process-ready": eachMember("handling Ready", (member) => member.processReady()),
  "process-append-thread": eachMember("processing append thread", (member) => member.processAppendThread()),
  "process-apply-thread": eachMember("processing apply thread", (member) => member.processApplyThread()),
  "deliver-msgs": deliverMessages,
  stabilize,
};

/** More rounds than any story needs: who passes them talks in circles. */
const roundsMax = 10_000;

function eachMember(what: string, work: (member: Member) => readonly string[]): Handler {
  return (world, given) => {
    for (const id of given.ids) {
      const member = world.member(id);
      if (given.ids.length === 1) world.output.print(...work(member));
      else headed(world, `> ${id} ${what}`, () => world.output.print(...work(member)));
    }
  };
}

function headed(world: World, head: string, print: () => void): void {
  world.output.print(head);
  world.output.indented(print);
}

function deliverMessages(world: World, given: Arguments): void {
  given.onlyOptions("drop", "type", "reverse", "keep");
  const type = given.value("type");
  if (type !== undefined && !isTypeName(type)) throw new ScenarioError(`there is no message type ${type}`);
  const both = given.ids.find((id) => given.numbers("drop").includes(id));
  if (both !== undefined) throw new ScenarioError(`messages to ${both} cannot be both delivered and dropped`);
  const way = { reverse: given.flag("reverse"), keep: given.flag("keep") };
  let handled = 0;
  for (const { key, values } of given.all) {
    if (values === undefined) handled += deliver(world, { to: Number(key), type }, way);
    if (key === "drop") for (const to of values ?? []) handled += deliver(world, { to: Number(to), type, drop: true });
  }
  if (handled === 0) world.output.print("no messages");
}

/** Returns how many messages it delivered or dropped. `keep` leaves a copy of each under way. */
function deliver(world: World, selection: Selection, way = { reverse: false, keep: false }): number {
  const taken = world.network.take(selection);
  if (way.keep) world.network.send(taken);
  for (const envelope of way.reverse ? taken.toReversed() : taken) {
    const [head = "", ...rest] = describeEnvelope(envelope);
    world.output.print(`${selection.drop === true ? "dropped: " : ""}${head}`, ...rest);
    // Messages to members that do not exist yet may get lost, but not arrive.
    const answer = selection.drop === true ? undefined : world.member(selection.to).receive(envelope);
    if (answer !== undefined) world.output.print(answer);
  }
  return taken.length;
}

function stabilize(world: World, given: Arguments): void {
  given.onlyOptions("log-level");
  const before = world.output.level;
  const level = given.value("log-level");
  const members = given.ids.length === 0 ? world.members : given.ids.map((id) => world.member(id));
  try {
    if (level !== undefined) setLevel(world, level);
    for (let round = 0; stabilizeOnce(world, members); round += 1) {
      if (round === roundsMax) throw new ScenarioError(`nothing settles within ${roundsMax} rounds`);
    }
  } finally {
    world.output.level = before;
  }
}

/** One round of everything that is to be done, in the order of the language. False when there was nothing. */
function stabilizeOnce(world: World, members: readonly Member[]): boolean {
  let busy = false;
  const round = (due: (member: Member) => boolean, what: string, work: (member: Member) => void): void => {
    for (const member of members) {
      if (!due(member)) continue;
      busy = true;
      headed(world, `> ${member.id} ${what}`, () => work(member));
    }
  };
  const { network, output } = world;
  round(
    (member) => member.busy,
    "handling Ready",
    (member) => output.print(...member.processReady()),
  );
  round(
    ({ id }) => network.has({ to: id }),
    "receiving messages",
    ({ id }) => deliver(world, { to: id }),
  );
  round(
    (member) => member.appending,
    "processing append thread",
    (member) => {
      while (member.appending) output.print(...member.processAppendThread());
    },
  );
  round(
    (member) => member.applying,
    "processing apply thread",
    (member) => {
      while (member.applying) output.print(...member.processApplyThread());
    },
  );
  return busy;
}
