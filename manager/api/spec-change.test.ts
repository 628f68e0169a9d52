import { expect, test } from "vitest";
import type { ContainerSpec, ServiceSpec, TaskSpec } from "../../model/service-spec.ts";
import { changesOf } from "./spec-change.ts";

const container: ContainerSpec = { Image: "web:1", Env: ["A=1", "B=2"] };
const template: TaskSpec = { ContainerSpec: container, ForceUpdate: 0, Runtime: "container" };
const spec: ServiceSpec = { Name: "web", Labels: {}, TaskTemplate: template, Mode: { Replicated: { Replicas: 2 } } };

function withContainer(more: Partial<ContainerSpec>): ServiceSpec {
  return { ...spec, TaskTemplate: { ...template, ContainerSpec: { ...container, ...more } } };
}

test.each<[ServiceSpec, readonly string[]]>([
  [spec, []],
  [withContainer({ Image: "web:2" }), ["image web:1 → web:2"]],
  [withContainer({ Env: ["B=2", "A=secret", "C=3"] }), ["env A C"]],
  [withContainer({ Labels: { a: "1" }, StopGracePeriod: 5 }), ["container labels", "stop grace period"]],
  [{ ...spec, Mode: { Replicated: { Replicas: 3 } } }, ["replicas 2 → 3"]],
  [{ ...spec, Mode: { Global: {} } }, ["mode"]],
  [
    { ...spec, TaskTemplate: { ...template, ForceUpdate: 1, RestartPolicy: { Delay: 5 } } },
    ["restart", "restart policy"],
  ],
  [{ ...spec, Labels: { tier: "front" }, EndpointSpec: { Mode: "dnsrr" } }, ["labels", "ports"]],
  [{ ...spec, UpdateConfig: { Parallelism: 2 } }, ["update config"]],
])("%#: says what changed", (after, changes) => {
  expect(changesOf(spec, after)).toEqual(changes);
});
