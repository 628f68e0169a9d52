import type { Arguments } from "../arguments.ts";
import { describeEnvelope } from "../describe.ts";
import type { Envelope } from "../envelope.ts";
import { CommandError, ScenarioError } from "../scenario-error.ts";
import type { Handler, World } from "../world.ts";
import { showLog } from "./show.ts";

/** Commands about who leads, and about what a leader is told or does apart from its core. */
export const leadCommands: Readonly<Record<string, Handler>> = {
  campaign: (world, given) => world.member(given.number(0)).act((core) => core.campaign()),
  "transfer-leadership": (world, given) => {
    const to = world.member(given.requiredNumber("to"));
    world.member(given.requiredNumber("from")).transferLeadership(to.id);
  },
  "forget-leader": (world, given) => {
    const member = world.member(given.number(0));
    // Who reads by a lease relies on it that nobody turns to another leader early.
    if (!member.options.leaseBased) member.act((core) => core.forgetLeader());
  },
  "suspect-leader": (world, given) => {
    world.member(given.number(0)).act((core) => core.suspectLeader(given.numberOf("within") ?? 0));
  },
  "step-down": (world, given) => world.member(given.number(0)).act((core) => core.stepDown()),
  "report-unreachable": (world, given) => {
    if (given.ids.length !== 2) {
      throw new CommandError("must specify exactly two node indexes: node on which to report, and reported node");
    }
    world.member(given.number(0)).act((core) => core.reportUnreachable(world.member(given.number(1)).id));
  },
  "report-snapshot": reportSnapshot,
  "send-snapshot": sendSnapshot,
  compact: (world, given) => {
    const member = world.member(given.number(0));
    const index = given.number(1);
    member.storage.compact(index);
    member.act((core) => core.compact(index));
    showLog(world, member);
  },
  read,
};

function reportSnapshot(world: World, given: Arguments): void {
  const status = given.value("status");
  if (status !== "delivered" && status !== "failed") throw new ScenarioError("status= is delivered or failed");
  world.member(given.number(0)).act((core) => core.reportSnapshot(given.number(1), status === "delivered"));
}

/** Sends the newest snapshot past the core, as an application may do. */
function sendSnapshot(world: World, given: Arguments): void {
  const member = world.member(given.number(0));
  const to = world.member(given.number(1)).id;
  const { term } = member.core.hard;
  const { snapshot } = member.storage;
  const envelope: Envelope = { kind: "message", message: { kind: "snapshot", from: member.id, to, term, snapshot } };
  world.network.send([envelope]);
  world.output.print(...describeEnvelope(envelope));
}

function read(world: World, given: Arguments): void {
  const member = world.member(given.number(0));
  const late = given.numberOf("late") ?? 0;
  const lease = given.flag("lease") ? ({ lease: true, now: member.now(late) } as const) : undefined;
  const leads = member.act((core) => core.read(given.number(1), lease));
  if (!leads) throw new CommandError("not the leader");
}
