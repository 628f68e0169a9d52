import { describe, expect, test } from "vitest";
import { SkeinError } from "../../base/error.ts";
import { validateServiceSpec } from "./service-check.ts";
import { parseServiceSpec } from "./service-spec.ts";

interface Failure {
  readonly http: number;
  readonly text: string;
}

/** What a client would be told, or undefined where the spec is taken. */
function refusal(json: unknown): Failure | undefined {
  try {
    validateServiceSpec(parseServiceSpec(json));
    return undefined;
  } catch (error) {
    if (!(error instanceof SkeinError)) throw error;
    return { http: error.http, text: error.clientText };
  }
}

type Loose = Record<string, unknown>;
const service = (more: Loose): Loose => ({
  Name: "web",
  TaskTemplate: { ContainerSpec: { Image: "busybox" } },
  ...more,
});
const task = (more: Loose): Loose => service({ TaskTemplate: { ContainerSpec: { Image: "busybox" }, ...more } });
const container = (more: Loose): Loose => task({ ContainerSpec: { Image: "busybox", ...more } });
const ports = (Mode: string, ...Ports: Loose[]): Loose => service({ EndpointSpec: { Mode, Ports } });
const file = (Name: string): Loose => ({ Name, UID: "0", GID: "0", Mode: 292 });

