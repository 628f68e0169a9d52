import { expect, test } from "vitest";
import { idFrom, idLength } from "./id.ts";

test("an id has 25 characters of Swarm's alphabet and follows from the chance it is given", () => {
  const chance = Uint8Array.from({ length: idLength }, (_, index) => index * 10);
  const id = idFrom(chance);
  expect(id).toMatch(/^[0-9a-z]{25}$/);
  expect(idFrom(chance)).toBe(id);
  expect(idFrom(chance.map((byte) => byte + 1))).not.toBe(id);
});
