import { expect, test } from "vitest";
import { isImageReference } from "./image-reference.ts";

const digest = `sha256:${"a".repeat(64)}`;

test.each([
  "busybox",
  "busybox:latest",
  "library/busybox:1.36",
  "localhost/a/b:c",
  "localhost:5000/a__b/c.d-e:T_1",
  "registry.example.com:443/team/app",
  `busybox:latest@${digest}`,
  `busybox@${digest}`,
  "[::1]:5000/app",
  "Registry/app",
])("%s is one", (reference) => {
  expect(isImageReference(reference)).toBe(true);
});

test.each([
  "",
  "Busybox",
  "busy box",
  "busybox:",
  "busybox:-x",
  "busybox@sha256:12",
  "a//b",
  "/a",
  "a/",
  "-a",
  "a..b",
  "a".repeat(256),
  "f".repeat(64),
  `${"a".repeat(60_000)}!`,
])("%s is none", (reference) => {
  expect(isImageReference(reference)).toBe(false);
});
