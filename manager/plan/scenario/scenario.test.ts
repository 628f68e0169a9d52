import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Script } from "./script.ts";

const folder = new URL("./", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".txt"));

test("there are scenarios", () => {
  expect(files.length).toBeGreaterThanOrEqual(25);
});

test.each(files)("%s", (file) => {
  const want = readFileSync(new URL(file, folder), "utf8");
  const script = new Script();
  const got = want.replace(
    /^([a-z]+.*)\n----\n((?:.+\n)*)/gm,
    (_, line: string) => `${line}\n----\n${script.run(line)}\n`,
  );
  if (process.env["REWRITE"] === "1") writeFileSync(new URL(file, folder), got);
  expect(got).toBe(want);
});
