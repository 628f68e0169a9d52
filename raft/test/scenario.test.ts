import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rewriteScenario } from "./scenario/parse.ts";
import { playScenario } from "./scenario/play.ts";

const own = join(import.meta.dirname, "../scenario");
const shared = join(import.meta.dirname, "../../../shared/raft-scenarios");

describe.skipIf(!existsSync(shared))("scenarios of etcd/raft", () => {
  test.each(scenariosIn(shared))("%s", (_, file) => {
    expect(playScenario(readFileSync(file, "utf8"))).toMatchObject({ differences: [], error: undefined });
  });
});

describe("scenarios of our own", () => {
  test("there are some", () => {
    expect(scenariosIn(own).length).toBeGreaterThanOrEqual(20);
  });

  test.each(scenariosIn(own))("%s", (_, file) => {
    const text = readFileSync(file, "utf8");
    const { commands, outputs, differences, error } = playScenario(text);
    const rewrite = process.env["REWRITE"] === "1" && error === undefined;
    if (rewrite) writeFileSync(file, rewriteScenario(text, commands, outputs));
    expect({ differences, error }).toEqual({ differences: [], error: undefined });
  });

  test.each(scenariosIn(own))("%s tells its story first, and has every output in full", (_, file) => {
    const text = readFileSync(file, "utf8");
    const { commands, outputs } = playScenario(text);
    expect(text).toMatch(/^# \S/);
    expect(rewriteScenario(text, commands, outputs)).toBe(text);
  });
});

describe("what differs is noticed", () => {
  const text = `
add-nodes 3 voters=(1,2,3) index=10
----
INFO other implementations may log what they like

campaign 1
----
ok

stabilize 1 2
----
> 1 handling Ready
  Ready MustSync=true:
  Lead:0 State:StateCandidate
  HardState Term:1 Vote:1 Commit:10
  Messages:
  1->2 MsgVote Term:1 Log:1/10
  1->3 MsgVote Term:1 Log:1/10
> 2 receiving messages
  1->2 MsgVote Term:1 Log:1/10
  INFO 2 became follower at term 1
> 2 handling Ready
  Ready MustSync=true:
  HardState Term:1 Vote:1 Commit:10
  Messages:
  2->1 MsgVoteResp Term:1 Log:0/0
> 1 receiving messages
  2->1 MsgVoteResp Term:1 Log:0/0
> 1 handling Ready
  Ready MustSync=true:
  Lead:1 State:StateLeader
  Entries:
  1/11 EntryNormal ""
  Messages:
  1->2 MsgApp Term:1 Log:1/10 Commit:10 Entries:[1/11 EntryNormal ""]
  1->3 MsgApp Term:1 Log:1/10 Commit:10 Entries:[1/11 EntryNormal ""]
> 2 receiving messages
  1->2 MsgApp Term:1 Log:1/10 Commit:10 Entries:[1/11 EntryNormal ""]
> 2 handling Ready
  Ready MustSync=true:
  Lead:1 State:StateFollower
  Entries:
  1/11 EntryNormal ""
  Messages:
  2->1 MsgAppResp Term:1 Log:0/11
> 1 receiving messages
  2->1 MsgAppResp Term:1 Log:0/11
> 1 handling Ready
  Ready MustSync=false:
  HardState Term:1 Vote:1 Commit:11
  CommittedEntries:
  1/11 EntryNormal ""
  Messages:
  1->2 MsgApp Term:1 Log:1/11 Commit:11
> 2 receiving messages
  1->2 MsgApp Term:1 Log:1/11 Commit:11
> 2 handling Ready
  Ready MustSync=false:
  HardState Term:1 Vote:1 Commit:11
  CommittedEntries:
  1/11 EntryNormal ""
  Messages:
  2->1 MsgAppResp Term:1 Log:0/11
> 1 receiving messages
  2->1 MsgAppResp Term:1 Log:0/11

deliver-msgs drop=3 type=MsgVote
----
dropped: 1->3 MsgVote Term:1 Log:1/10

raft-log 2
----
1/11 EntryNormal ""

raft-state
----
1: StateLeader (Voter) Term:1 Lead:1
2: StateFollower (Voter) Term:1 Lead:1
3: StateFollower (Voter) Term:0 Lead:0

status 1
----
1: StateReplicate match=11 next=12
2: StateReplicate match=11 next=12
3: StateProbe match=0 next=11 paused inactive

propose 3 nobody-leads-here
----
raft proposal dropped
`;

  test("this agrees", () => {
    expect(playScenario(text)).toMatchObject({ differences: [], error: undefined });
  });

  const lines = text.split("\n");
  // From the first line printed on; blank lines, commands and logging do not count.
  const counting = lines.flatMap((line, at) => (/^(>|dropped|\d|raft p| +(?! |INFO))/.test(line) ? [at] : []));

  test("whatever line of it is saved, sent, applied or reported otherwise", () => {
    const unnoticed = counting.filter((changed) => {
      const other = lines.map((line, at) => (at === changed ? `${line}0` : line)).join("\n");
      return playScenario(other).differences.length !== 1;
    });
    expect(counting.length).toBe(62);
    expect(unnoticed.map((at) => lines[at])).toEqual([]);
  });

  test("whatever line of it is missing", () => {
    const unnoticed = counting.filter((missing) => {
      const other = lines.filter((_, at) => at !== missing).join("\n");
      return playScenario(other).differences.length === 0;
    });
    expect(unnoticed.map((at) => lines[at])).toEqual([]);
  });
});

describe("what cannot be played is told with its line", () => {
  const setUp = "add-nodes 2 voters=(1,2) index=10\n----\nok\n\ncampaign 1\n----\nok\n\n";

  test.each([
    ["a command that does not exist", `${setUp}frobnicate 1\n----\nok\n`, '9: unknown command "frobnicate"'],
    ["a member that does not exist", `${setUp}campaign 3\n----\nok\n`, "9: there is no member 3 yet"],
    ["an option that does not exist", "add-nodes 1 voter=(1) index=2\n----\nok\n", "1: .*unknown option voter="],
    ["a message type that does not exist", `${setUp}deliver-msgs 1 type=MsgX\n----\nok\n`, "9: .*MsgX"],
    ["a word where a number is due", `${setUp}tick-election one\n----\nok\n`, '9: "one" is not a number'],
    ["delivering what is dropped", `${setUp}deliver-msgs 1 drop=1\n----\nok\n`, "9: .*both delivered and dropped"],
    ["an argument that is missing", `${setUp}transfer-leadership to=2\n----\nok\n`, "9: .*lacks from="],
    ["output that is missing", "campaign 1\n", '1: no "----"'],
  ])("%s", (_, text, error) => {
    expect(playScenario(text).error).toMatch(new RegExp(`^${error}`));
  });

  test("an invariant of a core that breaks", () => {
    const options = "voters=(1) index=2 disable-conf-change-validation=true";
    const text = `add-nodes 1 ${options}\n----\n\ncampaign 1\n----\n\nstabilize log-level=none\n----\n\n`;
    const { error } = playScenario(`${text}propose-conf-change 1\n----\n\nstabilize\n----\n`);
    expect(error).toMatch(/^13: raft invariant broken: a committed change fits/);
  });
});

describe("what a command refuses is its output", () => {
  const setUp =
    "log-level none\n----\n\nadd-nodes 2 voters=(1,2) index=10\n----\n\ncampaign 1\n----\n\nstabilize\n----\n\n";

  test.each([
    ["add-nodes 1 voters=(1)\n----\nindex must be specified as > 1 due to bootstrap\n"],
    ['add-nodes 1 voters=(1) index=2 read-only=maybe\n----\ninvalid read-only option "maybe"\n'],
    ["log-level loud\n----\nlog levels must be either of [DEBUG INFO WARN ERROR FATAL NONE]\n"],
    ["propose-conf-change 1 v1=true\nv2 v3\n----\nv1 conf change can only have one operation and no transition\n"],
    ["propose-conf-change 1 transition=slow\nv3\n----\nunknown transition slow\n"],
    ["propose-conf-change 1\nx3\n----\nunknown input: x3\n"],
    ["report-unreachable 1\n----\nmust specify exactly two node indexes: node on which to report, and reported node\n"],
    ["log-level info\n----\n\nprocess-append-thread 1\n----\nno append work to perform\n"],
    ["log-level info\n----\n\nprocess-apply-thread 1\n----\nno apply work to perform\n"],
    ["log-level info\n----\n\ndeliver-msgs 1 2\n----\nno messages\n"],
    ["compact 1 11\n----\n\ncompact 1 11\n----\nrequested index is unavailable due to compaction\n"],
  ])("%j", (commands) => {
    expect(playScenario(`${setUp}${commands}`)).toMatchObject({ differences: [], error: undefined });
    expect(playScenario(`${setUp}${commands.replace(/\n[^\n]*\n$/, "\nok\n")}`).differences).toHaveLength(1);
  });
});

function scenariosIn(folder: string): [name: string, file: string][] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => [name, join(folder, name)]);
}
