import type * as grpc from "@grpc/grpc-js";
import type { skein } from "../../proto/gen/skein.js";
import type { Engine } from "../engine/engine.ts";
import type { LeaderListener } from "./leader-stream.ts";
import { type ContainerOf, publishLog } from "./log-publisher.ts";

/** The log readings that are going on, by the id that the leader gave them. */
export class LogDesk implements Pick<LeaderListener, "onLogRequest" | "onLogCancel"> {
  readonly #engine: Engine;
  readonly #containerOf: ContainerOf;
  readonly #signal: AbortSignal;
  readonly #readings = new Map<string, AbortController>();
  readonly #running = new Set<Promise<void>>();

  constructor(engine: Engine, containerOf: ContainerOf, signal: AbortSignal) {
    this.#engine = engine;
    this.#containerOf = containerOf;
    this.#signal = signal;
  }

  readonly onLogRequest = (request: skein.v1.LogRequest.$Properties, client: grpc.Client): void => {
    const id = request.id ?? "";
    const reading = new AbortController();
    this.#readings.set(id, reading);
    const desk = { client, engine: this.#engine, containerOf: this.#containerOf };
    const work = publishLog(desk, request, AbortSignal.any([this.#signal, reading.signal])).finally(() => {
      this.#readings.delete(id);
      this.#running.delete(work);
    });
    this.#running.add(work);
  };

  readonly onLogCancel = (id: string): void => {
    this.#readings.get(id)?.abort();
  };

  /** Resolves when nothing is read any more. */
  async idle(): Promise<void> {
    await Promise.all(this.#running);
  }
}
