import { describe, expect, test } from "vitest";
import { isAllNeeded, isMinAvailable, minAvailableOf } from "./min-available.ts";
import { movesFirst, orderOf, validateMinAvailable } from "./move-first.ts";
import type { ServiceSpec } from "./service-spec.ts";

type Part = Partial<Omit<ServiceSpec, "Labels">> & { readonly label?: string; readonly onLost?: string };

const volume = { Type: "volume", Source: "data", Target: "/data" } as const;
const stateful = { ContainerSpec: { Image: "x", Mounts: [volume] }, ForceUpdate: 0, Runtime: "container" } as const;

function specOf({ label, onLost, ...part }: Part): ServiceSpec {
  return {
    Name: "web",
    Labels: {
      ...(label === undefined ? {} : { "skein.min-available": label }),
      ...(onLost === undefined ? {} : { "skein.on-lost": onLost }),
    },
    TaskTemplate: { ContainerSpec: { Image: "x" }, ForceUpdate: 0, Runtime: "container" },
    Mode: { Replicated: { Replicas: 5 } },
    ...part,
  };
}

test.each(["0", "2", "100", "0%", "50%", "100%"])("%s is a number of tasks", (text) => {
  expect(isMinAvailable(text)).toBe(true);
});

test.each(["", "half", "-1", "+1", "1.5", "50 %", "%", "101%", "1e3", "0x2", "9999999999"])("%s is none", (text) => {
  expect(isMinAvailable(text)).toBe(false);
});

test.each<[string | undefined, number, number]>([
  [undefined, 5, 0],
  ["0", 5, 0],
  ["2", 5, 2],
  ["7", 5, 5],
  ["50%", 5, 3],
  ["50%", 4, 2],
  ["1%", 5, 1],
  ["14%", 50, 7],
  ["100%", 5, 5],
  ["3", 0, 0],
])("label %s of %i replicas asks for %i", (label, Replicas, needed) => {
  const spec = specOf({ ...(label === undefined ? {} : { label }), Mode: { Replicated: { Replicas } } });
  expect(minAvailableOf(spec)).toBe(needed);
  expect(isAllNeeded(spec)).toBe(Replicas > 0 && needed === Replicas);
});

describe("which comes first, the stop of the old task or the start of the new", () => {
  test.each<[string, Part, boolean, boolean]>([
    ["as Docker", {}, false, false],
    ["start-first", { UpdateConfig: { Order: "start-first" } }, true, true],
    ["fewer than all", { label: "4" }, false, false],
    ["all of them", { label: "5" }, true, true],
    ["fenced", { UpdateConfig: { Order: "start-first" }, onLost: "fence" }, false, false],
    ["with volume data", { UpdateConfig: { Order: "start-first" }, TaskTemplate: stateful }, true, false],
    ["all of them, with volume data", { label: "100%", TaskTemplate: stateful }, false, false],
    ["global", { UpdateConfig: { Order: "start-first" }, Mode: { Global: {} } }, true, false],
  ])("%s", (_, part, updates, moves) => {
    const spec = specOf(part);
    expect(orderOf(spec, spec.UpdateConfig)).toBe(updates ? "start-first" : "stop-first");
    expect(movesFirst(spec)).toBe(moves);
  });
});

describe("what could never be done is refused", () => {
  test.each<[string, Part, string]>([
    ["global", { label: "1", Mode: { Global: {} } }, "label skein.min-available: only tasks of replicated services"],
    [
      "a job",
      { label: "1", Mode: { ReplicatedJob: {} } },
      "label skein.min-available: only tasks of replicated services",
    ],
    [
      "never two of a slot",
      { label: "100%", onLost: "fence" },
      "label skein.min-available: 100% keeps all replicas running, but label skein.on-lost=fence never runs two",
    ],
    [
      "volume data, and nothing else started before",
      { label: "5", TaskTemplate: stateful },
      "label skein.min-available: 5 keeps all replicas running, but slots with volume data",
    ],
  ])("%s", (_, part, text) => {
    expect(() => validateMinAvailable(specOf(part))).toThrow(text);
  });

  test.each<[string, Part]>([
    ["no label", { onLost: "fence" }],
    ["fewer than all, fenced", { label: "80%", onLost: "fence" }],
    ["nothing to keep", { label: "1", onLost: "fence", Mode: { Replicated: { Replicas: 0 } } }],
    ["volume data, side by side", { label: "5", TaskTemplate: stateful, UpdateConfig: { Order: "start-first" } }],
  ])("not: %s", (_, part) => {
    expect(() => validateMinAvailable(specOf(part))).not.toThrow();
  });
});
