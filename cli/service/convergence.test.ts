import { expect, test } from "vitest";
import type { Node, Service, Task } from "../api/shapes.ts";
import { viewOf } from "./convergence.ts";

const nodes: readonly Node[] = ["n1", "n2"].map((ID) => ({
  ID,
  Version: { Index: 1 },
  Spec: { Role: "worker", Availability: "active" },
  Description: { Hostname: `host-${ID}` },
  Status: { State: "ready" },
}));

const TaskTemplate = { ContainerSpec: { Image: "x" }, ForceUpdate: 0 };
const service = (mode: Service["Spec"]["Mode"], condition = "any"): Service => ({
  ID: "s",
  Version: { Index: 1 },
  Spec: {
    Name: "web",
    Labels: {},
    Mode: mode,
    TaskTemplate: { ...TaskTemplate, RestartPolicy: { Condition: condition } },
  },
});

let made = 0;
/** "1 running running": slot or node, desired state, observed state; later ones are newer. */
const task = (words: string): Task => {
  const [place = "", DesiredState = "", State = "", Err] = words.split(" ");
  made += 1;
  return {
    ID: String(made),
    CreatedAt: new Date(made * 1_000).toISOString(),
    Spec: TaskTemplate,
    ServiceID: "s",
    ...(place.startsWith("n") ? { NodeID: place } : { Slot: Number(place), NodeID: "n1" }),
    DesiredState,
    Status: { State, Timestamp: "", ...(Err === undefined ? {} : { Err }) },
  };
};

const two = { Replicated: { Replicas: 2 } };
test.each([
  ["no task yet", two, "any", [], "0/2 working"],
  ["one of two", two, "any", ["1 running running", "2 running preparing"], "1/2 working"],
  ["both", two, "any", ["1 running running", "2 running running"], "2/2 settled"],
  ["none wanted", { Replicated: { Replicas: 0 } }, "any", [], "0/0 settled"],
  ["one restarting", two, "any", ["1 running running", "2 shutdown failed boom", "2 ready ready"], "1/2 working"],
  ["failed, its successor not made yet", two, "any", ["1 running running", "2 running failed boom"], "1/2 working"],
  ["failed for good", two, "none", ["1 running running", "2 shutdown failed boom"], "1/2 failed: web.2 ended: boom"],
  [
    "rejected for good",
    two,
    "on-failure",
    ["1 running running", "2 shutdown rejected bad"],
    "1/2 failed: web.2 ended: bad",
  ],
  ["done for good", two, "none", ["1 running running", "2 shutdown complete"], "2/2 settled"],
  [
    "old ones of a slot do not count",
    two,
    "any",
    ["1 shutdown shutdown", "1 running running", "2 running running"],
    "2/2 settled",
  ],
  ["global, one node left out", { Global: {} }, "any", ["n1 running running", "n2 shutdown shutdown"], "1/1 settled"],
  ["global, one starting", { Global: {} }, "any", ["n1 running running", "n2 running starting"], "1/2 working"],
  [
    "job half done",
    { ReplicatedJob: { TotalCompletions: 2 } },
    "none",
    ["0 complete complete", "1 complete running"],
    "1/2 working",
  ],
  [
    "job done",
    { ReplicatedJob: { TotalCompletions: 2 } },
    "none",
    ["0 complete complete", "1 complete complete"],
    "2/2 settled",
  ],
  ["global job done", { GlobalJob: {} }, "none", ["n1 complete complete", "n2 complete complete"], "2/2 settled"],
])("%s", (_, mode, condition, tasks, expected) => {
  const view = viewOf({ awaited: { id: "s" }, service: service(mode, condition), tasks: tasks.map(task), nodes });
  const why = view.verdict.kind === "failed" ? `: ${view.verdict.why}` : "";
  expect(`${view.running}/${view.wanted} ${view.verdict.kind}${why}`).toBe(expected);
});

test("tasks of global services are named after their nodes, slots in natural order", () => {
  const global = viewOf({
    awaited: { id: "s" },
    service: service({ Global: {} }),
    tasks: [task("n2 running running")],
    nodes,
  });
  expect(global.slots.map(({ name }) => name)).toEqual(["web.host-n2"]);
  const tasks = ["10 running running", "9 running running"].map(task);
  const many = viewOf({ awaited: { id: "s" }, service: service(two), tasks, nodes });
  expect(many.slots.map(({ name }) => name)).toEqual(["web.9", "web.10"]);
});

test("a job with a schedule is not waited for", () => {
  const job = service({ ReplicatedJob: { MaxConcurrent: 1, TotalCompletions: 1 } });
  const scheduled = { ...job, Spec: { ...job.Spec, Labels: { "skein.schedule": "@daily" } } };
  const verdicts = [job, scheduled].map((one) => {
    return viewOf({ awaited: { id: "s" }, service: one, tasks: [], nodes }).verdict.kind;
  });
  expect(verdicts).toEqual(["working", "settled"]);
});
