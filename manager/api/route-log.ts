import { SkeinError } from "../../base/error.ts";
import type { Answer, Call, ClusterRoute } from "./call.ts";
import { convertLog, type LogFormat } from "./convert-log.ts";
import type { LogsRequest, ManagerPort } from "./port.ts";
import { laxFlag } from "./query.ts";
import { findService, findTask } from "./rows.ts";

export function logRoutes(): readonly ClusterRoute[] {
  return [
    { method: "GET", path: "/services/:id/logs", streams: true, handle: serviceLogs },
    { method: "GET", path: "/tasks/:id/logs", streams: true, handle: taskLogs },
  ];
}

async function serviceLogs(manager: ManagerPort, call: Call): Promise<Answer> {
  const wanted = selection(call.query);
  const service = findService(manager.view(), call.params["id"] ?? "");
  const isTerminal = service.spec.TaskTemplate.ContainerSpec.TTY === true;
  return stream(manager, call, { request: { ...wanted, target: { kind: "service", id: service.id } }, isTerminal });
}

async function taskLogs(manager: ManagerPort, call: Call): Promise<Answer> {
  const wanted = selection(call.query);
  const task = findTask(manager.view(), call.params["id"] ?? "");
  const isTerminal = task.spec.ContainerSpec.TTY === true;
  return stream(manager, call, { request: { ...wanted, target: { kind: "task", id: task.id } }, isTerminal });
}

/** A terminal's output has no frames; since 1.42 the content type says which it is. */
function stream(manager: ManagerPort, call: Call, logs: { request: LogsRequest; isTerminal: boolean }): Answer {
  const { request, isTerminal } = logs;
  const format: LogFormat = {
    framed: !isTerminal,
    timestamps: laxFlag(call.query, "timestamps"),
    details: laxFlag(call.query, "details"),
  };
  const type = !isTerminal && call.minor >= 42 ? "multiplexed-stream" : "raw-stream";
  return {
    status: 200,
    headers: { "content-type": `application/vnd.docker.${type}` },
    body: linesOf(manager, request, { format, signal: call.signal }),
  };
}

async function* linesOf(
  manager: ManagerPort,
  request: LogsRequest,
  { format, signal }: { readonly format: LogFormat; readonly signal: AbortSignal },
): AsyncGenerator<Uint8Array> {
  for await (const record of manager.logs(request, signal)) yield convertLog(record, format);
}

function selection(query: URLSearchParams): Omit<LogsRequest, "target"> {
  const stdout = laxFlag(query, "stdout");
  const stderr = laxFlag(query, "stderr");
  if (!stdout && !stderr) throw refuse("Bad parameters: you must choose at least one stream");
  const tail = query.get("tail") ?? "";
  if (!/^(?:|all|\d+)$/.test(tail)) throw refuse('tail value must be a positive integer or "all"');
  const since = query.get("since") ?? "";
  if (!/^(?:|\d+(?:\.\d{1,9})?)$/.test(since)) throw refuse(`invalid value for "since": ${since}`);
  const isNone = /^0*(?:\.0*)?$/.test(since);
  return {
    follow: laxFlag(query, "follow"),
    stdout,
    stderr,
    tail: tail === "" ? "all" : tail,
    since: isNone ? "" : since,
  };
}

function refuse(reason: string): SkeinError {
  return new SkeinError("BAD_REQUEST", { reason });
}
