import { once } from "node:events";
import * as grpc from "@grpc/grpc-js";
import { messageOf } from "../../base/error.ts";
import { asId, type TaskId } from "../../base/id.ts";
import type { skein } from "../../proto/gen/skein.js";
import { dispatcher } from "../../proto/rpc.ts";
import type { Engine, LogLine } from "../engine/engine.ts";

/** Where the task's container is to be read. */
export type ContainerOf = (task: TaskId) => string | undefined;

const chunkBytesMax = 256 * 1024;

/** Answers one LogRequest: a PublishLog call with the lines, as fast as the other end takes them. Never rejects. */
export async function publishLog(
  { client, engine, containerOf }: { client: grpc.Client; engine: Engine; containerOf: ContainerOf },
  request: skein.v1.LogRequest.$Properties,
  signal: AbortSignal,
): Promise<void> {
  const { requestSerialize, responseDeserialize, path } = dispatcher.publishLog;
  const call = client.makeClientStreamRequest(path, requestSerialize, responseDeserialize, new grpc.Metadata(), () => {
    // The answer is empty, and a failure comes as an event below.
  });
  const over = new AbortController();
  call.on("error", () => over.abort());
  call.on("status", () => over.abort());
  const stop = AbortSignal.any([signal, over.signal]);
  const writer = new ChunkWriter(call, request.id ?? "", stop);
  try {
    const container = containerOf(asId(request.taskId ?? ""));
    if (container === undefined) return writer.close(`task ${request.taskId} has no container on this node`);
    for await (const line of engine.logs(container, wanted(request), stop)) await writer.write(line);
    writer.close();
  } catch (error) {
    if (stop.aborted) call.cancel();
    else writer.close(messageOf(error));
  }
}

function wanted(request: skein.v1.LogRequest.$Properties): Parameters<Engine["logs"]>[1] {
  const { follow, stdout, stderr, tail, since } = request;
  return {
    ...{ follow: follow ?? false, stdout: stdout ?? false, stderr: stderr ?? false },
    ...{ tail: tail || "all", since: since ?? "" },
  };
}

/** Gathers the lines that are there at the same moment into one message. */
class ChunkWriter {
  readonly #call: grpc.ClientWritableStream<skein.v1.LogChunk.$Properties>;
  readonly #signal: AbortSignal;
  #id: string | undefined;
  #lines: LogLine[] = [];
  #bytes = 0;
  #flush: NodeJS.Immediate | undefined;
  #drained: Promise<unknown> | undefined;

  constructor(call: grpc.ClientWritableStream<skein.v1.LogChunk.$Properties>, id: string, signal: AbortSignal) {
    this.#call = call;
    this.#id = id;
    this.#signal = signal;
  }

  async write(line: LogLine): Promise<void> {
    this.#lines.push(line);
    this.#bytes += line.text.length;
    if (this.#bytes >= chunkBytesMax) this.#send();
    else this.#flush ??= setImmediate(() => this.#send());
    await this.#drained;
  }

  close(error?: string): void {
    this.#send(error ?? "");
    this.#call.end();
  }

  #send(error = ""): void {
    clearImmediate(this.#flush);
    this.#flush = undefined;
    if (this.#signal.aborted || (this.#lines.length === 0 && error === "" && this.#id === undefined)) return;
    const lines = this.#lines.map(({ stream, timestamp, text }) => ({
      stream: stream === "stderr" ? 2 : 1,
      timestamp,
      text,
    }));
    const chunk = { lines, error, ...(this.#id !== undefined && { id: this.#id }) };
    this.#id = undefined;
    this.#lines = [];
    this.#bytes = 0;
    if (this.#call.write(chunk)) return;
    const drained = once(this.#call, "drain", { signal: this.#signal });
    drained.catch(() => undefined); // Whoever waits for it hears of it; if nobody does, nobody cares.
    this.#drained = drained.then(() => {
      this.#drained = undefined;
    });
    this.#drained.catch(() => undefined); // Likewise.
  }
}
