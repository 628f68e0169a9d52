import { expect, test } from "vitest";
import type { ContainerSpec } from "../../model/service-spec.ts";
import { aTask, taskWith } from "../sample.ts";
import { droppedReason, spokenMinor, unsupportedReason } from "./api-needs.ts";

const reasonOf = (container: Partial<ContainerSpec>, minor: number): string | undefined =>
  unsupportedReason(taskWith("t1", container).spec, minor);

test.each<[Partial<ContainerSpec>, RegExp]>([
  [{ Isolation: "hyperv" }, /^Isolation "hyperv" needs a Windows node$/],
  [{ Privileges: { CredentialSpec: { File: "f" } } }, /^Privileges.CredentialSpec needs a Windows node$/],
  [{ Mounts: [{ Type: "cluster", Source: "v", Target: "/v" }] }, /^mounts of type cluster are not supported$/],
])("%j is refused by every engine", (spec, reason) => {
  expect(reasonOf(spec, 41)).toMatch(reason);
  expect(reasonOf(spec, 47)).toMatch(reason);
});

test.each<[string, number, Partial<ContainerSpec>]>([
  ["Healthcheck.StartInterval", 44, { Healthcheck: { StartInterval: 5 } }],
  [
    "Mounts.VolumeOptions.Subpath",
    45,
    { Mounts: [{ Type: "volume", Source: "v", Target: "/v", VolumeOptions: { Subpath: "p" } }] },
  ],
  [
    "Mounts.BindOptions.CreateMountpoint",
    42,
    { Mounts: [{ Type: "bind", Source: "/v", Target: "/v", BindOptions: { CreateMountpoint: true } }] },
  ],
  [
    "Mounts.BindOptions.ReadOnlyForceRecursive",
    44,
    { Mounts: [{ Type: "bind", Source: "/v", Target: "/v", BindOptions: { ReadOnlyForceRecursive: true } }] },
  ],
])("%s needs API 1.%i", (field, minor, spec) => {
  expect(reasonOf(spec, minor)).toBeUndefined();
  const reason = reasonOf(spec, minor - 1);
  expect(reason).toContain(`${field} needs engine API 1.${minor} (Docker Engine `);
  expect(reason).toContain(`this node's engine speaks 1.${minor - 1}`);
});

test("an ordinary spec is supported", () => {
  expect(reasonOf({ Isolation: "default", Mounts: [{ Type: "tmpfs", Target: "/t" }] }, 41)).toBeUndefined();
});

const warnings = [
  "Your kernel does not support swap limit capabilities or the cgroup is not mounted. Memory limited without swap.",
  "Your kernel does not support memory swappiness capabilities or the cgroup is not mounted. Memory swappiness discarded.",
];

test.each([
  [{ SwapBytes: 5 }, /^Resources.SwapBytes cannot be honoured: Your kernel .* without swap.$/],
  [{ MemorySwappiness: 5 }, /^Resources.MemorySwappiness cannot be honoured: Your kernel .* discarded.$/],
])("%j is not left out", (Resources, reason) => {
  const { spec } = aTask("t1");
  expect(droppedReason({ ...spec, Resources }, warnings)).toMatch(reason);
  expect(droppedReason({ ...spec, Resources }, [])).toBeUndefined();
});

test("what nobody asked for may be left out", () => {
  const { spec } = aTask("t1");
  expect(droppedReason({ ...spec, Resources: { MemorySwappiness: -1 } }, warnings)).toBeUndefined();
});

test("the newest version that both know is spoken", () => {
  expect([41, 46, 99].map(spokenMinor)).toEqual([41, 46, 47]);
});
