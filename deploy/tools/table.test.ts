import assert from "node:assert/strict";
import { test } from "vitest";
import { table } from "./table.ts";

test("columns are aligned and lines end without blanks", () => {
  const rows = [
    ["HOST", "STATE"],
    ["client", "on"],
    ["m1", ""],
  ];
  assert.equal(table(rows), "HOST    STATE\nclient  on\nm1");
});
