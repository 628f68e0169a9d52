import { expect, test } from "vitest";
import { formatList } from "../template/list.ts";
import { runListing } from "./runs.ts";

test("runs are listed with what each of them has", () => {
  const listing = runListing([
    { Due: "2026-01-01T01:00:00Z", Outcome: "missed" },
    {
      Due: "2026-01-01T02:00:00Z",
      JobIteration: { Index: 1 },
      StartedAt: "2026-01-01T02:00:00Z",
      EndedAt: "2026-01-01T02:00:07Z",
      Outcome: "complete",
    },
  ]);
  const lines = formatList(listing, {}).trimEnd().split("\n");
  expect(lines.map((line) => line.split(/\s+/).filter((word) => word !== ""))).toEqual([
    ["RUN", "DUE", "STARTED", "ENDED", "OUTCOME"],
    ["2026-01-01T01:00:00Z", "missed"],
    ["1", "2026-01-01T02:00:00Z", "2026-01-01T02:00:00Z", "2026-01-01T02:00:07Z", "complete"],
  ]);
});
