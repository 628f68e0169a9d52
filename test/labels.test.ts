import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadCompose } from "../cli/compose/load.ts";
import { skeinLabels } from "../cli/compose/skein-keys.ts";

/* docs/LABELS.md names every label that the code knows, and no other. */

const root = fileURLToPath(new URL("../", import.meta.url));
const page = readFileSync(`${root}docs/LABELS.md`, "utf8");
const rows = page.split("\n").filter((line) => line.startsWith("| `skein."));
const cells = rows.map((row) =>
  row
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim()),
);
const documented = cells.map(([label = ""]) => label.replaceAll("`", ""));

test("every label in the code has its row, and every row its label", () => {
  expect(documented).toEqual([...new Set(documented)]);
  expect([...documented].sort()).toEqual(labelsInCode());
});

test("a row has an x-skein key of the same name, a default and a line on what it does", () => {
  for (const [label = "", ...more] of cells) {
    expect(more.every((cell) => cell !== "")).toBe(true);
    const isOfService = more.length === 3;
    expect([false, `\`${label.slice("`skein.".length)}`]).toContain(isOfService && more[0]);
  }
});

test("the page's example means what it says", () => {
  const [, example = ""] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  const files = [{ name: "compose.yaml", text: example }];
  const { compose } = loadCompose({ files, directory: "/stack", variables: {}, readText: () => "" });
  expect(skeinLabels(compose.services?.["db"]?.["x-skein"])).toEqual({
    "skein.on-lost": "fence",
    "skein.restart.max-delay": "2m",
  });
});

/** Texts in the product's code that are a whole label; its socket is called alike. */
function labelsInCode(): readonly string[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts"], { cwd: root });
  const product = /^(model|manager|worker|overlay-net|scheduler|cli|daemon)\//;
  const files = String(listed)
    .split("\n")
    .filter((file) => product.test(file) && !/\.test\.ts$|\.e2e\.ts$|contract\.ts$|\/(scenario|test)\//.test(file));
  const texts = files.map((file) => readFileSync(`${root}${file}`, "utf8"));
  const found = texts.flatMap((text) =>
    [...text.matchAll(/"(skein\.[a-z][a-z.-]*[a-z])"/g)].map(([, label = ""]) => label),
  );
  return [...new Set(found)].filter((label) => label !== "skein.sock").sort();
}
