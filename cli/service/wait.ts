import { setTimeout as pause } from "node:timers/promises";
import { filtersOf } from "../api/filters.ts";
import type { Node, Service, Task } from "../api/shapes.ts";
import type { Context } from "../command.ts";
import { CliFailure } from "../failure.ts";
import { type Awaited, type Convergence, viewOf } from "./convergence.ts";
import { complaint, news, picture } from "./progress.ts";

const pollMs = 200;
const lostForMs = 2_000;
const defaultTimeoutNanos = 600e9;

export interface WaitOptions {
  readonly quiet?: boolean | undefined;
  /** Nanoseconds; 0 waits for ever. */
  readonly timeout?: number | undefined;
}

/** Waits until the services run and stayed up for their monitor time; answers 0, or 1 with the reason on stderr. */
export async function waitForServices(
  context: Context,
  awaited: readonly (Awaited | string)[],
  options: WaitOptions,
): Promise<number> {
  const targets = awaited.map((target) => (typeof target === "string" ? { id: target } : target));
  if (targets.length === 0) return 0;
  try {
    return await watch(context, targets, options);
  } catch (error) {
    if (context.signal.aborted)
      context.terminal.warn("\nInterrupted. The services go on converging; look with: skein service ls\n");
    throw error;
  }
}

async function watch(context: Context, targets: readonly Awaited[], options: WaitOptions): Promise<number> {
  const limitMs = (options.timeout ?? defaultTimeoutNanos) / 1e6;
  const show = display(context, options.quiet === true);
  const clocks = new Map(targets.map(({ id }) => [id, { settledAt: 0, failedAt: 0 }]));
  const startedAt = context.now();
  const ask = asker(context, targets);
  for (;;) {
    const views = await ask();
    const now = context.now();
    show(views);
    const states = views.map((view, index) => judged(view, clocks.get(targets[index]?.id ?? ""), now));
    const failed = views.find((_, index) => states[index] === "failed");
    if (failed !== undefined) return ended(context, failed);
    if (states.every((state) => state === "converged")) return converged(context, views, options.quiet === true);
    if (limitMs > 0 && now - startedAt > limitMs) return timedOut(context, views, states, limitMs);
    await pause(pollMs, undefined, { signal: context.signal });
  }
}

interface Clocks {
  settledAt: number;
  failedAt: number;
}

/** A service counts as converged once it has been settled for its watch time, and as failed once that is sure. */
function judged(view: Convergence, clocks: Clocks | undefined, now: number): "converged" | "failed" | "working" {
  if (clocks === undefined) return "working";
  const { kind } = view.verdict;
  clocks.settledAt = kind === "settled" ? clocks.settledAt || now : 0;
  clocks.failedAt = kind === "failed" ? clocks.failedAt || now : 0;
  if (kind === "settled" && now - clocks.settledAt >= view.watchMs) return "converged";
  return kind === "failed" && now - clocks.failedAt >= lostForMs ? "failed" : "working";
}

/** Asks for all services at once: two calls a round, and the nodes' names only when a new node shows up. */
function asker({ api }: Context, targets: readonly Awaited[]): () => Promise<readonly Convergence[]> {
  const ids = targets.map(({ id }) => id);
  const known = new Map<string, Node>();
  return async () => {
    const services = await api.get<readonly Service[]>("/services", { filters: filtersOf([], { id: ids }) });
    const filters = filtersOf([], { "_up-to-date": ["true"], service: ids });
    const tasks = await api.get<readonly Task[]>("/tasks", { filters });
    if (tasks.some((task) => (task.NodeID ?? "") !== "" && !known.has(task.NodeID ?? ""))) {
      for (const node of await api.get<readonly Node[]>("/nodes")) known.set(node.ID, node);
    }
    return targets.map((awaited) => {
      const service = services.find(({ ID }) => ID === awaited.id);
      if (service === undefined) throw new CliFailure(`service ${awaited.id} was removed while it was waited for`);
      const own = tasks.filter((task) => task.ServiceID === awaited.id);
      return viewOf({ awaited, service, tasks: own, nodes: [...known.values()] });
    });
  };
}

/** A terminal is redrawn in place; anything else gets a line when something changed. */
function display({ terminal }: Context, isQuiet: boolean): (views: readonly Convergence[]) => void {
  let before: readonly Convergence[] = [];
  let drawn = 0;
  let last = "";
  return (views) => {
    if (isQuiet) return;
    if (terminal.isInteractive) {
      const lines = picture(views, { width: terminal.width - 1, height: terminal.height - 1 });
      const text = lines.map((line) => `\u001b[2K${line}\n`).join("");
      if (text !== last) terminal.print(`${drawn === 0 ? "" : `\u001b[${drawn}A\u001b[J`}${text}`);
      last = text;
      drawn = lines.length;
    } else for (const line of news(before, views)) terminal.print(`${line}\n`);
    before = views;
  };
}

function converged({ terminal }: Context, views: readonly Convergence[], isQuiet: boolean): number {
  if (!isQuiet) terminal.print(views.length === 1 ? "Service converged\n" : `All ${views.length} services converged\n`);
  return 0;
}

function ended({ terminal }: Context, view: Convergence): number {
  const why = view.verdict.kind === "failed" ? view.verdict.why : "";
  terminal.warn(`service ${view.name} did not converge: ${why}\nLook with: skein service ps --no-trunc ${view.name}\n`);
  return 1;
}

function timedOut(
  { terminal }: Context,
  views: readonly Convergence[],
  states: readonly string[],
  limitMs: number,
): number {
  const late = views.filter((_, index) => states[index] !== "converged").map(complaint);
  terminal.warn(`not converged after ${limitMs / 1_000}s; the swarm goes on trying:\n${late.join("\n")}\n`);
  return 1;
}
