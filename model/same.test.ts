import { expect, test } from "vitest";
import { isSame } from "./same.ts";

test.each([
  [
    { a: 1, b: [1, 2] },
    { b: [1, 2], a: 1 },
  ],
  [{ a: 1 }, { a: 1, b: undefined, c: [], d: { e: {} } }],
  [undefined, {}],
])("%j means the same as %j", (left, right) => {
  expect(isSame(left, right)).toBe(true);
  expect(isSame(right, left)).toBe(true);
});

test.each([
  [{ a: 1 }, { a: 2 }],
  [{ a: [1, 2] }, { a: [2, 1] }],
  [{ a: ["x"] }, { a: ["x", "y"] }],
  [{ a: [""] }, {}],
  [{ a: false }, {}],
  [{ a: { b: 0 } }, { a: {} }],
  [{ a: ["x"] }, { a: { 0: "x" } }],
  [{ a: null }, { a: {} }],
])("%j does not mean the same as %j", (left, right) => {
  expect(isSame(left, right)).toBe(false);
  expect(isSame(right, left)).toBe(false);
});
