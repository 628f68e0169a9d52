import { setTimeout as pause } from "node:timers/promises";
import type { Node, Service } from "../api/shapes.ts";
import { type Context, command, usageFailure } from "../command.ts";
import { CliFailure } from "../failure.ts";
import { present } from "../flag.ts";
import { forEachName } from "../for-each-name.ts";
import { alignColumns } from "../text/table.ts";
import { waitFlags } from "./flags.ts";

interface Rebalance {
  readonly Status?: { readonly State: string; readonly Message: string };
  readonly Moves: readonly { readonly Slot: number; readonly From: string; readonly To: string }[];
}

const usage = "service rebalance [OPTIONS] SERVICE [SERVICE...]";
const pollMs = 200;
const defaultTimeoutNanos = 600e9;

/** skein service rebalance. */
export const rebalance = command({
  usage,
  summary: "Spread tasks evenly again",
  about:
    "Moves as few tasks as needed so that services are spread over the nodes as if they were placed anew: by number of tasks, " +
    "reservations, constraints and spread preferences. A new task runs before the old one stops; as many move at a time as the " +
    "update settings allow. The label skein.rebalance=auto does it when a node joins or comes back.",
  examples: [
    ["skein service rebalance --dry-run --all", "what would be moved, of all services"],
    ["skein service rebalance web", "move, and wait"],
  ],
  next: "skein service ps NAME shows where the tasks are",
  flags: {
    all: present("All replicated services that are not stopped"),
    "dry-run": present("Only show what would be moved"),
    ...waitFlags,
  },
  arguments: { min: 0 },
  run: async (context, values, rest) => {
    if ((values.all === true) === rest.length > 0) throw usageFailure("skein: name services, or --all", usage, 1);
    const names = values.all === true ? await movable(context) : rest;
    if (values["dry-run"] === true) return showMoves(context, names);
    const limitMs = (values.timeout ?? defaultTimeoutNanos) / 1e6;
    return forEachName(context, names, async (name) => {
      await context.api.post(pathOf(name));
      return values.detach === true ? name : `${name}: ${await ended(context, name, limitMs)}`;
    });
  },
});

async function movable({ api }: Context): Promise<readonly string[]> {
  const services = await api.get<readonly Service[]>("/services");
  const wanted = services.filter(
    ({ Spec }) => Spec.Mode.Replicated !== undefined && Spec.Labels?.["skein.stopped"] !== "true",
  );
  return wanted.map(({ Spec }) => Spec.Name).sort();
}

async function showMoves({ api, terminal }: Context, names: readonly string[]): Promise<number> {
  const nodes = await api.get<readonly Node[]>("/nodes");
  const hostnames = new Map(nodes.map((node) => [node.ID, node.Description.Hostname]));
  const lines: string[] = [];
  for (const name of names) {
    const { Moves } = await api.get<Rebalance>(pathOf(name));
    for (const { Slot, From, To } of Moves) {
      lines.push([`${name}.${Slot}`, hostnames.get(From) ?? From, hostnames.get(To) ?? To].join("\t"));
    }
  }
  terminal.print(lines.length === 0 ? "Nothing to move\n" : `${alignColumns(["TASK\tFROM\tTO", ...lines])}\n`);
  return 0;
}

/** How it went, once it is over. */
async function ended({ api, now, signal }: Context, name: string, limitMs: number): Promise<string> {
  const startedAt = now();
  for (;;) {
    const { Status } = await api.get<Rebalance>(pathOf(name));
    if (Status?.State === "stopped") throw new CliFailure(`${name}: ${Status.Message}`);
    if (Status?.State !== "running") return Status?.Message ?? "";
    if (limitMs > 0 && now() - startedAt > limitMs) {
      throw new CliFailure(`${name}: not done after ${limitMs / 1_000}s; the swarm goes on`);
    }
    await pause(pollMs, undefined, { signal });
  }
}

function pathOf(name: string): string {
  return `/skein/v1/services/${encodeURIComponent(name)}/rebalance`;
}
