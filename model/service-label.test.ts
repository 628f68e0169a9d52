import { expect, test } from "vitest";
import { validateServiceLabels } from "./service-label.ts";

interface Wrong {
  readonly what: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly text: string;
}

const wrong: readonly Wrong[] = [
  {
    what: "a back-off limit that is no duration",
    labels: { "skein.restart.max-delay": "soon" },
    text: 'label skein.restart.max-delay: "soon" is not a duration such as 30s or 5m',
  },
  {
    what: "a negative stable time",
    labels: { "skein.restart.stable-after": "-5s" },
    text: 'label skein.restart.stable-after: "-5s" is not a duration such as 30s or 5m',
  },
  {
    what: "a back-off that is neither on nor off",
    labels: { "skein.restart.backoff": "maybe" },
    text: 'label skein.restart.backoff: "maybe" is not one of on, off, true, false',
  },
  {
    what: "a restart label that nobody knows",
    labels: { "skein.restart.max": "5m" },
    text: "label skein.restart.max is not known",
  },
  {
    what: "a label of ours that nobody knows",
    labels: { "skein.min-availabel": "2" },
    text: "label skein.min-availabel is not known; there are skein.affinity, skein.lost-after, skein.min-available,",
  },
  {
    what: "a pull rule that nobody knows",
    labels: { "skein.pull": "never" },
    text: 'label skein.pull: "never" is not one of always, missing',
  },
  {
    what: "an on-lost rule that nobody knows",
    labels: { "skein.on-lost": "panic" },
    text: 'label skein.on-lost: "panic" is not one of replace, keep, fence',
  },
  {
    what: "a grace period that is no duration",
    labels: { "skein.lost-after": "20" },
    text: 'label skein.lost-after: "20" is not a duration such as 30s or 5m',
  },
  {
    what: "a grace period where nothing is replaced",
    labels: { "skein.on-lost": "keep", "skein.lost-after": "1m" },
    text: "label skein.lost-after has no meaning beside skein.on-lost=keep",
  },
  {
    what: "a stop label that says neither",
    labels: { "skein.stopped": "yes" },
    text: 'label skein.stopped: "yes" is not one of true, false',
  },
  {
    what: "a rebalance label that says neither",
    labels: { "skein.rebalance": "always" },
    text: 'label skein.rebalance: "always" is not one of auto, off',
  },
  {
    what: "a number of tasks that is none",
    labels: { "skein.min-available": "half" },
    text: 'label skein.min-available: "half" is not a number of tasks such as 2, or a share of them such as 50%',
  },
  {
    what: "moves start-first of a fenced service",
    labels: { "skein.rebalance": "auto", "skein.on-lost": "fence" },
    text: "label skein.rebalance: auto runs two tasks of a slot for a moment, skein.on-lost=fence never",
  },
];

test.each(wrong)("$what", ({ labels, text }) => {
  expect(() => validateServiceLabels(labels)).toThrow(text);
});

test("labels that are nobody's business are taken as they are", () => {
  expect(() => validateServiceLabels({ "com.example.tier": "web", "skein.on-lost": "keep", skein: "" })).not.toThrow();
});
