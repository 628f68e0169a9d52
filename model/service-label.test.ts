import { expect, test } from "vitest";
import { messageOf } from "../base/error.ts";
import { validateServiceSpec } from "./parse/service-check.ts";
import { parseServiceSpec } from "./parse/service-spec.ts";
import { backOffOf, onLostOf } from "./service-label.ts";

type Labels = Readonly<Record<string, string>>;

function refusal(Labels: Labels, more: Readonly<Record<string, unknown>> = {}): string {
  try {
    const TaskTemplate = { ContainerSpec: { Image: "busybox" } };
    validateServiceSpec(parseServiceSpec({ Name: "web", TaskTemplate, Labels, ...more }));
    return "";
  } catch (error) {
    return messageOf(error);
  }
}

test.each([
  [{ "skein.on-lost": "panic" }, 'label skein.on-lost: "panic" is not one of replace, keep, fence'],
  [{ "skein.lost-after": "20" }, 'label skein.lost-after: "20" is not a duration such as 30s or 5m'],
  [
    { "skein.on-lost": "keep", "skein.lost-after": "1m" },
    "label skein.lost-after has no meaning beside skein.on-lost=keep",
  ],
  [{ "skein.restart.max-delay": "soon" }, 'label skein.restart.max-delay: "soon" is not a duration such as 30s or 5m'],
  [
    { "skein.restart.stable-after": "-5s" },
    'label skein.restart.stable-after: "-5s" is not a duration such as 30s or 5m',
  ],
  [{ "skein.restart.backoff": "maybe" }, 'label skein.restart.backoff: "maybe" is not one of on, off, true, false'],
  [{ "skein.stopped": "yes" }, 'label skein.stopped: "yes" is not one of true, false'],
  [{ "skein.restart.max": "5m" }, "label skein.restart.max is not known; there are skein.restart.backoff"],
] as [Labels, string][])("400: %j", (labels, text) => {
  expect(refusal(labels)).toContain(text);
});

test("400: a fence around a start-first update", () => {
  const labels = { "skein.on-lost": "fence" };
  expect(refusal(labels, { UpdateConfig: { Order: "start-first" } })).toContain("fence never runs two tasks of a slot");
  expect(refusal(labels, { UpdateConfig: { Order: "stop-first" } })).toBe("");
});

test("what is stored is read without a word, whatever it is", () => {
  expect(backOffOf({ "skein.restart.max-delay": "soon", "skein.restart.backoff": "false" })).toEqual({
    isOn: false,
    maxDelayMs: 300_000,
  });
  expect(onLostOf({ "skein.on-lost": "panic" })).toEqual({ kind: "replace", afterMs: 0 });
  expect(onLostOf({})).toEqual({ kind: "at once" });
});
