import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

/*
 * The rules of docs/ARCHITECTURE.md that a machine can check. Plain text scanning on purpose: it needs no compiler API and
 * its mistakes are easy to see.
 */

const root = fileURLToPath(new URL("../", import.meta.url));

/** Who may import whom. The longest folder that matches a file counts. */
const mayImport: Record<string, readonly string[]> = {
  base: [],
  "base/io": ["base"],
  model: ["base"],
  "model/parse": ["base", "model", "model/template"],
  "model/template": ["base", "model"],
  proto: [],
  raft: [],
  scheduler: ["base", "model"],
  "overlay-net": ["base", "model"],
  "overlay-net/io": ["base", "base/io", "model", "overlay-net"],
  "manager/store": ["base", "model", "proto"],
  "manager/control": ["base", "model", "manager/store", "scheduler", "overlay-net"],
  "manager/plan": ["base", "model", "manager/store", "scheduler", "overlay-net", "manager/ca"],
  "manager/ca": ["base", "model"],
  "manager/ca/io": ["base", "base/io", "model", "manager/ca"],
  "manager/api": ["base", "base/io", "model", "model/parse"],
  "manager/io": [
    "base",
    "base/io",
    "model",
    "proto",
    "raft",
    "scheduler",
    "manager/api",
    "manager/ca",
    "manager/ca/io",
    "manager/control",
    "manager/plan",
    "manager/store",
  ],
  worker: ["base", "model", "model/template", "overlay-net", "proto"],
  "worker/engine": ["base", "base/io", "model", "worker"],
  "worker/io": ["base", "base/io", "model", "model/template", "overlay-net", "proto", "worker", "worker/engine"],
  cli: ["base"],
  daemon: ["*"],
  deploy: ["base", "base/io"],
  test: ["*"],
};

/** Folders whose code may touch the world: clock, chance, disk, network, processes. All other code is pure and synchronous. */
const shell = /(^|\/)io\/|^(cli|daemon|deploy|test|manager\/api|worker\/engine|raft\/test|raft\/bench)\//;
const isTest = (file: string): boolean =>
  /\.test\.ts$|(^|\/)scenario\/|\.e2e\.ts$|contract\.ts$|(^|\/)test\//.test(file);

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts"], { cwd: root })
  .toString()
  .split("\n")
  .filter((file) => file !== "" && !file.includes("/gen/") && !file.endsWith(".d.ts") && file.includes("/"))
  .map((file) => ({ file, text: read(file) }))
  .filter((entry): entry is { file: string; text: string } => entry.text !== undefined);

test("the rules look at the whole project", () => {
  expect(files.length).toBeGreaterThan(100);
  const seen = new Set(files.map(({ file }) => areaOf(file)));
  expect([...seen].sort()).toEqual(Object.keys(mayImport).sort());
});

describe("imports point where the table allows", () => {
  test.each(Object.keys(mayImport))("%s", (area) => {
    const wrong = files
      .filter(({ file }) => areaOf(file) === area && !isTest(file))
      .flatMap(({ file, text }) => importsOf(file, text).map((target) => ({ file, target })))
      .filter(({ target }) => !allowed(area, areaOf(target)))
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(wrong).toEqual([]);
  });
});

test("pure code touches no clock, no dice, no world, and is synchronous", () => {
  const banned = [
    /\bDate\.now\(/,
    /\bnew Date\(\)/,
    /\bMath\.random\(/,
    /\bset(Timeout|Interval|Immediate)\(/,
    /\brandom(UUID|Bytes)\b/,
    /from "node:/,
    /\bprocess\./,
    /\basync\b(?! iter)/,
    /\bawait\b/,
  ];
  const pure = files.filter(({ file }) => !shell.test(file) && !isTest(file) && !/^proto\/|\.config\.ts$/.test(file));
  expect(pure.length).toBeGreaterThan(40);
  const wrong = pure.flatMap(({ file, text }) =>
    banned
      .filter((pattern) => pattern.test(withoutComments(text)))
      .filter((pattern) => !isPureCrypto(file, pattern))
      .map((pattern) => `${file}: ${pattern.source}`),
  );
  expect(wrong).toEqual([]);
});

test("raft-ts knows nothing of Skein", () => {
  const members = files.filter(({ file }) => file.startsWith("raft/"));
  expect(members.length).toBeGreaterThan(10);
  const wrong = members.filter(({ file, text }) => importsOf(file, text).some((target) => !target.startsWith("raft/")));
  expect(wrong.map(({ file }) => file)).toEqual([]);
});

test("no file is too long to be one idea", () => {
  const long = files.filter(({ text }) => text.split("\n").length > 401).map(({ file }) => file);
  expect(long).toEqual([]);
});

test("nothing is left over", () => {
  const marks = /\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|expect-error|nocheck)|\b(test|describe|it)\.(only|skip|todo)\(/;
  const wrong = files.filter(({ file, text }) => file !== "test/tidy.test.ts" && marks.test(text));
  expect(wrong.map(({ file }) => file)).toEqual([]);
});

test("tests do not sleep", () => {
  const wrong = files
    .filter(({ file }) => isTest(file) && file !== "test/tidy.test.ts" && !file.startsWith("test/bench/"))
    .filter(({ text }) => /await (sleep|delay|wait)\(\s*\d|setTimeout\(resolve, *\d{3,}/.test(text))
    .map(({ file }) => file);
  expect(wrong).toEqual([]);
});

/** `node:crypto` hashes are functions of their input: the CA's pure part may use them. */
function isPureCrypto(file: string, pattern: RegExp): boolean {
  if (pattern.source !== 'from "node:' || !/^manager\/ca\//.test(file)) return false;
  const used = [...(read(file) ?? "").matchAll(/from "(node:[a-z/]+)"/g)].map((match) => match[1]);
  return used.every((name) => name === "node:crypto");
}

function allowed(area: string, target: string): boolean {
  const list = mayImport[area] ?? [];
  return area === target || list.includes("*") || list.includes(target);
}

function areaOf(file: string): string {
  const areas = Object.keys(mayImport).filter((area) => file.startsWith(`${area}/`));
  return areas.sort((left, right) => right.length - left.length)[0] ?? dirname(file);
}

function importsOf(file: string, text: string): string[] {
  const found = [...text.matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g)];
  return found.map((match) => relative(root, join(root, dirname(file), match[1] ?? "")));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:"'`])\/\/.*$/gm, "$1");
}

function read(file: string): string | undefined {
  try {
    return readFileSync(join(root, file), "utf8");
  } catch {
    return undefined; // Deleted in the work tree, still in the index.
  }
}