const wrongSpecs: readonly (readonly [what: string, spec: Loose, text: string])[] = [
  ["no name", service({ Name: "" }), "meta: name must be provided"],
  ["a name that is no DNS label", service({ Name: "my.stack" }), "name must be valid as a DNS name component"],
  ["a name that ends badly", service({ Name: "web-" }), "name must be valid as a DNS name component"],
  ["a long name", service({ Name: "a".repeat(64) }), "name must be 63 characters or fewer"],
  [
    "a fence around a start-first update",
    service({ Labels: { "skein.on-lost": "fence" }, UpdateConfig: { Order: "start-first" } }),
    "label skein.on-lost: fence never runs two tasks of a slot",
  ],
  ["no image", service({ TaskTemplate: {} }), "ContainerSpec: image reference must be provided"],
  ["a bad image", container({ Image: "Bad Image" }), 'ContainerSpec: "Bad Image" is not a valid repository/tag'],
  [
    "little CPU",
    task({ Resources: { Limits: { NanoCPUs: 100_000 } } }),
    "invalid cpu value 0.0001: Must be at least 0.001",
  ],
  ["negative CPU", task({ Resources: { Reservations: { NanoCPUs: -1 } } }), "Must be at least 0.001"],
  [
    "little memory",
    task({ Resources: { Reservations: { MemoryBytes: 1024 } } }),
    "invalid memory value 1024: Must be at least 4MiB",
  ],
  ["a negative delay", task({ RestartPolicy: { Delay: -1 } }), "TaskSpec: restart-delay cannot be negative"],
  ["a negative window", task({ RestartPolicy: { Window: -1 } }), "TaskSpec: restart-window cannot be negative"],
  ["update delay", service({ UpdateConfig: { Delay: -1 } }), "TaskSpec: update-delay cannot be negative"],
  ["update monitor", service({ RollbackConfig: { Monitor: -1 } }), "TaskSpec: update-monitor cannot be negative"],
  [
    "failure ratio",
    service({ UpdateConfig: { MaxFailureRatio: 1.5 } }),
    "TaskSpec: update-maxfailureratio cannot be less than 0 or bigger than 1",
  ],
  [
    "two mounts at one place",
    container({
      Mounts: [
        { Type: "volume", Target: "/a" },
        { Type: "bind", Source: "/b", Target: "/a" },
      ],
    }),
    "ContainerSpec: duplicate mount point: /a",
  ],
  ["a mount without target", container({ Mounts: [{ Type: "volume" }] }), "mount target must be provided"],
  [
    "a relative bind",
    container({ Mounts: [{ Type: "bind", Source: "b", Target: "/a" }] }),
    "invalid bind mount source, must be an absolute path: b",
  ],
  [
    "tmpfs with a source",
    container({ Mounts: [{ Type: "tmpfs", Source: "b", Target: "/a" }] }),
    "invalid tmpfs source",
  ],
  [
    "options of another mount",
    container({ Mounts: [{ Type: "tmpfs", Target: "/a", BindOptions: { Propagation: "shared" } }] }),
    "BindOptions cannot be used with type tmpfs",
  ],
  [
    "a quick check",
    container({ Healthcheck: { Interval: 1 } }),
    "ContainerSpec: Interval in HealthConfig cannot be less than 1ms",
  ],
  [
    "a quick timeout",
    container({ Healthcheck: { Timeout: 1 } }),
    "ContainerSpec: Timeout in HealthConfig cannot be less than 1ms",
  ],
  [
    "a quick start",
    container({ Healthcheck: { StartPeriod: 1 } }),
    "StartPeriod in HealthConfig cannot be less than 1ms",
  ],
  [
    "negative retries",
    container({ Healthcheck: { Retries: -1 } }),
    "ContainerSpec: Retries in HealthConfig cannot be negative",
  ],
  [
    "a port twice",
    ports("vip", { TargetPort: 80, PublishedPort: 80 }, { TargetPort: 81, PublishedPort: 80, PublishMode: "host" }),
    "EndpointSpec: duplicate published ports provided",
  ],
  [
    "ingress without VIP",
    ports("dnsrr", { TargetPort: 80, PublishedPort: 80 }),
    "EndpointSpec: port published with ingress mode can't be used with dnsrr mode",
  ],
  ["no target port", ports("vip", { PublishedPort: 80 }), "invalid target port 0"],
  ["a port beyond", ports("vip", { TargetPort: 80, PublishedPort: 65_536 }), "invalid published port 65536"],
  ["two modes", service({ Mode: { Replicated: {}, Global: {} } }), "must specify only one service mode"],
  [
    "negative jobs",
    service({ Mode: { ReplicatedJob: { MaxConcurrent: -1 } } }),
    "Maximum concurrent jobs must not be negative",
  ],
  [
    "negative total",
    service({ Mode: { ReplicatedJob: { TotalCompletions: -1 } } }),
    "Total completed jobs must not be negative",
  ],
  ["a job with updates", service({ Mode: { GlobalJob: {} }, UpdateConfig: {} }), "Jobs may not have an update config"],
  ["a secret without id", container({ Secrets: [{ SecretName: "a", File: file("a") }] }), "malformed secret reference"],
  [
    "a secret without file",
    container({ Secrets: [{ SecretID: "1", SecretName: "a" }] }),
    "malformed file secret reference",
  ],
  [
    "two secrets at one place",
    container({
      Secrets: [
        { SecretID: "1", SecretName: "a", File: file("x") },
        { SecretID: "2", SecretName: "b", File: file("x") },
      ],
    }),
    "secret references 'a' and 'b' have a conflicting target: 'x'",
  ],
  [
    "a config without target",
    container({ Configs: [{ ConfigID: "1", ConfigName: "a" }] }),
    "malformed config reference",
  ],
  [
    "two configs at one place",
    container({
      Configs: [
        { ConfigID: "1", ConfigName: "a", File: file("x") },
        { ConfigID: "2", ConfigName: "b", File: file("x") },
      ],
    }),
    "config references 'a' and 'b' have a conflicting target: 'x'",
  ],
  [
    "a list that is none",
    container({ Env: "A=1" }),
    "invalid JSON: TaskTemplate.ContainerSpec.Env must be a list of strings",
  ],
  [
    "a list of others",
    container({ Env: ["A=1", 2] }),
    "invalid JSON: TaskTemplate.ContainerSpec.Env[1] must be a string",
  ],
  [
    "negative replicas",
    service({ Mode: { Replicated: { Replicas: -1 } } }),
    "invalid JSON: Mode.Replicated.Replicas must be a whole number, 0 or more",
  ],
  [
    "half a replica",
    service({ Mode: { replicated: { replicas: 0.5 } } }),
    "Mode.Replicated.Replicas must be a whole number",
  ],
  ["a huge number", task({ ForceUpdate: 1e19 }), "TaskTemplate.ForceUpdate must be a whole number below 2^63"],
  [
    "an unknown word",
    task({ RestartPolicy: { Condition: "maybe" } }),
    'invalid TaskTemplate.RestartPolicy.Condition: "maybe"',
  ],
  ["a body that is a list", [] as unknown as Loose, "invalid JSON: the body must be an object"],
];

test.each(wrongSpecs)("400: %s", (_, spec, text) => {
  const found = refusal(spec);
  expect(found?.http).toBe(400);
  expect(found?.text).toContain(text);
});

const impossible: readonly (readonly [string, Loose])[] = [
  ["PluginSpec", task({ PluginSpec: { Name: "x" } })],
  ["NetworkAttachmentSpec", task({ NetworkAttachmentSpec: { ContainerID: "x" } })],
  ["cluster volumes", container({ Mounts: [{ Type: "cluster", Source: "v", Target: "/a" }] })],
  ["image mounts", container({ Mounts: [{ Type: "image", Source: "v", Target: "/a" }] })],
  ["credential specs", container({ Privileges: { CredentialSpec: { File: "x" } } })],
];

test.each(impossible)("501: %s", (_, spec) => {
  expect(refusal(spec)?.http).toBe(501);
});

