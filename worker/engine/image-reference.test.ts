import { expect, test } from "vitest";
import { pullQuery } from "./image-reference.ts";

const digest = `sha256:${"a".repeat(64)}`;

test.each([
  ["busybox", "busybox", "latest"],
  ["busybox:1.36", "busybox", "1.36"],
  ["localhost:5000/a/b", "localhost:5000/a/b", "latest"],
  ["localhost:5000/a/b:v1", "localhost:5000/a/b", "v1"],
  [`busybox:1.36@${digest}`, "busybox", digest],
  [`r.io:5000/busybox@${digest}`, "r.io:5000/busybox", digest],
])("%s", (image, fromImage, tag) => {
  expect(pullQuery(image)).toEqual({ fromImage, tag });
});
