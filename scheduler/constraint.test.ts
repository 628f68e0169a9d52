import { expect, test } from "vitest";
import { meets, parseConstraints } from "./constraint.ts";
import { sampleNode } from "./sample.ts";

const node = sampleNode(
  "n1",
  {
    role: "manager",
    spec: { Labels: { disk: "SSD", Zone: "a" }, Role: "worker", Availability: "active" },
    status: { state: "ready", message: "", address: "10.1.2.3" },
  },
  { hostname: "alpha", engineLabels: { storage: "zfs" } },
);

test.each([
  ["node.id==n1", true],
  ["node.id == N1", true],
  ["node.hostname != alpha", false],
  ["node.role==manager", true],
  ["NODE.ROLE==manager", true],
  ["node.platform.os==linux", true],
  ["node.platform.arch==x86_64", true],
  ["node.labels.disk==ssd", true],
  ["node.labels.zone==a", false],
  ["node.labels.Zone==a", true],
  ["node.labels.missing==x", false],
  ["node.labels.missing!=x", true],
  ["engine.labels.storage==zfs", true],
  ["node.ip==10.1.2.3", true],
  ["node.ip==10.1.0.0/16", true],
  ["node.ip!=10.1.0.0/16", false],
  ["node.ip==10.2.0.0/16", false],
  ["node.ip==nonsense", false],
  ["node.ip!=nonsense", false],
  ["node.ip==10.1.2.3/", false],
  ["node.ip==10.1.0.0/33", false],
  ["node.ip==::ffff:10.1.2.3", true],
  ["node.ip!=2001:db8::/32", true],
  ["node.labels.!=x", false],
  ["node.colour==red", false],
  ["node.colour!=red", false],
])("%s is %s", (text, expected) => {
  expect(meets(parseConstraints([text]), node)).toBe(expected);
});

test.each([
  ["node.ip==2001:db8::7", true],
  ["node.ip==2001:0db8:0:0:0:0:0:7", true],
  ["node.ip==2001:db8::/32", true],
  ["node.ip!=2001:db8:1::/48", true],
  ["node.ip==2001:db8::7::", false],
  ["node.ip==10.0.0.0/8", false],
])("of an IPv6 node %s is %s", (text, expected) => {
  const other = sampleNode("n2", { status: { state: "ready", message: "", address: "2001:db8::7" } });
  expect(meets(parseConstraints([text]), other)).toBe(expected);
});

test("all of several have to be met", () => {
  expect(meets(parseConstraints(["node.id==n1", "node.hostname==alpha"]), node)).toBe(true);
  expect(meets(parseConstraints(["node.id==n1", "node.hostname==beta"]), node)).toBe(false);
});

test.each([
  ["node.role", "constraint expected one operator from ==, !="],
  ["node.role=worker", "constraint expected one operator from ==, !="],
  ["1node==x", "key '1node' is invalid"],
  ["node.role==", "value '' is invalid"],
  ["node.role==a,b", "value 'a,b' is invalid"],
])("%s is refused", (text, message) => {
  expect(() => parseConstraints([text])).toThrow(message);
});
