import { describe, expect, test } from "vitest";
import type { ContainerSpec, TaskSpec } from "../../model/service-spec.ts";
import { createBody, unsupportedReason } from "./create-body.ts";
import type { ContainerPlan } from "./plan.ts";

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
    spec: { ContainerSpec: { Image: "busybox", ...container }, ForceUpdate: 0, Runtime: "container", ...task },
    networking: { attachments: [], dns: [] },
    files: [],
  };
}

test("the least that a container needs", () => {
  expect(createBody(planOf({}))).toEqual({
    Image: "busybox",
    Labels: { a: "b" },
    HostConfig: { NetworkMode: "none", RestartPolicy: { Name: "no" } },
  });
});

describe("a field of the container spec becomes a field of the body", () => {
  const cases: readonly [string, Partial<ContainerSpec>, Record<string, unknown>][] = [
    ["command", { Command: ["sh", "-c"] }, { Entrypoint: ["sh", "-c"] }],
    ["args", { Args: ["top"] }, { Cmd: ["top"] }],
    ["host name", { Hostname: "h" }, { Hostname: "h" }],
    ["environment", { Env: ["A=1"] }, { Env: ["A=1"] }],
    ["directory", { Dir: "/srv" }, { WorkingDir: "/srv" }],
    ["user", { User: "1000:1000" }, { User: "1000:1000" }],
    ["terminal", { TTY: true, OpenStdin: true }, { Tty: true, OpenStdin: true }],
    ["stop signal", { StopSignal: "SIGINT" }, { StopSignal: "SIGINT" }],
    ["grace, rounded up", { StopGracePeriod: 1_500_000_000 }, { StopTimeout: 2 }],
    [
      "health check",
      { Healthcheck: { Test: ["CMD", "true"], Interval: 1, Timeout: 2, StartPeriod: 3, Retries: 4 } },
      { Healthcheck: { Test: ["CMD", "true"], Interval: 1, Timeout: 2, StartPeriod: 3, Retries: 4 } },
    ],
  ];
  test.each(cases)("%s", (_, spec, body) => {
    expect(createBody(planOf(spec))).toMatchObject(body);
  });
});

describe("a field of the container spec becomes a field of HostConfig", () => {
  const profile = '{"defaultAction":"SCMP_ACT_ALLOW"}';
  const cases: readonly [string, Partial<ContainerSpec>, Record<string, unknown>][] = [
    ["init", { Init: true }, { Init: true }],
    ["groups", { Groups: ["audio"] }, { GroupAdd: ["audio"] }],
    ["read-only", { ReadOnly: true }, { ReadonlyRootfs: true }],
    [
      "ulimits",
      { Ulimits: [{ Name: "nofile", Hard: 2, Soft: 1 }] },
      { Ulimits: [{ Name: "nofile", Hard: 2, Soft: 1 }] },
    ],
    ["sysctls", { Sysctls: { "net.core.somaxconn": "9" } }, { Sysctls: { "net.core.somaxconn": "9" } }],
    [
      "capabilities",
      { CapabilityAdd: ["NET_ADMIN"], CapabilityDrop: ["ALL"] },
      { CapAdd: ["NET_ADMIN"], CapDrop: ["ALL"] },
    ],
    ["oom score", { OomScoreAdj: -5 }, { OomScoreAdj: -5 }],
    ["hosts", { Hosts: ["10.1.1.1 db db.local"] }, { ExtraHosts: ["db:10.1.1.1", "db.local:10.1.1.1"] }],
    [
      "names",
      { DNSConfig: { Nameservers: ["9.9.9.9"], Search: ["lan"], Options: ["ndots:1"] } },
      { Dns: ["9.9.9.9"], DnsSearch: ["lan"], DnsOptions: ["ndots:1"] },
    ],
    ["no new privileges", { Privileges: { NoNewPrivileges: true } }, { SecurityOpt: ["no-new-privileges=true"] }],
    ["no seccomp", { Privileges: { Seccomp: { Mode: "unconfined" } } }, { SecurityOpt: ["seccomp=unconfined"] }],
    [
      "own seccomp profile",
      { Privileges: { Seccomp: { Mode: "custom", Profile: btoa(profile) } } },
      { SecurityOpt: [`seccomp=${profile}`] },
    ],
    ["no apparmor", { Privileges: { AppArmor: { Mode: "disabled" } } }, { SecurityOpt: ["apparmor=unconfined"] }],
    [
      "selinux labels",
      { Privileges: { SELinuxContext: { User: "u", Role: "r", Type: "t", Level: "l" } } },
      { SecurityOpt: ["label=user:u", "label=role:r", "label=type:t", "label=level:l"] },
    ],
    ["selinux off", { Privileges: { SELinuxContext: { Disable: true } } }, { SecurityOpt: ["label=disable"] }],
    [
      "volume",
      {
        Mounts: [
          {
            Type: "volume",
            Source: "data",
            Target: "/data",
            ReadOnly: true,
            VolumeOptions: {
              NoCopy: true,
              Labels: { a: "b" },
              DriverConfig: { Name: "local", Options: { o: "bind" } },
            },
          },
        ],
      },
      {
        Mounts: [
          {
            Type: "volume",
            Source: "data",
            Target: "/data",
            ReadOnly: true,
            VolumeOptions: {
              NoCopy: true,
              Labels: { a: "b" },
              DriverConfig: { Name: "local", Options: { o: "bind" } },
            },
          },
        ],
      },
    ],
    [
      "bind",
      { Mounts: [{ Type: "bind", Source: "/a", Target: "/b", BindOptions: { Propagation: "rshared" } }] },
      {
        Mounts: [
          { Type: "bind", Source: "/a", Target: "/b", BindOptions: { Propagation: "rshared", NonRecursive: false } },
        ],
      },
    ],
    [
      "tmpfs",
      { Mounts: [{ Type: "tmpfs", Target: "/t", TmpfsOptions: { SizeBytes: 9, Mode: 0o700 } }] },
      { Mounts: [{ Type: "tmpfs", Target: "/t", TmpfsOptions: { SizeBytes: 9, Mode: 0o700 } }] },
    ],
    [
      "tmpfs with mount options",
      {
        Mounts: [
          {
            Type: "tmpfs",
            Target: "/t",
            TmpfsOptions: { SizeBytes: 9, Mode: 0o700, Options: [["exec"], ["uid", "5"]] },
          },
        ],
      },
      { Tmpfs: { "/t": "size=9,mode=700,exec,uid=5" } },
    ],
  ];
  test.each(cases)("%s", (_, spec, hostConfig) => {
    expect(createBody(planOf(spec))["HostConfig"]).toMatchObject(hostConfig);
  });
});

