import type { ContainerSpec, Mount, TaskSpec } from "../../../model/service-spec.ts";

/*
 * Field by field what a container is created with. One table for two tests: the create body, and what a real engine shows of
 * the container that it made of it.
 */

export interface FieldCase {
  readonly what: string;
  readonly container?: Partial<ContainerSpec>;
  readonly task?: Partial<TaskSpec>;
  /** The part of the ContainerCreate body that the case is about. */
  readonly body: Body;
  /** What inspect shows where it is not the body's own words: the engine fills in and rewrites. */
  readonly shown?: Body;
}

/** Members of the container's Config beside its HostConfig, in Docker's names. */
interface Body {
  readonly [name: string]: unknown;
  readonly HostConfig?: Readonly<Record<string, unknown>>;
}

const mebibyte = 1024 * 1024;
const second = 1_000_000_000;
const seccompProfile = '{"defaultAction":"SCMP_ACT_ALLOW"}';

const process: readonly FieldCase[] = [
  { what: "image", body: { Image: "busybox:latest" } },
  {
    what: "command, which replaces the entrypoint",
    container: { Command: ["/bin/sh", "-c", "sleep 60"] },
    body: { Entrypoint: ["/bin/sh", "-c", "sleep 60"] },
  },
  { what: "arguments", container: { Command: [], Args: ["sleep", "60"] }, body: { Cmd: ["sleep", "60"] } },
  { what: "host name", container: { Hostname: "h" }, body: { Hostname: "h" } },
  {
    what: "environment",
    container: { Env: ["A=1"] },
    body: { Env: ["A=1"] },
    shown: { Env: ["A=1", expectPath()] },
  },
  { what: "directory", container: { Dir: "/srv" }, body: { WorkingDir: "/srv" } },
  { what: "user", container: { User: "1000:1000" }, body: { User: "1000:1000" } },
  { what: "terminal", container: { TTY: true }, body: { Tty: true } },
  { what: "open standard input", container: { OpenStdin: true }, body: { OpenStdin: true } },
  { what: "stop signal", container: { StopSignal: "SIGINT" }, body: { StopSignal: "SIGINT" } },
  { what: "grace, rounded up", container: { StopGracePeriod: 1.5 * second }, body: { StopTimeout: 2 } },
  {
    what: "health check",
    container: {
      Healthcheck: {
        ...{ Test: ["CMD", "true"], Interval: second, Timeout: 2 * second, StartPeriod: 3 * second, Retries: 4 },
      },
    },
    body: {
      Healthcheck: {
        ...{ Test: ["CMD", "true"], Interval: second, Timeout: 2 * second, StartPeriod: 3 * second, Retries: 4 },
      },
    },
  },
  {
    what: "no health check",
    container: { Healthcheck: { Test: ["NONE"] } },
    body: { Healthcheck: { Test: ["NONE"] } },
  },
];

const host: readonly FieldCase[] = [
  onHost("init", { Init: true }, { Init: true }),
  onHost("no init", { Init: false }, { Init: false }),
  onHost("groups", { Groups: ["7", "8"] }, { GroupAdd: ["7", "8"] }),
  onHost("read-only", { ReadOnly: true }, { ReadonlyRootfs: true }),
  onHost(
    "ulimits",
    { Ulimits: [{ Name: "nofile", Hard: 200, Soft: 100 }] },
    { Ulimits: [{ Name: "nofile", Hard: 200, Soft: 100 }] },
  ),
  onHost("sysctls", { Sysctls: { "net.core.somaxconn": "99" } }, { Sysctls: { "net.core.somaxconn": "99" } }),
  onHost(
    "capabilities",
    { CapabilityAdd: ["CAP_NET_ADMIN"], CapabilityDrop: ["CAP_CHOWN"] },
    { CapAdd: ["CAP_NET_ADMIN"], CapDrop: ["CAP_CHOWN"] },
  ),
  onHost("oom score", { OomScoreAdj: 50 }, { OomScoreAdj: 50 }),
  onHost("hosts", { Hosts: ["10.1.1.1 db db.local"] }, { ExtraHosts: ["db:10.1.1.1", "db.local:10.1.1.1"] }),
  onHost(
    "names",
    { DNSConfig: { Nameservers: ["9.9.9.9"], Search: ["lan"], Options: ["ndots:1"] } },
    { Dns: ["9.9.9.9"], DnsSearch: ["lan"], DnsOptions: ["ndots:1"] },
  ),
  onHost("isolation", { Isolation: "default" }, { Isolation: "default" }),
  onHost("no network asked for", {}, { NetworkMode: "none" }),
  onHost("restarts are the managers' decision", {}, { RestartPolicy: { Name: "no" } }),
];

const privileges: readonly FieldCase[] = [
  security("no new privileges", { NoNewPrivileges: true }, ["no-new-privileges=true"]),
  security("no seccomp", { Seccomp: { Mode: "unconfined" } }, ["seccomp=unconfined"]),
  security("own seccomp profile", { Seccomp: { Mode: "custom", Profile: btoa(seccompProfile) } }, [
    `seccomp=${seccompProfile}`,
  ]),
  security("no apparmor", { AppArmor: { Mode: "disabled" } }, ["apparmor=unconfined"]),
  security("selinux labels", { SELinuxContext: { User: "u", Role: "r", Type: "t", Level: "l" } }, [
    ...["label=user:u", "label=role:r", "label=type:t", "label=level:l"],
  ]),
  security("selinux off", { SELinuxContext: { Disable: true } }, ["label=disable"]),
];

