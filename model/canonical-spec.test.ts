import { describe, expect, test } from "vitest";
import { isSameSpec, isSameWork } from "./canonical-spec.ts";
import { parseServiceSpec } from "./parse/service-spec.ts";
import type { ServiceSpec } from "./service-spec.ts";

type Loose = Record<string, unknown>;

const spec = (more: Loose): ServiceSpec =>
  parseServiceSpec({ Name: "web", TaskTemplate: { ContainerSpec: { Image: "nginx:1" } }, ...more });
const task = (more: Loose): ServiceSpec => spec({ TaskTemplate: { ContainerSpec: { Image: "nginx:1" }, ...more } });
const container = (more: Loose): ServiceSpec => task({ ContainerSpec: { Image: "nginx:1", ...more } });
const ports = (...Ports: Loose[]): ServiceSpec => spec({ EndpointSpec: { Mode: "vip", Ports } });
const image = (Image: string, more: Loose = {}): ServiceSpec => task({ ContainerSpec: { Image }, ...more });

const digest = `sha256:${"ab".repeat(32)}`;
const mounts = ["/a", "/b"].map((Target) => ({ Type: "volume", Source: `v${Target}`, Target }));
const files = ["s1", "s2"].map((id) => ({
  SecretID: id,
  SecretName: id,
  File: { Name: id, UID: "0", GID: "0", Mode: 292 },
}));
const [http, https] = [80, 443].map((TargetPort) => ({ TargetPort, PublishedPort: TargetPort, Protocol: "tcp" }));
const amd64 = { Placement: { Platforms: [{ OS: "linux", Architecture: "amd64" }] } };

const alike: readonly (readonly [what: string, before: ServiceSpec, after: ServiceSpec])[] = [
  ["order of variables", container({ Env: ["A=1", "B=2"] }), container({ Env: ["B=2", "A=1"] })],
  ["order of labels", spec({ Labels: { a: "1", b: "2" } }), spec({ Labels: { b: "2", a: "1" } })],
  ["order of mounts", container({ Mounts: mounts }), container({ Mounts: mounts.toReversed() })],
  ["order of secrets", container({ Secrets: files }), container({ Secrets: files.toReversed() })],
  ["order of ports", ports(http ?? {}, https ?? {}), ports(https ?? {}, http ?? {})],
  [
    "order of networks and aliases",
    task({ Networks: [{ Target: "n1", Aliases: ["a", "b"] }, { Target: "n2" }] }),
    task({ Networks: [{ Target: "n2" }, { Target: "n1", Aliases: ["b", "a"] }] }),
  ],
  ["networks in their old place", spec({ Networks: [{ Target: "n1" }] }), task({ Networks: [{ Target: "n1" }] })],
  [
    "order of constraints",
    task({ Placement: { Constraints: ["node.role==worker", "node.labels.a==1"] } }),
    task({ Placement: { Constraints: ["node.labels.a==1", "node.role==worker"] } }),
  ],
  ["an empty placement", task({}), task({ Placement: {}, Resources: { Limits: {}, Reservations: {} } })],
  [
    "the restart policy's defaults",
    task({}),
    task({ RestartPolicy: { Condition: "any", Delay: 5e9, MaxAttempts: 0 } }),
  ],
  ["the grace period's default", container({}), container({ StopGracePeriod: 10e9 })],
  [
    "the update's defaults",
    spec({}),
    spec({ UpdateConfig: { Parallelism: 1, FailureAction: "pause", Monitor: 5e9, Order: "stop-first" } }),
  ],
  ["one replica", spec({}), spec({ Mode: { Replicated: { Replicas: 1 } } })],
  ["a port that is left open", ports({ TargetPort: 80 }), ports({ TargetPort: 80, PublishedPort: 0, Protocol: "tcp" })],
  ["an image's whole name", image("nginx"), image("docker.io/library/nginx:latest")],
  ["a pinned image, asked for without its digest", image(`nginx:1@${digest}`, amd64), image("nginx:1")],
];

const different: readonly (readonly [what: string, before: ServiceSpec, after: ServiceSpec])[] = [
  ["which of two values counts", container({ Env: ["A=1", "A=2"] }), container({ Env: ["A=2", "A=1"] })],
  ["order of words", container({ Args: ["a", "b"] }), container({ Args: ["b", "a"] })],
  [
    "order of name servers",
    container({ DNSConfig: { Nameservers: ["1.1.1.1", "9.9.9.9"] } }),
    container({ DNSConfig: { Nameservers: ["9.9.9.9", "1.1.1.1"] } }),
  ],
  ["another delay", task({}), task({ RestartPolicy: { Delay: 6e9 } })],
  ["no grace at all", container({}), container({ StopGracePeriod: 0 })],
  ["an init process declined", container({}), container({ Init: false })],
  ["a forced update", task({ ForceUpdate: 1 }), task({ ForceUpdate: 2 })],
  ["another digest", image(`nginx:1@${digest}`), image(`nginx:1@${digest.replace("ab", "cd")}`)],
  ["a digest where there was none", image("nginx:1"), image(`nginx:1@${digest}`)],
  ["another tag", image(`nginx:1@${digest}`), image("nginx:2")],
  ["another registry", image("nginx:1"), image("registry.example/nginx:1")],
  ["a port published elsewhere", ports(http ?? {}), ports({ ...http, PublishedPort: 8080 })],
];

describe("the same", () => {
  test.each(alike)("%s", (_, before, after) => {
    expect(isSameSpec(before, after)).toBe(true);
  });
});

describe("not the same", () => {
  test.each(different)("%s", (_, before, after) => {
    expect([isSameSpec(before, after), isSameWork(before, after)]).toEqual([false, false]);
  });

  test.each([
    ["labels", spec({ Labels: { a: "1" } })],
    ["an empty label", spec({ Labels: { a: "" } })],
    ["replicas", spec({ Mode: { Replicated: { Replicas: 2 } } })],
    ["mode", spec({ Mode: { Global: {} } })],
    ["update settings", spec({ UpdateConfig: { Parallelism: 2 } })],
  ])("%s, but tasks stay as they are", (_, after) => {
    expect([isSameSpec(spec({}), after), isSameWork(spec({}), after)]).toEqual([false, true]);
  });
});
