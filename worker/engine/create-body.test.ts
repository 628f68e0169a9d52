import { expect, test } from "vitest";
import type { ContainerSpec, TaskSpec } from "../../model/service-spec.ts";
import { createBody } from "./create-body.ts";
import type { ContainerPlan } from "./plan.ts";
import { allFields, fieldCases, kernelCases, workerFields } from "./test/container-fields.ts";

const network = {
  name: "blue",
  driver: "skein",
  ipamDriver: "skein",
  options: {},
  labels: {},
  subnet: "10.0.1.0/24",
  gateway: "10.0.1.1",
  internal: false,
};

function planOf(container: Partial<ContainerSpec>, task: Partial<TaskSpec> = {}): ContainerPlan {
  return {
    name: "web.1.t1",
    labels: { a: "b" },
    spec: { ContainerSpec: { Image: "busybox:latest", ...container }, ForceUpdate: 0, Runtime: "container", ...task },
    networking: { attachments: [], dns: [] },
    files: [],
  };
}

test("the least that a container needs", () => {
  expect(createBody(planOf({}))).toEqual({
    Image: "busybox:latest",
    Labels: { a: "b" },
    HostConfig: { NetworkMode: "none", RestartPolicy: { Name: "no" } },
  });
});

test.each([...fieldCases, ...kernelCases])("$what", ({ container = {}, task = {}, body }) => {
  expect(createBody(planOf(container, task))).toMatchObject(body);
});

test("every field of the container spec has its case", () => {
  const named = new Set(fieldCases.flatMap(({ container = {} }) => Object.keys(container)));
  const missing = Object.keys(allFields).filter((name) => !named.has(name));
  expect(missing.sort()).toEqual([...workerFields, "Image"].sort());
});

test.each([
  ["below what the engine takes", 1_000_000, undefined],
  ["above the limit, which the engine would refuse", 32_000_000, 16_000_000],
])("a reservation %s stays with the scheduler", (_, reserved, limit) => {
  const Limits = limit === undefined ? {} : { MemoryBytes: limit };
  const plan = planOf({}, { Resources: { Limits, Reservations: { MemoryBytes: reserved } } });
  expect(createBody(plan)["HostConfig"]).not.toHaveProperty("MemoryReservation");
});

test("the first leg is given at creation, our resolver comes before the user's", () => {
  const plan = {
    ...planOf({ DNSConfig: { Nameservers: ["9.9.9.9"] } }),
    networking: {
      attachments: [
        { network, address: "10.0.1.5", driverOptions: { a: "b" } },
        { network: { ...network, name: "gateway" }, address: "10.200.1.5" },
      ],
      dns: ["10.200.1.1"],
    },
  };
  expect(createBody(plan)).toMatchObject({
    HostConfig: { NetworkMode: "blue", Dns: ["10.200.1.1", "9.9.9.9"] },
    NetworkingConfig: {
      EndpointsConfig: { blue: { IPAMConfig: { IPv4Address: "10.0.1.5" }, DriverOpts: { a: "b" } } },
    },
  });
});

test("the engine's own networks give addresses themselves", () => {
  const host = { ...network, name: "host", driver: "host", subnet: "" };
  const plan = { ...planOf({}), networking: { attachments: [{ network: host, address: "" }], dns: [] } };
  expect(createBody(plan)).toMatchObject({
    HostConfig: { NetworkMode: "host" },
    NetworkingConfig: { EndpointsConfig: { host: {} } },
  });
});

test("secrets and configs are read-only binds", () => {
  const plan = { ...planOf({}), files: [{ source: "/run/s/1", target: "/run/secrets/key" }] };
  expect(createBody(plan)["HostConfig"]).toMatchObject({
    Mounts: [{ Type: "bind", Source: "/run/s/1", Target: "/run/secrets/key", ReadOnly: true }],
  });
});

test("what newer engines know of mounts is said to them", () => {
  const bind = { CreateMountpoint: true, ReadOnlyNonRecursive: true, ReadOnlyForceRecursive: true };
  const mounts = [
    { Type: "bind", Source: "/a", Target: "/b", BindOptions: bind } as const,
    { Type: "volume", Source: "v", Target: "/v", VolumeOptions: { Subpath: "p" } } as const,
  ];
  expect(createBody(planOf({ Mounts: mounts }))["HostConfig"]).toMatchObject({ Mounts: mounts });
});

test("swappiness -1 is the machine's own", () => {
  const body = createBody(planOf({}, { Resources: { MemorySwappiness: -1 } }));
  expect(body["HostConfig"]).not.toHaveProperty("MemorySwappiness");
});