test("texts of validation carry swarmkit's prefix, texts of reading do not", () => {
  expect(refusal(service({ Name: "" }))?.text).toBe(
    "rpc error: code = InvalidArgument desc = meta: name must be provided",
  );
  expect(refusal(service({ Name: 5 }))?.text).toBe("invalid JSON: Name must be a string");
});

describe("specs as clients send them", () => {
  test("docker service create", () => {
    const sent = {
      Name: "web",
      Labels: {},
      TaskTemplate: {
        ContainerSpec: { Image: "nginx:latest", Init: false, DNSConfig: {} },
        Resources: { Limits: {}, Reservations: {} },
        RestartPolicy: { Condition: "any", Delay: 0, MaxAttempts: 0 },
        Placement: {},
        ForceUpdate: 0,
      },
      Mode: { Replicated: {} },
      EndpointSpec: { Mode: "vip" },
    };
    expect(refusal(sent)).toBeUndefined();
    expect(parseServiceSpec(sent)).toEqual({
      ...sent,
      Mode: { Replicated: { Replicas: 1 } },
      TaskTemplate: { ...sent.TaskTemplate, Runtime: "container" },
    });
  });

  test("docker-py: any case, nulls, no mode", () => {
    const sent = {
      Name: "web",
      Labels: null,
      TaskTemplate: { ContainerSpec: { Image: "nginx", Args: null, Env: ["A=1"], Hosts: [], TTY: false } },
      UpdateConfig: { order: "Start-First" },
      Mode: { replicated: { Replicas: 5 } },
    };
    expect(parseServiceSpec(sent)).toEqual({
      Name: "web",
      Labels: {},
      TaskTemplate: { ContainerSpec: { Image: "nginx", Env: ["A=1"] }, ForceUpdate: 0, Runtime: "container" },
      UpdateConfig: { Parallelism: 0, FailureAction: "pause", MaxFailureRatio: 0, Order: "start-first" },
      Mode: { Replicated: { Replicas: 5 } },
      EndpointSpec: { Mode: "vip" },
    });
  });

  test("dockerode: keys that Docker does not know", () => {
    const sent = {
      Name: "web",
      TaskTemplate: { ContainerSpec: { Image: "a" } },
      EndpointSpec: { ExposedPorts: ["80"] },
      version: 3,
    };
    expect(parseServiceSpec(sent)).toMatchObject({ Name: "web", EndpointSpec: { Mode: "vip" } });
  });

  test("read again, a parsed spec is itself: clients send back what they were given", () => {
    const sent = container({
      Init: false,
      StopGracePeriod: 0,
      Mounts: [
        {
          Type: "volume",
          Source: "v",
          Target: "/v",
          VolumeOptions: { Labels: { a: "b" }, DriverConfig: { Name: "local" } },
        },
      ],
      Secrets: [{ SecretID: "1", SecretName: "a", File: file("a") }],
      Healthcheck: { Test: ["CMD", "true"], Interval: 5_000_000_000 },
      Privileges: { NoNewPrivileges: true, Seccomp: { Mode: "default" } },
      Ulimits: [{ Name: "nofile", Hard: 5, Soft: -1 }],
    });
    const spec = parseServiceSpec({
      ...sent,
      Mode: { ReplicatedJob: {} },
      EndpointSpec: { Ports: [{ TargetPort: 80, PublishedPort: 0 }] },
    });
    expect(parseServiceSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
    expect(spec.Mode).toEqual({ ReplicatedJob: { MaxConcurrent: 1, TotalCompletions: 1 } });
    expect(spec.EndpointSpec?.Ports).toEqual([{ Protocol: "tcp", TargetPort: 80, PublishMode: "ingress" }]);
    expect(spec.TaskTemplate.ContainerSpec).toMatchObject({ Init: false, StopGracePeriod: 0 });
  });
});

test("the order in which a client writes keys and labels does not matter", () => {
  const container = { Image: "busybox", Healthcheck: { Retries: 3, Timeout: 2 }, StopGracePeriod: 5 };
  const turned = { StopGracePeriod: 5, Healthcheck: { Timeout: 2, Retries: 3 }, Image: "busybox" };
  const one = parseServiceSpec({ Name: "a", Labels: { x: "1", y: "2" }, TaskTemplate: { ContainerSpec: container } });
  const other = parseServiceSpec({ TaskTemplate: { ContainerSpec: turned }, Labels: { y: "2", x: "1" }, Name: "a" });
  expect(JSON.stringify(other)).toBe(JSON.stringify(one));
});

test("a mode without a kind, which no request leaves, is refused", () => {
  const spec = { ...parseServiceSpec(service({})), Mode: {} };
  expect(() => validateServiceSpec(spec)).toThrow("Unrecognized service mode");
});
