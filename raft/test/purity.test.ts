import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageDirectory } from "./readme.ts";

const impure = new Set(["io", "test", "bench", "dist", "node_modules"]);
const banned = [
  /from "(?!\.)/,
  /\bimport\(/,
  /\brequire\(/,
  /\bDate\b/,
  /\bperformance\b/,
  /\bMath\.random\b/,
  /\bcrypto\b/,
  /\bset(Timeout|Interval|Immediate)\b/,
  /\bqueueMicrotask\b/,
  /\bprocess\b/,
  /\bglobalThis\b/,
  /\basync\b/,
  /\bawait\b/,
  /\bPromise\b/,
];

/** What is neither shell nor test nor made by a generator. */
const pure = readdirSync(packageDirectory, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !impure.has(entry.name))
  .flatMap(({ name }) =>
    readdirSync(join(packageDirectory, name), { recursive: true }).map((file) => join(name, String(file))),
  )
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts") && !file.endsWith(".test.ts"));

test("outside of io, test and bench nothing imports a module, a clock or dice, or waits", () => {
  expect(pure.length).toBeGreaterThan(15);
  const wrong = pure.flatMap((file) => {
    const code = readFileSync(join(packageDirectory, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    return banned.filter((pattern) => pattern.test(code)).map((pattern) => `${file}: ${pattern.source}`);
  });
  expect(wrong).toEqual([]);
});

test("the core does not know the shell", () => {
  const text = pure.map((file) => readFileSync(join(packageDirectory, file), "utf8")).join("\n");
  expect(text.match(/from "[^"]*\/io\/[^"]*"/g)).toBeNull();
});
