import * as grpc from "@grpc/grpc-js";
import { SkeinError } from "../../base/error.ts";
import type { NodeId, TaskId } from "../../base/id.ts";
import { compareStates, type Task } from "../../model/task.ts";
import type { View } from "../../model/view.ts";
import type { skein } from "../../proto/gen/skein.js";
import type { dispatcher } from "../../proto/rpc.ts";
import type { CommittedChange, LogRecord, LogsRequest } from "../api/port.ts";
import { Channel } from "./channel.ts";
import { toServiceError } from "./grpc-error.ts";
import type { Session } from "./session.ts";

type PublishCall = grpc.ServerReadableStream<
  ReturnType<typeof dispatcher.publishLog.requestDeserialize>,
  Parameters<typeof dispatcher.publishLog.responseSerialize>[0]
>;
type PublishReply = grpc.sendUnaryData<Parameters<typeof dispatcher.publishLog.responseSerialize>[0]>;

export interface RelayPort {
  readonly view: () => View;
  readonly sessionOf: (node: NodeId) => Session | undefined;
  readonly onCommit: (listener: (changes: readonly CommittedChange[]) => void) => () => void;
  readonly mint: () => string;
}

/** Lines kept for a reader who is slower than the workers; beyond it they are asked to wait. */
const recordsMax = 10_000;

/** Brings tasks' logs from their nodes to whoever reads them: asked for down the session, answered by a call of the worker. */
export class LogRelay {
  readonly #port: RelayPort;
  readonly #sources = new Map<string, Source>();

  constructor(port: RelayPort) {
    this.#port = port;
  }

