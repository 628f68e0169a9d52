import { expect, test } from "vitest";
import { validateServiceLabels } from "./service-label.ts";

test.each([
  [{ "skein.rebalance": "always" }, 'label skein.rebalance: "always" is not one of auto, off'],
  [
    { "skein.rebalance": "auto", "skein.on-lost": "fence" },
    "label skein.rebalance: auto runs two tasks of a slot for a moment, skein.on-lost=fence never",
  ],
])("%j is refused", (labels, words) => {
  expect(() => validateServiceLabels(labels)).toThrow(words);
});

test("what belongs to others, and what fits together, is taken", () => {
  validateServiceLabels({ "com.example.tier": "front", "skein.rebalance": "auto", "skein.on-lost": "keep" });
});
