import { expect, test } from "vitest";
import { asId } from "../base/id.ts";
import { aTask } from "./sample.ts";
import { expandTemplates, expandText, type TemplateNode } from "./template.ts";

const node: TemplateNode = { id: asId("node1"), hostname: "alpha", architecture: "x86_64", os: "linux" };
const task = aTask("t1", { slot: 3, serviceName: "web", serviceLabels: { tier: "front", "com.x.y": "dotted" } });

test.each([
  ["{{.Service.Name}}-{{.Task.Slot}}", "web-3"],
  ["{{ .Service.ID }}", "service1"],
  ["{{.Node.ID}} {{.Node.Hostname}}", "node1 alpha"],
  ["{{.Node.Platform.OS}}/{{.Node.Platform.Architecture}}", "linux/x86_64"],
  ["{{.Task.ID}} {{.Task.Name}}", "t1 web.3.t1"],
  ['{{index .Service.Labels "com.x.y"}}', "dotted"],
  ['[{{index .Service.Labels "absent"}}]', "[]"],
  ["{{.Service.Labels.tier}}", "front"],
  ["{{.Service.Labels.absent}}", "<no value>"],
  ["{{.Service.Labels}}", "map[com.x.y:dotted tier:front]"],
  ["a {{- .Task.Slot -}} b", "a3b"],
  ["no template {here}", "no template {here}"],
])("%s becomes %s", (text, expanded) => {
  expect(expandText(text, task, node)).toBe(expanded);
});

test("a global service's slot is its node", () => {
  expect(expandText("{{.Task.Slot}} {{.Task.Name}}", aTask("t2", { slot: 0 }), node)).toBe("node1 web.node1.t2");
});

test.each(["{{.Secret}}", "{{printf .Task.ID}}", "{{.Task.ID", "{{}}"])("%s is refused", (text) => {
  expect(() => expandText(text, task, node)).toThrow(/template/);
});

test("a share of generic resources is told in the environment, as Swarm names it", () => {
  const genericResources = [
    { NamedResourceSpec: { Kind: "gpu", Value: "u1" } },
    { NamedResourceSpec: { Kind: "gpu", Value: "u2" } },
    { DiscreteResourceSpec: { Kind: "disk", Value: 3 } },
  ];
  const { ContainerSpec } = expandTemplates(aTask("t1", { genericResources }), node);
  expect(ContainerSpec.Env).toEqual(["DOCKER_RESOURCE_GPU=u1,u2", "DOCKER_RESOURCE_DISK=3"]);
});

test("environment, host name and mounts are filled in, nothing else is", () => {
  const spec = {
    ...task.spec,
    ContainerSpec: {
      Image: "busybox",
      Args: ["{{.Task.ID}}"],
      Env: ["SLOT={{.Task.Slot}}"],
      Hostname: "{{.Node.Hostname}}-{{.Task.Slot}}",
      Mounts: [
        {
          Type: "volume" as const,
          Source: "data-{{.Task.Slot}}",
          Target: "/data/{{.Service.Name}}",
          VolumeOptions: { Labels: { slot: "{{.Task.Slot}}" }, DriverConfig: { Options: { o: "{{.Node.ID}}" } } },
        },
      ],
    },
  };
  expect(expandTemplates({ ...task, spec }, node).ContainerSpec).toEqual({
    Image: "busybox",
    Args: ["{{.Task.ID}}"],
    Env: ["SLOT=3"],
    Hostname: "alpha-3",
    Mounts: [
      {
        Type: "volume",
        Source: "data-3",
        Target: "/data/web",
        VolumeOptions: { Labels: { slot: "3" }, DriverConfig: { Options: { o: "node1" } } },
      },
    ],
  });
});
