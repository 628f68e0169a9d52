import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { withDefaults } from "../io/settings.ts";
import type { RaftOptions } from "../io/types.ts";
import { readme } from "./readme.ts";

const source = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

/** The cells of the table under a heading, row by row, without its header. */
function table(heading: string): readonly (readonly string[])[] {
  const section = new RegExp(`^#+ ${heading}\\n([\\s\\S]*?)(?=^#)`, "m").exec(readme())?.[1] ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The name in a cell such as `addMember({ id, address })`. */
function nameIn(cell: string | undefined): string {
  return /^`(\w+)/.exec(cell ?? "")?.[1] ?? `no name in ${cell}`;
}

/** What is between the braces of an interface. */
function bodyOf(name: string): string {
  return new RegExp(`^export interface ${name} .*\\{\\n([\\s\\S]*?)^\\}`, "m").exec(source("io/types.ts"))?.[1] ?? "";
}

test("the README has every option and no other", () => {
  const options = [...bodyOf("RaftOptions").matchAll(/^ {2}readonly (\w+)(\??):/gm)];
  expect(options.length).toBeGreaterThan(15);
  const required = options.filter(([, , optional]) => optional === "").map(([, name]) => name);
  const rows = table("Options");
  expect(rows.map(([cell]) => nameIn(cell)).sort()).toEqual(options.map(([, name]) => name).sort());
  const saidRequired = rows.filter(([, value]) => value === "required").map(([cell]) => nameIn(cell));
  expect(saidRequired.sort()).toEqual(required.sort());
});

test("the defaults in the README are those of the code", () => {
  const least: RaftOptions = {
    id: 1,
    address: "a:1",
    directory: "d",
    stateMachine: { apply: () => undefined, snapshot: async function* () {}, restore: async () => undefined },
    channelCredentials: () => {
      throw new Error("nobody connects");
    },
    onFatal: () => undefined,
  };
  const settings: Record<string, unknown> = { ...withDefaults(least) };
  const units: Record<string, number> = { KiB: 1024, MiB: 1024 * 1024 };
  const defaultIn = (cell: string): unknown => {
    const [, digits, unit] = /^([\d,]+)(?: (KiB|MiB))?$/.exec(cell) ?? [];
    return digits === undefined ? cell === "true" : Number(digits.replaceAll(",", "")) * (units[unit ?? ""] ?? 1);
  };
  const simple = table("Options").filter(([, value]) => /^([\d,]+( [KM]iB)?|true|false)$/.test(value ?? ""));
  const told = Object.fromEntries(simple.map(([cell, value]) => [nameIn(cell), defaultIn(value ?? "")]));
  const isSimple = (value: unknown): boolean => typeof value === "number" || typeof value === "boolean";
  const actual = Object.entries(settings).filter(([name, value]) => isSimple(value) && name !== "id");
  expect(told).toEqual(Object.fromEntries(actual));
  const none = table("Options").filter(([, value]) => value === "none");
  expect(none.filter(([cell]) => nameIn(cell) in settings)).toEqual([]);
});

test("the README has every error code with its class, and no other", () => {
  const text = source("io/errors.ts");
  const errors = [...text.matchAll(/^export class (\w+) extends RaftError \{[\s\S]*?super\(\s*"([A-Z_]+)"/gm)];
  expect(errors.length).toBe([...text.matchAll(/ extends RaftError /g)].length);
  const rows = table("Errors").map(([code, name]) => `${nameIn(code)} ${nameIn(name)}`);
  expect(rows.sort()).toEqual(errors.map(([, name, code]) => `${code} ${name}`).sort());
});

test("the README has every method and every event, and no other", () => {
  const body = bodyOf("RaftNode");
  const methods = new Set([...body.matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => name));
  expect(
    table("Methods")
      .map(([cell]) => nameIn(cell))
      .sort(),
  ).toEqual([...methods].sort());
  const events = [...body.matchAll(/on\(event: "(\w+)"/g)].map(([, name]) => name);
  expect(table("Events").map(([cell]) => nameIn(cell))).toEqual(events);
});

/** In these every member counts; in the others what is exported. */
const memberwise = ["io/types.ts", "core/raft-core.ts"];
const others = ["io/errors.ts", "io/raft-node.ts", "io/keys.ts", "io/files.ts", "core/types.ts"];

test.each([...memberwise, ...others])("everything public in %s has a comment that says what it is", (file) => {
  const lines = source(file).split("\n");
  const counts = memberwise.includes(file)
    ? /^(export | {2}(readonly |get )?(?!constructor)[a-z]\w+[?(:])/
    : /^export /;
  const silent = lines.filter((line, at) => {
    const before = lines[at - 1] ?? "";
    // Of several signatures the first is told.
    return counts.test(line) && !/\*\/$/.test(before) && !/^ {2}on\(/.test(before);
  });
  expect(lines.filter((line) => counts.test(line)).length).toBeGreaterThan(1);
  expect(silent).toEqual([]);
});
