import { describe, expect, test } from "vitest";
import { joinTokenFor, parseJoinToken, roleOfToken, rootDigest } from "./join-token.ts";

const root = "-----BEGIN CERTIFICATE-----\nroot\n-----END CERTIFICATE-----\n";
const chance = (byte: number): Uint8Array => new Uint8Array(16).fill(byte);

describe("join tokens", () => {
  test("have Swarm's form and carry the digest of the root", () => {
    const token = joinTokenFor(root, chance(7));
    expect(token).toMatch(/^SWMTKN-1-[0-9a-z]{50}-[0-9a-z]{25}$/);
    expect(parseJoinToken(token).digest).toBe(rootDigest(root));
  });

  test("are padded when digest or secret are small numbers", () => {
    expect(joinTokenFor(root, chance(0))).toMatch(/-0{25}$/);
    const small = `SWMTKN-1-${"1".padStart(50, "0")}-${"z".padStart(25, "0")}`;
    expect(parseJoinToken(small)).toEqual({ digest: "1".padStart(64, "0"), secret: "z".padStart(25, "0") });
  });

  test.each([
    "",
    "SWMTKN",
    "SWMTKN-2-1-a-b",
    joinTokenFor(root, chance(1)).slice(0, -1),
    `SWMTKN-1-${"A".repeat(50)}-x`,
  ])("%j is no token", (text) => {
    expect(() => parseJoinToken(text)).toThrow("invalid join token");
  });

  test("decide the role, and only the cluster's own count", () => {
    const tokens = { worker: joinTokenFor(root, chance(1)), manager: joinTokenFor(root, chance(2)) };
    expect(roleOfToken(tokens.worker, tokens)).toBe("worker");
    expect(roleOfToken(`${tokens.manager}\n`, tokens)).toBe("manager");
    expect(() => roleOfToken(joinTokenFor(root, chance(3)), tokens)).toThrow("A valid join token is necessary");
  });
});
