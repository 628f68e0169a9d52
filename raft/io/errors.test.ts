import { expect, test } from "vitest";
import { DamagedError } from "./errors.ts";

test("the remedy for damage keeps what the member has promised: it never comes back with an older copy", () => {
  const { message, file, offset } = new DamagedError({ file: "/log/1", offset: 7, why: "its checksum is wrong" });
  expect([file, offset]).toEqual(["/log/1", 7]);
  expect(message).toMatch(/^\/log\/1 is damaged at byte 7: its checksum is wrong\. /);
  expect(message).toContain("nor put an older copy in its place");
  expect(message).toContain(
    "Remove this member from the cluster, empty its directory and let it join again under a new id",
  );
  expect(message).toContain("found a new cluster");
  expect(message).not.toMatch(/restore/);
});
