import { expect, test } from "vitest";
import { bytes, cpus, duration, list, parseFlags, present, ratio, text, whole } from "./flag.ts";

const flags = {
  name: text("a name", "n"),
  count: whole("a count"),
  ratio: ratio("a ratio"),
  env: list("many", { short: "e" }),
  detach: present("a switch", "d"),
  quiet: present("another", "q"),
  delay: duration("a time"),
  memory: bytes("a size"),
  cpu: cpus("cores"),
};
const read = (line: string, stop = false) => parseFlags(flags, line.split(" "), stop);

test.each([
  ["--name x", { name: "x" }],
  ["--name=x=y", { name: "x=y" }],
  ["-n x", { name: "x" }],
  ["-nx", { name: "x" }],
  ["-n=x", { name: "x" }],
  ["--name --count", { name: "--count" }],
  ["-e A=1 -eB=2 --env C", { env: ["A=1", "B=2", "C"] }],
  ["-dq", { detach: true, quiet: true }],
  ["--detach=false", { detach: false }],
  ["-dnx", { detach: true, name: "x" }],
  ["--count 0", { count: 0 }],
  ["--ratio .5", { ratio: 0.5 }],
  ["--delay 1m30s", { delay: 90e9 }],
  ["--memory 1.5g", { memory: 1_610_612_736 }],
  ["--cpu 0.1", { cpu: 100_000_000 }],
])("%s", (line, expected) => {
  expect(read(line).values).toMatchObject(expected);
});

test("flags may stand between arguments, until --", () => {
  expect(read("a -d b -- -q")).toMatchObject({ rest: ["a", "b", "-q"], values: { detach: true, quiet: undefined } });
});

test("a command of the container keeps its own flags", () => {
  expect(read("-d image -q --name x", true)).toMatchObject({
    rest: ["image", "-q", "--name", "x"],
    values: { detach: true },
  });
});

test.each([
  ["--nope", "unknown flag: --nope"],
  ["--nmae x", "unknown flag: --nmae (did you mean --name?)"],
  ["-x", "unknown shorthand flag: 'x' in -x"],
  ["--name", "flag needs an argument: --name"],
  ["-n", "flag needs an argument: 'n' in -n"],
  ["--count -1", 'invalid argument "-1" for "--count" flag'],
  ["--count 1.5", 'invalid argument "1.5" for "--count" flag'],
  ["--detach=maybe", 'invalid argument "maybe" for "--detach" flag'],
  ["--delay 5", 'invalid argument "5" for "--delay" flag: invalid duration'],
  ["--memory 1x", 'invalid size "1x"'],
  ["--cpu 0.1234567891", 'invalid number of CPUs "0.1234567891"'],
])("%s is refused", (line, message) => {
  expect(() => read(line)).toThrow(message);
});
