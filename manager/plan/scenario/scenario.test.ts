import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Script } from "./script.ts";
import type { WorldOptions } from "./world.ts";

const folder = new URL("./", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".txt"));

test("there are scenarios", () => {
  expect(files.length).toBeGreaterThanOrEqual(80);
});

test.each(files)("%s", (file) => {
  const want = readFileSync(new URL(file, folder), "utf8");
  // A leader takes over what it has decided without reading its own entry: others must come to the very same rows.
  const got = told(want, { compare: (decided, read) => expect(read).toStrictEqual(decided) });
  if (process.env["REWRITE"] === "1") writeFileSync(new URL(file, folder), got);
  expect(got).toBe(want);
});

test.each(files)("%s, looked at slot by slot, and every turn planned in vain before", (file) => {
  const want = readFileSync(new URL(file, folder), "utf8");
  expect(told(want, { wholeMax: 0 })).toBe(want);
  expect(told(want, { wholeMax: 0, rehearse: true })).toBe(want);
});

function told(text: string, options: WorldOptions): string {
  const script = new Script(options);
  return text.replace(/^([a-z]+.*)\n----\n((?:.+\n)*)/gm, (_, line: string) => `${line}\n----\n${script.run(line)}\n`);
}
