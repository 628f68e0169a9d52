import { expect, test } from "vitest";
import { asId } from "../../base/id.ts";
import { aTask, taskWith } from "../../worker/sample.ts";
import { type TemplateNode, templateContext } from "./context.ts";
import { expandTemplates, expandText } from "./expand.ts";

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
  ["{{.Service.Labels}}", "map[com.x.y:dotted tier:front]"],
  ["a {{- .Task.Slot -}} b", "a3b"],
  ["no template {here}", "no template {here}"],
  ["{{/* nothing */}}x{{- /* nothing */ -}} y", "xy"],
  ['{{if eq .Task.Slot "3"}}third{{else}}other{{end}}', "third"],
  ["{{if eq .Task.Slot `1`}}a{{else if .Service.Labels.tier}}b{{else}}c{{end}}", "b"],
  ['{{with index .Service.Labels "absent"}}{{.}}{{else}}none{{end}}', "none"],
  ["{{range $key, $value := .Service.Labels}}{{$key}}={{$value}};{{end}}", "com.x.y=dotted;tier=front;"],
  ["{{range .Service.Labels}}[{{.}} {{$.Task.Slot}}]{{end}}", "[dotted 3][front 3]"],
  ['{{printf "%s-%03s%%" .Service.Name .Task.Slot}}', "web-003%"],
  ['{{.Service.Name | printf "%q"}}', '"web"'],
  ['{{printf "%d %+d %05d|%-4d|%4d" 5 5 -42 7 7}}', "5 +5 -0042|7   |   7"],
  ['{{printf "%x %X %#x %o %b %c %v" 255 255 255 8 5 65 3}}', "ff FF 0xff 10 101 A 3"],
  [
    '{{printf "%x %X %.2s %6.3s| %t %v" "web" "wéb" "front" "front" true false}}',
    "776562 77C3A962 fr    fro| true false",
  ],
  ['{{printf "%q" "a\\u0007\\u0001\\u007f\\n"}}', String.raw`"a\a\x01\x7f\n"`],
  ['{{printf "%q" `a\\u0007`}}', String.raw`"a\\u0007"`],
  ["{{(index .Service.Labels).tier}} {{(.Node).Platform.OS}}", "front linux"],
  ['{{with $n := .Node}}{{($n).Hostname | printf "%s!"}}{{end}}', "alpha!"],
  ['{{join "-" .Service.Name .Task.Slot}}', "web-3"],
  ["{{$name := .Service.Name}}{{$name}}{{with .Node}}@{{.Hostname}}{{end}}", "web@alpha"],
  ['{{len .Service.Labels}} {{not true}} {{or "" .Node.ID}} {{and 1 2}} {{lt 1 2}}', "2 false node1 2 true"],
  ['{{(index .Service.Labels "tier") | len}}', "5"],
  ['{{$x := "a"}}{{if true}}{{$x = "b"}}{{$y := "c"}}{{end}}{{$x}}', "b"],
  ['{{$x := "a"}}{{if true}}{{$x := "b"}}{{end}}{{$x}}', "a"],
  ['[{{and (index .Service.Labels "absent") 1}}]', "[]"],
  ["{{.Node}}", "{node1 alpha {x86_64 linux}}"],
  ['{{"}}"}}', "}}"],
])("%s becomes %s", (text, expanded) => {
  expect(expandText("Env A", text, templateContext(task, node))).toBe(expanded);
});

test("a global service's slot is its node", () => {
  expect(expandText("", "{{.Task.Slot}} {{.Task.Name}}", templateContext(aTask("t2", { slot: 0 }), node))).toBe(
    "node1 web.node1.t2",
  );
});

test.each([
  ["{{.Secret}}", "can't evaluate field Secret: it is not something that a task knows"],
  ["{{.Service.Labels.absent}}", 'map has no entry for key "absent"'],
  ["{{.Service.ID.Length}}", "can't evaluate field Length"],
  ["{{.Node.constructor}}", "can't evaluate field constructor"],
  ['{{secret "key"}}', 'function "secret" not defined'],
  ["{{toString}}", 'function "toString" not defined'],
  ['{{printf "%s"}}', "printf: an operand is missing"],
  ['{{printf "%e" 5}}', "printf: %e is not supported for that operand"],
  ['{{printf "%d" "5"}}', "printf: %d is not supported for that operand"],
  ['{{printf "%x" 1.5}}', "printf: %x is not supported for that operand"],
  ["{{.Task.ID", "unclosed action"],
  ["{{}}", "missing value for command"],
  ["{{if .Task.ID}}x", "{{if}} without {{end}}"],
  ["{{end}}", "unexpected {{end}}"],
  ["{{.Task.ID .Node.ID}}", "can't give argument to non-function"],
  ["{{$x}}", 'undefined variable "$x"'],
  ['{{$x = "a"}}', 'undefined variable "$x"'],
  ["{{if true}}{{$x := 1}}{{end}}{{$x}}", 'undefined variable "$x"'],
  ["{{(.Node).Length}}", "can't evaluate field Length"],
  ["{{(.Node).}}", 'unexpected ")" in an action'],
  [`{{$x := "12345678"}}${"{{$x = print $x $x}}".repeat(30)}`, "the result is too long"],
  [`{{$x := printf "%1000s" "a"}}${"{{$x = print $x $x}}".repeat(11)}{{$x}}{{$x}}{{$x}}`, "the result is too long"],
  ["{{eq .Task.Slot 3}}", "incompatible types for comparison"],
  ["{{(.Task.ID}}", "unclosed left parenthesis"],
  ['{{template "x"}}', "{{template}} is not supported"],
  ["{{.Task.ID ! }}", 'unexpected "!" in an action'],
])("%s is refused", (text, reason) => {
  expect(() => expandText("Env A", text, templateContext(task, node))).toThrow(
    `expanding Env A failed: template: ${reason}`,
  );
});

test.each([
  ["parentheses", `{{${"(".repeat(100_000)}}}`],
  ["branches", "{{if true}}".repeat(100_000)],
])("too many %s within each other are refused", (_, text) => {
  expect(() => expandText("Env A", text, {})).toThrow("expanding Env A failed: template: it is nested too deeply");
});

test("the name of a variable is no template", () => {
  const { ContainerSpec } = expandTemplates(taskWith("t1", { Env: ["{{x}}=1", "{{y", "A={{.Task.Slot}}"] }), node);
  expect(ContainerSpec.Env).toEqual(["{{x}}=1", "{{y", "A=1"]);
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
