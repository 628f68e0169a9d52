import { type Api, ApiFailure, chunksOf } from "../api/client.ts";
import type { Node, Service, Task } from "../api/shapes.ts";
import { type Context, command } from "../command.ts";
import { CliFailure } from "../failure.ts";
import { present, text, type Values } from "../flag.ts";
import { parseDuration } from "../text/duration.ts";
import { shortId } from "../text/table.ts";
import { type Frame, type LogLine, parseLogLine, splitFrames } from "./log-frames.ts";

const flags = {
  details: present("Show extra details that the log driver has"),
  follow: present("Keep showing new lines", "f"),
  "no-resolve": present("Show ids instead of names"),
  "no-task-ids": present("Leave the task ids out"),
  "no-trunc": present("Show whole task ids"),
  raw: present("Only the lines themselves"),
  since: text("Lines since a time (2026-01-02T13:23:37Z) or for a while (42m)"),
  tail: text('Only so many lines from the end (default "all")', "n"),
  timestamps: present("Show when each line came", "t"),
};

/** skein service logs. */
export const logs = command({
  usage: "service logs [OPTIONS] SERVICE|TASK",
  summary: "Show what the tasks print",
  about: "Shows the output of all tasks of a service, or of one task, from whichever nodes they are on.",
  examples: [
    ["skein service logs -f --tail 20 web", "the last lines, and new ones as they come"],
    ["skein service logs --raw web.1 > web.log", "only the lines, of one task by its id or name"],
  ],
  next: "skein service ps NAME shows which tasks there are",
  flags,
  arguments: { min: 1, max: 1 },
  run: async (context, values, [target = ""]) => {
    const { path, isTty, slots } = await sourceOf(context.api, target);
    if (isTty && values.raw !== true) throw new CliFailure("tty service logs only supported with --raw");
    const query = {
      ...(values.details === true || values.raw !== true ? { details: "1" } : {}),
      ...(values.follow === true ? { follow: "1" } : {}),
      ...(values.since === undefined ? {} : { since: sinceText(values.since, context.now()) }),
      ...(values.timestamps === true ? { timestamps: "1" } : {}),
      stderr: "1",
      stdout: "1",
      tail: values.tail ?? "all",
    };
    const print = isTty ? rawPrinter(context) : framePrinter(context, values, slots);
    for await (const chunk of chunksOf(await context.api.stream(path, query, context.signal))) await print(chunk);
    return 0;
  },
});

async function sourceOf(api: Api, target: string) {
  const name = encodeURIComponent(target);
  try {
    const service = await api.get<Service>(`/services/${name}`);
    const replicas = service.Spec.Mode.Replicated?.Replicas ?? 0;
    const isTty = service.Spec.TaskTemplate.ContainerSpec.TTY === true;
    return { path: `/services/${name}/logs`, isTty, slots: replicas };
  } catch (error) {
    if (!(error instanceof ApiFailure) || error.status !== 404) throw error;
  }
  try {
    const task = await api.get<Task>(`/tasks/${name}`);
    return { path: `/tasks/${name}/logs`, isTty: task.Spec.ContainerSpec.TTY === true, slots: task.Slot ?? 0 };
  } catch (error) {
    if (!(error instanceof ApiFailure) || error.status !== 404) throw error;
    throw new CliFailure(`no such task or service: ${target}`);
  }
}

function rawPrinter({ terminal }: Context): (chunk: Buffer) => Promise<void> {
  return async (chunk) => terminal.print(chunk.toString("utf8"));
}

function framePrinter(context: Context, values: Values<typeof flags>, slots: number): (chunk: Buffer) => Promise<void> {
  const { terminal } = context;
  const prefix = prefixer(context.api, values, String(slots).length);
  let rest: Buffer = Buffer.alloc(0);
  const print = async (frame: Frame): Promise<void> => {
    if (frame.stream === "system") throw new CliFailure(`error from daemon in stream: ${frame.text.trim()}`);
    const line = values.raw === true ? frame.text : await dressed(frame.text, values, prefix);
    if (frame.stream === "stderr") terminal.warn(line);
    else terminal.print(line);
  };
  return async (chunk) => {
    const split = splitFrames(Buffer.concat([rest, chunk]));
    rest = split.rest;
    for (const frame of split.frames) await print(frame);
  };
}

async function dressed(
  text: string,
  values: Values<typeof flags>,
  prefix: (line: LogLine) => Promise<string>,
): Promise<string> {
  const line = parseLogLine(text, values.timestamps === true);
  const time = line.timestamp === undefined ? "" : `${line.timestamp} `;
  const details = values.details === true ? `${line.details} ` : "";
  return `${time}${await prefix(line)}    | ${details}${line.text}`;
}

/** `<service>.<slot>.<task>@<node>`, asked for once per task. */
function prefixer(api: Api, values: Values<typeof flags>, width: number): (line: LogLine) => Promise<string> {
  const known = new Map<string, string>();
  const isResolved = values["no-resolve"] !== true;
  const nodeName = async (id: string): Promise<string> => {
    const node = isResolved ? await orNothing(api.get<Node>(`/nodes/${id}`)) : undefined;
    return node === undefined ? id : node.Spec.Name || node.Description.Hostname;
  };
  const serviceName = async (id: string): Promise<string> =>
    (isResolved ? await orNothing(api.get<Service>(`/services/${id}`)) : undefined)?.Spec.Name ?? id;
  return async (line) => {
    const found = known.get(line.taskId);
    if (found !== undefined) return found;
    const slot = String((await orNothing(api.get<Task>(`/tasks/${line.taskId}`)))?.Slot ?? 0);
    const id = values["no-trunc"] === true ? line.taskId : shortId(line.taskId);
    const name = `${await serviceName(line.serviceId)}.${slot}${values["no-task-ids"] === true ? "" : `.${id}`}`;
    const prefix = `${name}@${await nodeName(line.nodeId)}${" ".repeat(Math.max(0, width - slot.length))}`;
    known.set(line.taskId, prefix);
    return prefix;
  };
}

/** The object, or nothing if it is gone: its old lines are still worth showing. */
async function orNothing<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiFailure && error.status === 404) return undefined;
    throw error;
  }
}

function sinceText(given: string, now: number): string {
  if (/^\d+(\.\d+)?$/.test(given)) return given;
  const time = /^\d{4}-/.test(given) ? Date.parse(given) : now - parseDuration(given) / 1e6;
  if (Number.isNaN(time)) throw new CliFailure(`invalid value for "since": ${given}`);
  return (time / 1_000).toFixed(9);
}
