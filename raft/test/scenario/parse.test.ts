import { expect, test } from "vitest";
import { parseScenario, rewriteScenario } from "./parse.ts";

test("a command has its words, options, input and output", () => {
  const text = [
    "# a story",
    "",
    "propose-conf-change 1 v1=true  ",
    "v2",
    "----   ",
    "ok",
    "",
    "stabilize 1 2 log-level=none",
    "----",
  ];
  expect(parseScenario(text.join("\n"))).toMatchObject([
    {
      line: 3,
      name: "propose-conf-change",
      arguments: [
        { key: "1", values: undefined },
        { key: "v1", values: ["true"] },
      ],
      input: "v2",
      expected: ["ok"],
    },
    { line: 8, name: "stabilize", expected: [] },
  ]);
});

test.each([
  ["voters=(1,2,3)", ["1", "2", "3"]],
  ["voters=(1, 2, 3)", ["1", "2", "3"]],
  ["voters=( 1 2 3 )", ["1", "2", "3"]],
  ["voters=1", ["1"]],
  ["voters=()", [""]],
  ["voters=", [""]],
])("a list is written as %s", (argument, values) => {
  const [command] = parseScenario(`add-nodes 3 ${argument} index=10\n----\n`);
  expect(command?.arguments[1]).toEqual({ key: "voters", values });
  expect(command?.arguments).toHaveLength(3);
});

test("an output with blank lines stands between doubled dashes", () => {
  const text = "raft-log 1\n----\n----\n1/11\n\n----\nmore\n----\n----\n\nraft-state\n----\nok\n";
  expect(parseScenario(text)).toMatchObject([
    { name: "raft-log", expected: ["1/11", "", "----", "more"] },
    { name: "raft-state", line: 11, expected: ["ok"] },
  ]);
});

test("comments, blank lines and subtests stand between commands; a backslash carries a command on", () => {
  const text = "subtest one\n\n  # why\nadd-nodes 3 \\\n  voters=(1,2,3) \\\n  index=2\n----\nok\n\nsubtest end one\n";
  expect(parseScenario(text)).toMatchObject([
    { line: 4, name: "add-nodes", arguments: [{ key: "3" }, { key: "voters" }, { key: "index" }] },
  ]);
});

test("an output ends with the file or with the first blank line, which may have blanks in it", () => {
  const text = "raft-state\r\n----\r\na\r\n   \r\nraft-log 1\r\n----\r\nb";
  expect(parseScenario(text)).toMatchObject([{ expected: ["a"] }, { expected: ["b"] }]);
});

test.each([
  ["campaign 1\nok\n", '1: no "----" follows'],
  ["\ndeliver-msgs drop=(1\n----\n", '2: cannot read "('],
  ["raft-log 1\n----\n----\na\n", "3: the output that begins here is not closed"],
  ["raft-log 1\n----\n----\na\n----\n----\nb\n", "7: a blank line is expected"],
])("what cannot be read is refused with its line (%j)", (text, message) => {
  expect(() => parseScenario(text)).toThrow(message);
});

test("a rewrite changes outputs and nothing else", () => {
  const text =
    "# story\n\ncampaign 1\n----\nold\n\n# then\nraft-log 1\n----\n\nraft-state\n----\n----\na\n\nb\n----\n----\n";
  const rewritten = rewriteScenario(text, parseScenario(text), [["ok"], ["x", "", "y"], ["z"]]);
  expect(rewritten).toBe(
    "# story\n\ncampaign 1\n----\nok\n\n# then\nraft-log 1\n----\n----\nx\n\ny\n----\n----\n\nraft-state\n----\nz\n",
  );
  expect(parseScenario(rewritten).map(({ expected }) => expected)).toEqual([["ok"], ["x", "", "y"], ["z"]]);
});
