import assert from "node:assert/strict";
import { test } from "vitest";
import { imageArchive } from "./archive.ts";
import { tar } from "./tar.ts";

const archive = tar([{ kind: "file", path: "hello", content: Buffer.from("hello\n") }]);
const recipe = { name: "hello:1", layers: [{ comment: "hello", archive }], config: { Cmd: ["hello"] } };

test("the same recipe gives the same bytes", () => {
  assert.deepEqual(imageArchive(recipe), imageArchive({ ...recipe }));
});

test("another name, layer or configuration is another content", () => {
  const { content } = imageArchive(recipe);
  const others = [
    { ...recipe, name: "hello:2" },
    { ...recipe, layers: [] },
    { ...recipe, config: {} },
  ];
  assert.ok(others.every((other) => imageArchive(other).content !== content));
});
