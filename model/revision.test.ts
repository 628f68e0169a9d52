import { expect, test } from "vitest";
import { asId } from "../base/id.ts";
import { limits } from "../base/limit.ts";
import { newMeta } from "./meta.ts";
import { returned, revised, revisionOf, revisionsOf } from "./revision.ts";
import type { Service } from "./service.ts";
import type { ServiceSpec } from "./service-spec.ts";

const spec: ServiceSpec = {
  Name: "web",
  Labels: {},
  TaskTemplate: { ContainerSpec: { Image: "web:1" }, ForceUpdate: 0, Runtime: "container" },
  Mode: { Replicated: { Replicas: 1 } },
};
const first: Service = {
  id: asId("web"),
  meta: newMeta(1_000),
  spec,
  specVersion: 1,
  endpoint: { ports: [], virtualIps: [] },
};

function updated(service: Service, text: string): Service {
  const to = { spec: { ...spec, Labels: { text } }, specVersion: 1 };
  return { ...service, ...revised(service, to, 2_000) };
}

const numbers = (service: Service) => revisionsOf(service).map(({ number }) => number);

test("a row that has had one spec only has revision 1, from its creation", () => {
  expect(revisionOf(first)).toEqual({ number: 1, at: 1_000, spec, specVersion: 1 });
});

test("ten are kept beside the one that runs", () => {
  const texts = Array.from({ length: 15 }, (_, index) => String(index));
  expect(numbers(texts.reduce(updated, first))).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
});

test("large specs are kept as far as they fit into the row", () => {
  const size = limits.revisionBytesMax / 4;
  const texts = Array.from({ length: 8 }, (_, index) => String(index).repeat(size));
  const service = texts.reduce(updated, first);
  expect(numbers(service)).toEqual([6, 7, 8, 9]);
  expect(JSON.stringify(service.revisions).length).toBeLessThanOrEqual(limits.revisionBytesMax);
});

test("going back takes the number along, and leaves the one that ran to be gone forward to", () => {
  const third = updated(updated(first, "two"), "three");
  const back = { ...third, ...returned(third, { spec, specVersion: 1 }, 3_000) };
  expect(revisionOf(back).number).toBe(1);
  expect(numbers(back)).toEqual([1, 2, 3]);
  expect(numbers(updated(back, "four"))).toEqual([1, 2, 3, 4]);
});

test("a spec that is no longer known comes back under a new number", () => {
  const { revisions: _, ...second } = updated(first, "two");
  const back = { ...second, ...returned(second, { spec, specVersion: 1 }, 3_000) };
  expect(numbers(back)).toEqual([2, 3]);
});