test("resources and log driver come from the task", () => {
  const megabyte = 1024 * 1024;
  const task = {
    Resources: {
      Limits: { NanoCPUs: 500_000_000, MemoryBytes: 64 * megabyte, Pids: 20 },
      Reservations: { MemoryBytes: 32 * megabyte, NanoCPUs: 1 },
    },
    LogDriver: { Name: "json-file", Options: { "max-size": "1m" } },
  };
  expect(createBody(planOf({}, task))["HostConfig"]).toMatchObject({
    NanoCpus: 500_000_000,
    Memory: 64 * megabyte,
    MemoryReservation: 32 * megabyte,
    PidsLimit: 20,
    LogConfig: { Type: "json-file", Config: { "max-size": "1m" } },
  });
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
        { network, address: "10.0.1.5" },
        { network: { ...network, name: "gateway" }, address: "10.200.1.5" },
      ],
      dns: ["10.200.1.1"],
    },
  };
  expect(createBody(plan)).toMatchObject({
    HostConfig: { NetworkMode: "blue", Dns: ["10.200.1.1", "9.9.9.9"] },
    NetworkingConfig: { EndpointsConfig: { blue: { IPAMConfig: { IPv4Address: "10.0.1.5" } } } },
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

test.each<[Partial<ContainerSpec>, RegExp]>([
  [{ Isolation: "hyperv" }, /Isolation/],
  [{ Privileges: { CredentialSpec: { File: "f" } } }, /CredentialSpec/],
  [{ Healthcheck: { StartInterval: 5 } }, /StartInterval/],
  [{ Mounts: [{ Type: "cluster", Source: "v", Target: "/v" }] }, /type cluster/],
  [{ Mounts: [{ Type: "volume", Source: "v", Target: "/v", VolumeOptions: { Subpath: "p" } }] }, /Subpath/],
  [{ Mounts: [{ Type: "bind", Source: "/v", Target: "/v", BindOptions: { CreateMountpoint: true } }] }, /Mountpoint/],
])("%j is refused, not dropped", (spec, reason) => {
  expect(unsupportedReason(planOf(spec).spec)).toMatch(reason);
});

test("an ordinary spec is supported", () => {
  expect(unsupportedReason(planOf({ Isolation: "default", Mounts: [{ Type: "tmpfs", Target: "/t" }] }).spec)).toBe(
    undefined,
  );
});
