import { expect, test } from "vitest";
import { formatDuration, humanDuration, parseDuration } from "./duration.ts";
import { isImage, registryOf, withoutDigest, withTag } from "./image.ts";
import { humanBytes } from "./size.ts";
import { commaFields, naturalOrder, nearest, shellWords } from "./words.ts";

const digest = `@sha256:${"a".repeat(64)}`;

test.each(["1ns", "1.5µs", "100ms", "1s", "1m30s", "2h0m0s", "1h0m0.5s"])("%s is read and written the same", (text) => {
  expect(formatDuration(parseDuration(text))).toBe(text);
});

test.each([
  [0, "Less than a second"],
  [59_000, "59 seconds"],
  [60_000, "About a minute"],
  [3_599_000, "59 minutes"],
  [3_600_000, "About an hour"],
  [47 * 3_600_000, "47 hours"],
  [3 * 86_400_000, "3 days"],
  [20 * 86_400_000, "2 weeks"],
  [100 * 86_400_000, "3 months"],
  [800 * 86_400_000, "2 years"],
])("%i ms is %s", (ms, text) => {
  expect(humanDuration(ms)).toBe(text);
});

test.each([
  ["nginx", "nginx:latest"],
  ["library/nginx:1", "nginx:1"],
  ["docker.io/team/app", "team/app:latest"],
  ["host:5000/app", "host:5000/app:latest"],
  [`app${digest}`, `app${digest}`],
])("%s is sent as %s", (image, sent) => {
  expect(withTag(image)).toBe(sent);
});

test.each([
  [`nginx:1${digest}`, "nginx:1"],
  [`nginx${digest}`, `nginx${digest}`],
  ["host:5000/app:1", "host:5000/app:1"],
])("%s is shown as %s", (image, shown) => {
  expect(withoutDigest(image)).toBe(shown);
});

test("credentials are looked up by the registry's host", () => {
  expect(["nginx", "team/app", "host:5000/app", "ghcr.io/a/b", "localhost/x"].map(registryOf)).toEqual([
    "https://index.docker.io/v1/",
    "https://index.docker.io/v1/",
    "host:5000",
    "ghcr.io",
    "localhost",
  ]);
});

test("what is an image", () => {
  expect(["nginx", "a/b/c:1.2", "host:5000/app", `x${digest}`].every(isImage)).toBe(true);
  expect(["", "UPPER", "a b", "a:", "a:b:c", "/a"].some(isImage)).toBe(false);
});

test("shell words", () => {
  expect(shellWords(`run 'a b' "c \\"d\\" \\n" e\\ f g'h'i "" # note`)).toEqual([
    "run",
    "a b",
    'c "d" \\n',
    "e f",
    "ghi",
    "",
  ]);
  expect(shellWords("echo a#b")).toEqual(["echo", "a#b"]);
  expect(() => shellWords("echo 'open")).toThrow("unfinished quote");
});

test("comma fields", () => {
  expect(commaFields('a=1,"b=2,3","c=""x""",')).toEqual(["a=1", "b=2,3", 'c="x"', ""]);
});

test("natural order and near words", () => {
  expect(["web.10", "web.9", "db.1"].toSorted(naturalOrder)).toEqual(["db.1", "web.9", "web.10"]);
  expect(nearest("portz", ["ports", "networks"])).toBe("ports");
  expect(nearest("nmae", ["name", "mode"])).toBe("name");
  expect(nearest("zzz", ["ports"])).toBeUndefined();
});

test("bytes for people", () => {
  expect([0, 1_023, 1_024, 4_113_702_912].map(humanBytes)).toEqual(["0B", "1023B", "1KiB", "3.831GiB"]);
});
