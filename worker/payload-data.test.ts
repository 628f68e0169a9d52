import { expect, test } from "vitest";
import { asId } from "../base/id.ts";
import type { AssignmentItem, Assignments, PayloadItem } from "../model/assignment.ts";
import { keyOf } from "../model/assignment.ts";
import { payloadData } from "./payload-data.ts";
import { taskWith } from "./sample.ts";

const node = { id: asId<"node">("node1"), hostname: "alpha", architecture: "x86_64", os: "linux" };
const file = (Name: string) => ({ Name, UID: "0", GID: "0", Mode: 0o444 });
const task = taskWith("t1", {
  Env: ["ZONE=eu={{.Node.Hostname}}", "CITY=Gen\u00e8ve"],
  Secrets: [
    { File: file("key"), SecretID: "s1", SecretName: "key-1" },
    { File: file("late"), SecretID: "s2", SecretName: "late" },
  ],
  Configs: [{ File: file("/etc/app"), ConfigID: "c1", ConfigName: "app" }],
});
const base64 = (text: string, encoding: BufferEncoding = "utf8"): string =>
  Buffer.from(text, encoding).toString("base64");
const payload = (kind: PayloadItem["kind"], id: string, text: string): PayloadItem => ({
  ...{ kind, id, name: id, data: base64(text), template: true },
});
const assignments: Assignments = new Map<string, AssignmentItem>(
  [payload("secret", "s1", "opensesame"), payload("config", "c1", "of {{.Task.ID}}")].map((item) => [
    keyOf(item),
    item,
  ]),
);

function expanded(item: PayloadItem): string {
  return Buffer.from(payloadData(item, task, node, assignments).bytes).toString();
}

test.each([
  ["{{.Service.Name}} {{.Task.Slot}} {{.Node.Hostname}}", "web 1 alpha"],
  ['{{secret "key"}}', "opensesame"],
  ['{{config "/etc/app"}}', "of {{.Task.ID}}"],
  ['{{env "ZONE"}}', "eu=alpha"],
  ['[{{env "ABSENT"}}]', "[]"],
  ['{{ secret "key" | printf "%q" }}', '"opensesame"'],
  ['\u00e9 {{env "CITY"}}', "\u00e9 Gen\u00e8ve"],
])("%s becomes %s", (text, result) => {
  expect(expanded(payload("config", "c9", text))).toBe(result);
});

test("bytes that are no text come through a template", () => {
  const bytes = Buffer.from([0, 255, 128, 123, 123, 49, 125, 125, 192]); // … {{1}} …
  const item = { ...payload("config", "c9", ""), data: bytes.toString("base64") };
  const result = payloadData(item, task, node, assignments).bytes;
  expect([...result]).toEqual([0, 255, 128, 49, 192]);
});

test("without templating the same text stays as it is", () => {
  const { template: _, ...plain } = payload("config", "c9", "{{.Task.ID}}");
  expect(expanded(plain)).toBe("{{.Task.ID}}");
});

test("a config that speaks of a secret is a secret", () => {
  const isSecret = (item: PayloadItem): boolean => payloadData(item, task, node, assignments).isSecret;
  expect(isSecret(payload("config", "c9", "plain"))).toBe(false);
  expect(isSecret(payload("config", "c9", '{{secret "key"}}'))).toBe(true);
  expect(isSecret(payload("secret", "s9", "plain"))).toBe(true);
});

test.each([
  ['{{secret "other"}}', "template: secret target other not found"],
  ['{{config "key"}}', "template: config target key not found"],
  ['{{secret "late"}}', "secret late not found"],
  ["{{.Nothing}} hush", "expanding config c9 failed: template: can't evaluate field Nothing"],
])("%s fails without telling the rest", (text, reason) => {
  const run = (): string => expanded(payload("config", "c9", text));
  expect(run).toThrow(reason);
  expect(run).not.toThrow("hush");
});
