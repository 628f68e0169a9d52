import assert from "node:assert/strict";
import { test } from "vitest";
import { hostsFileOf, labPaths, planHosts } from "./plan.ts";

test("hosts are managers, workers and the client, each with an address of its own", () => {
  const hosts = planHosts("lab", { managers: 3, workers: 2 });
  assert.deepEqual(
    hosts.map((host) => `${host.name} ${host.role} ${host.address}`),
    [
      "m1 manager 10.99.0.11",
      "m2 manager 10.99.0.12",
      "m3 manager 10.99.0.13",
      "w1 worker 10.99.0.101",
      "w2 worker 10.99.0.102",
      "client client 10.99.0.250",
    ],
  );
});

test("the largest lab has no address twice", () => {
  const hosts = planHosts("lab", { managers: 50, workers: 100 });
  assert.equal(new Set(hosts.map((host) => host.address)).size, 151);
  assert.equal(new Set(hosts.map((host) => host.hardwareAddress)).size, 151);
});

test("socket paths fit the kernel's limit of 107 bytes with the longest names", () => {
  const hosts = planHosts("a".repeat(16), { managers: 0, workers: 100 });
  assert.ok(hosts.every((host) => host.engineSocket.length <= 107));
});

test("two labs share no path and no namespace", () => {
  const [left] = planHosts("left", { managers: 1, workers: 0 });
  const [right] = planHosts("right", { managers: 1, workers: 0 });
  assert.notEqual(left?.netns, right?.netns);
  assert.notEqual(left?.runDirectory, right?.runDirectory);
  assert.notEqual(left?.stateDirectory, right?.stateDirectory);
});

test.each(["", "a-b", "A", "../x", "1a", "a".repeat(17)])("the lab name %j is refused", (name) => {
  assert.throws(() => labPaths(name), /lab name/);
});

test.each([-1, 51, 1.5, Number.NaN])("%d managers are refused", (managers) => {
  assert.throws(() => planHosts("lab", { managers, workers: 0 }), /managers/);
});

test("the hosts file knows every host by name", () => {
  const text = hostsFileOf(planHosts("lab", { managers: 1, workers: 0 }));
  assert.match(text, /^10\.99\.0\.11 m1$/m);
  assert.match(text, /^fd99::250 client-ipv6$/m);
});
