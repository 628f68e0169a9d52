import type { Random } from "../../raft/test/random.ts";
import { absences, beyondWords, scheduleWords } from "./beyond-words.ts";

/*
 * What may happen to a cluster, as lines. Each line means something, or nothing, in whatever state it meets: so any of
 * them can be dropped from a life and the rest still makes sense.
 */

const services = ["a", "b", "c", "d"];
const modes = ["replicas=1", "replicas=3", "replicas=6", "global", "job=2:5", "job=3:3", "globaljob"];
const extras = [
  "constraint=node.role==worker",
  "constraint=node.labels.zone==east",
  "constraint=node.labels.zone!=east",
  "max=1",
  "max=2",
  "cpus=1",
  "cpus=2",
  "generic=gpu:1",
  "port=81:81:host",
  "port=82:82:host",
  "port=0:83:host",
  "port=0:80",
  "port=80:80",
  "network=front",
  "network=front,back",
  "endpoint=dnsrr",
  "spread=node.labels.zone",
  "label=skein.prefer=service==a",
  "label=skein.rank=reserved",
  "restart=any:0",
  "restart=any:300",
  "restart=none",
  "restart=on-failure:1000",
  "restart=any:500:2",
  "restart=on-failure:0:1",
  "restart=any:200:2:5000",
];
const updateWords = [
  "order=start-first",
  "order=stop-first",
  "parallel=0",
  "parallel=2",
  "delay=700",
  "monitor=0",
  "monitor=1000",
  "ratio=0.5",
  "onfail=pause",
  "onfail=continue",
  "onfail=rollback",
];
const rollbackWords = updateWords.filter((word) => word !== "onfail=rollback").map((word) => `rollback.${word}`);
const changes = ["image=x:1", "image=x:2", "image=x:3", "force", "constraint=none", "network="];
const losses = [
  "skein.lost-after=2s",
  "skein.on-lost=keep",
  "skein.on-lost=fence",
  "skein.restart.backoff=off",
  "skein.rebalance=auto",
  "skein.min-available=1",
  "skein.min-available=2",
  "skein.min-available=50%",
  "skein.min-available=100%",
];
const labels = ["zone=east", "zone=west", "zone=", "skein.drain=now"];
const descriptions = ["cpus=0", "cpus=2", "cpus=4", "named=gpu:u1,u2", "counted=gpu:1", "at=192.168.1.200"];
const waits = ["0", "1", "300", "700", "1000", "5000", "61000"];

const jobs = modes.filter((mode) => mode.includes("job"));

type Line = (random: Random, node: string) => string;

/** How often each kind of line comes, and how it is made. */
const kinds: readonly (readonly [number, Line])[] = [
  [3, create],
  [2, createScheduled],
  [1, (random) => `update ${any(random, services)} ${any(random, scheduleWords)}`],
  [1, (random) => `away ${any(random, absences)}`],
  [8, (random) => `update ${any(random, services)} ${any(random, changes)} ${some(random, all(), 2)}`.trim()],
  [3, (random) => `update ${any(random, services)} ${some(random, all(), 1)}`.trim()],
  [3, (random) => `scale ${any(random, services)} ${random.below(8)}`],
  [2, (random) => `rollback ${any(random, services)}`],
  [1, (random) => `rm ${any(random, services)}`],
  [3, (random) => `${any(random, ["stop", "start", "start", "restart", "rebalance"])} ${any(random, services)}`],
  [1, (random) => `rollbackto ${any(random, services)} ${1 + random.below(3)}`],
  [1, (random) => `${any(random, ["network", "netrm"])} ${any(random, ["front", "back"])}`],
  [1, (random) => `history ${any(random, ["5", "2", "0"])}`],
  [3, (_, node) => `availability ${node} drain`],
  [1, (_, node) => `availability ${node} pause`],
  [3, (_, node) => `availability ${node} active`],
  [2, (random, node) => `label ${node} ${any(random, labels)}`],
  [2, (random, node) => `describe ${node} ${any(random, descriptions)}`],
  [2, (_, node) => `kill ${node}`],
  [1, (_, node) => `crash ${node}`],
  [3, (_, node) => `revive ${node}`],
  [1, (_, node) => `noderm ${node} force`],
  [1, (_, node) => `join ${node}`],
  [3, () => "leader"],
  [1, () => "unknown"],
  [12, (random) => `busy ${random.below(1_000_000)}`],
  [4, (random, node) => `sync ${node} ${random.below(1_000_000)}`],
  [4, (random, node) => `move ${node} ${random.below(1_000_000)}`],
  [4, (random, node) => `deliver ${node} ${random.below(1_000_000)}`],
  [5, (random) => `fault ${random.below(1_000_000)}`],
  [3, () => "work"],
  [9, (random) => `wait ${any(random, waits)}`],
];
const line = kinds.flatMap(([weight, make]) => Array.from({ length: weight }, () => make));

/** The lines of one life: some nodes join, then anything. */
export function operationsOf(random: Random): readonly string[] {
  const nodes = Array.from({ length: nodesCount(random) }, (_, index) => `w${index + 1}`);
  const known = ["m1", ...nodes, "w50"];
  const joins = nodes.map((name) => `join ${name}`);
  const networks = ["network front subnet=10.9.0.0/28", "network back"];
  const creates = Array.from({ length: 1 + random.below(3) }, () => create(random));
  const length = 8 + random.below(32);
  const lines = Array.from({ length }, () =>
    (line[random.below(line.length)] ?? (() => "work"))(random, any(random, known)),
  );
  return [...joins, ...networks, ...creates, ...lines, ...(random.chance(0.6) ? ["heal"] : [])];
}

function create(random: Random): string {
  const network = random.chance(0.3) ? "network=front " : "";
  const lost = random.chance(0.3) ? `${any(random, losses)} ` : "";
  return `create ${any(random, services)} ${any(random, modes)} ${network}${lost}${some(random, all(), 3)}`.trim();
}

/** Of a name that others do not have, so that there is one most of the time. */
function createScheduled(random: Random): string {
  const extra = some(random, [...scheduleWords, ...beyondWords], 2);
  return `create ${any(random, ["a", "d"])} ${any(random, jobs)} ${scheduleWords[random.below(2)]} ${extra}`.trim();
}

/** Mostly few, so that things collide; now and then many. */
function nodesCount(random: Random): number {
  if (random.chance(0.03)) return 10 + random.below(40);
  return 1 + random.below(5);
}

function all(): readonly string[] {
  return [...extras, ...beyondWords, ...updateWords, ...updateWords, ...rollbackWords];
}

function any(random: Random, words: readonly string[]): string {
  return words[random.below(words.length)] ?? "";
}

function some(random: Random, from: readonly string[], most: number): string {
  const chosen = Array.from({ length: random.below(most + 1) }, () => any(random, from));
  const words = new Set(chosen);
  // Ports replace those of before: one port twice in a spec is refused before anybody plans.
  return [...(chosen.some((word) => word.startsWith("port=")) ? ["port=none"] : []), ...words].join(" ");
}