const mounts: readonly FieldCase[] = [
  mounted("volume", {
    ...({ Type: "volume", Source: "skein-fields", Target: "/data", ReadOnly: true } as const),
    VolumeOptions: {
      NoCopy: true,
      Labels: { a: "b" },
      DriverConfig: { Name: "local", Options: { type: "tmpfs", device: "tmpfs" } },
    },
  }),
  mounted("bind", {
    ...({ Type: "bind", Source: "/tmp", Target: "/b", ReadOnly: true, Consistency: "cached" } as const),
    BindOptions: { Propagation: "rprivate", NonRecursive: true },
  }),
  mounted("tmpfs", { Type: "tmpfs", Target: "/t", TmpfsOptions: { SizeBytes: mebibyte, Mode: 0o700 } }),
  {
    ...{ what: "a volume without a name", container: { Mounts: [{ Type: "volume", Target: "/v" }] } },
    body: { HostConfig: { Mounts: [{ Type: "volume", Target: "/v" }] } },
  },
  onHost(
    "tmpfs with mount options",
    {
      Mounts: [
        {
          ...({ Type: "tmpfs", Target: "/t" } as const),
          TmpfsOptions: { SizeBytes: mebibyte, Mode: 0o700, Options: [["exec"], ["uid", "5"]] },
        },
      ],
    },
    { Tmpfs: { "/t": `size=${mebibyte},mode=700,exec,uid=5` } },
  ),
];

const resources: readonly FieldCase[] = [
  ofTask("cpu limit", { Resources: { Limits: { NanoCPUs: second / 2 } } }, { NanoCpus: second / 2 }),
  ofTask("process limit", { Resources: { Limits: { Pids: 20 } } }, { PidsLimit: 20 }),
  ofTask(
    "memory limit and reservation",
    { Resources: { Limits: { MemoryBytes: 64 * mebibyte }, Reservations: { MemoryBytes: 32 * mebibyte } } },
    { Memory: 64 * mebibyte, MemoryReservation: 32 * mebibyte },
  ),
  ofTask(
    "log driver",
    { LogDriver: { Name: "json-file", Options: { "max-size": "1m" } } },
    { LogConfig: { Type: "json-file", Config: { "max-size": "1m" } } },
  ),
  {
    ...ofTask("options for the engine's own log driver", { LogDriver: { Options: { "max-file": "2" } } }, {}),
    body: { HostConfig: { LogConfig: { Type: "", Config: { "max-file": "2" } } } },
    shown: { HostConfig: { LogConfig: { Type: "json-file", Config: { "max-file": "2" } } } },
  },
];

/** What only some kernels can do, so that the engine may say that it leaves it out. */
export const kernelCases: readonly FieldCase[] = [
  ofTask(
    "swap beside memory",
    { Resources: { Limits: { MemoryBytes: 64 * mebibyte }, SwapBytes: 16 * mebibyte } },
    { Memory: 64 * mebibyte, MemorySwap: 80 * mebibyte },
  ),
  ofTask(
    "swap without bound",
    { Resources: { Limits: { MemoryBytes: 64 * mebibyte }, SwapBytes: -1 } },
    { Memory: 64 * mebibyte, MemorySwap: -1 },
  ),
  ofTask("swappiness", { Resources: { MemorySwappiness: 10 } }, { MemorySwappiness: 10 }),
];

export const fieldCases: readonly FieldCase[] = [...process, ...host, ...privileges, ...mounts, ...resources];

/** These come to the container another way: labels, secrets and configs by the worker. */
export const workerFields: readonly (keyof ContainerSpec)[] = ["Labels", "Secrets", "Configs"];

/** All fields of a container spec: one that is added to the model does not compile until it is named here. */
export const allFields: Readonly<Record<keyof ContainerSpec, true>> = {
  ...{ Image: true, Labels: true, Command: true, Args: true, Hostname: true, Env: true, Dir: true, User: true },
  ...{ Groups: true, Privileges: true, Init: true, StopSignal: true, TTY: true, OpenStdin: true, ReadOnly: true },
  ...{ Mounts: true, StopGracePeriod: true, Healthcheck: true, Hosts: true, DNSConfig: true, Secrets: true },
  ...{ Configs: true, Isolation: true, Sysctls: true, CapabilityAdd: true, CapabilityDrop: true, Ulimits: true },
  OomScoreAdj: true,
};

function onHost(what: string, container: Partial<ContainerSpec>, HostConfig: Body): FieldCase {
  return { what, container, body: { HostConfig } };
}

function security(what: string, Privileges: ContainerSpec["Privileges"], SecurityOpt: readonly string[]): FieldCase {
  return { what, container: { ...(Privileges && { Privileges }) }, body: { HostConfig: { SecurityOpt } } };
}

function mounted(what: string, mount: Mount): FieldCase {
  return onHost(what, { Mounts: [mount] }, { Mounts: [mount] });
}

function ofTask(what: string, task: Partial<TaskSpec>, HostConfig: Body): FieldCase {
  return { what, task, body: { HostConfig } };
}

function expectPath(): string {
  return "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
}