  /** Lines of the tasks asked for, as they come. Closes when all have ended; a reader who follows gets later tasks as well. */
  read(request: LogsRequest, signal: AbortSignal): AsyncIterable<LogRecord> {
    const reading = new Reading(request, this.#port, this.#sources);
    const abort = (): void => reading.cancel(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort, { once: true });
    return reading.channel;
  }

  /** A worker's call with the lines of one task. */
  publish(node: NodeId, call: PublishCall, reply: PublishReply): void {
    let source: Source | undefined;
    let refused = false;
    // Until headers come back, grpc-js keeps at the worker all that it has sent, so that it could send it again.
    call.sendMetadata(new grpc.Metadata());
    call.on("data", (chunk: skein.v1.LogChunk.$Properties) => {
      if (refused) return;
      source ??= this.#sources.get(chunk.id ?? "");
      if (source === undefined || source.node !== node || source.done) {
        refused = true;
        reply(toServiceError(new SkeinError("NOT_FOUND", { kind: "log", name: chunk.id ?? "" })), null);
        return;
      }
      source.begun = true;
      source.take(chunk);
      if (source.reading.channel.length > recordsMax) {
        call.pause();
        source.reading.paused.add(call);
      }
    });
    call.on("end", () => {
      source?.end(undefined);
      if (!refused) reply(null, {});
    });
    for (const event of ["error", "cancelled"] as const) {
      call.on(event, () => source?.end(`the log stream of node ${node} broke off`));
    }
  }

  /** The node's session is over: who has not begun to answer will not. */
  nodeGone(node: NodeId): void {
    for (const source of [...this.#sources.values()]) {
      if (source.node === node && !source.begun) source.end(`node ${node} is not available`);
    }
  }

  /** Everybody who reads is told why it ends. */
  close(error: unknown): void {
    for (const { reading } of this.#sources.values()) reading.channel.close(error);
    this.#sources.clear();
  }
}

class Reading {
  readonly channel: Channel<LogRecord>;
  readonly paused = new Set<PublishCall>();
  readonly #request: LogsRequest;
  readonly #port: RelayPort;
  readonly #sources: Map<string, Source>;
  readonly #own = new Map<TaskId, Source>();
  readonly #trouble: string[] = [];
  readonly #stop: () => void;
  #asking = true;

  constructor(request: LogsRequest, port: RelayPort, sources: Map<string, Source>) {
    this.#request = request;
    this.#port = port;
    this.#sources = sources;
    this.#stop = request.follow ? port.onCommit((changes) => this.#look(changes)) : () => undefined;
    this.channel = new Channel({
      onTaken: (left) => {
        if (left < recordsMax / 2) this.#resume();
      },
      onClosed: () => this.#leave(),
    });
    for (const task of this.#tasks()) this.#ask(task);
    this.#asking = false;
    this.#finishIfDone();
  }

  cancel(reason: unknown): void {
    this.channel.close(reason);
    this.#leave();
  }

  /** A source has no more. */
  ended(source: Source, trouble: string | undefined): void {
    this.#sources.delete(source.id);
    if (trouble !== undefined) this.#trouble.push(trouble);
    this.#finishIfDone();
  }

  #tasks(): readonly Task[] {
    const { target } = this.#request;
    const view = this.#port.view();
    if (target.kind === "service") return [...view.tasksOfService(target.id)];
    const task = view.task(target.id);
    return task === undefined ? [] : [task];
  }

  #ask(task: Task): void {
    // Before it has a container there is nothing to read; a reader who follows hears of it when there is.
    if (this.#own.has(task.id) || task.nodeId === undefined || compareStates(task.status.state, "starting") < 0) return;
    const source = new Source(this.#port.mint(), task, task.nodeId, this);
    this.#own.set(task.id, source);
    const session = this.#port.sessionOf(task.nodeId);
    if (session === undefined) {
      source.end(`node ${task.nodeId} is not available`);
      return;
    }
    this.#sources.set(source.id, source);
    const { follow, stdout, stderr, tail, since } = this.#request;
    session.send({ logRequest: { id: source.id, taskId: task.id, follow, stdout, stderr, tail, since } });
  }

  #look(changes: readonly CommittedChange[]): void {
    const { target } = this.#request;
    for (const { change } of changes) {
      if (change.table !== "task" || change.row === undefined) continue;
      const wanted = target.kind === "service" ? change.row.serviceId === target.id : change.row.id === target.id;
      if (wanted) this.#ask(change.row);
    }
  }

  #finishIfDone(): void {
    if (this.#asking) return;
    const { follow, target } = this.#request;
    const done = [...this.#own.values()].every((source) => source.done);
    // Who waits for all of them learns of trouble at the end, in one line.
    if (follow || done) this.#report();
    if (!follow ? done : target.kind === "task" && done && this.#own.size > 0) this.channel.close();
  }

  #report(): void {
    if (this.#trouble.length === 0) return;
    const [intro, why] = [
      "warning: incomplete log stream. some logs could not be retrieved for the following reasons",
      this.#trouble,
    ];
    this.channel.push({ kind: "error", message: `${intro}: ${why.splice(0).join(", ")}` });
  }

  #resume(): void {
    for (const call of this.paused) call.resume();
    this.paused.clear();
  }

  #leave(): void {
    this.#stop();
    for (const source of this.#own.values()) {
      if (source.done) continue;
      this.#sources.delete(source.id);
      source.done = true;
      this.#port.sessionOf(source.node)?.send({ logCancel: { id: source.id } });
    }
    this.#resume();
  }
}

/** One task's log on its way. */
class Source {
  done = false;
  /** The worker has begun to answer. */
  begun = false;
  readonly id: string;
  readonly node: NodeId;
  readonly reading: Reading;
  readonly #task: Task;

  constructor(id: string, task: Task, node: NodeId, reading: Reading) {
    this.id = id;
    this.#task = task;
    this.node = node;
    this.reading = reading;
  }

  take(chunk: skein.v1.LogChunk.$Properties): void {
    const { serviceId, id: taskId } = this.#task;
    for (const line of chunk.lines ?? []) {
      const stream = line.stream === 2 ? "stderr" : "stdout";
      const text = line.text ?? new Uint8Array();
      const timestamp = line.timestamp ?? "";
      this.reading.channel.push({ kind: "line", nodeId: this.node, serviceId, taskId, stream, timestamp, text });
    }
    if (chunk.error) this.end(chunk.error);
  }

  end(trouble: string | undefined): void {
    if (this.done) return;
    this.done = true;
    this.reading.ended(this, trouble);
  }
}
