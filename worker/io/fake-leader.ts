import * as grpc from "@grpc/grpc-js";
import { present } from "../../base/assert.ts";
import { type AssignmentItem, keyOf, type TaskReport } from "../../model/assignment.ts";
import type { TaskState } from "../../model/task.ts";
import type { skein } from "../../proto/gen/skein.js";
import { dispatcher } from "../../proto/rpc.ts";

type Call = grpc.ServerDuplexStream<skein.v1.WorkerMessage.$Properties, skein.v1.ManagerMessage.$Properties>;
type LogCall = grpc.ServerReadableStream<skein.v1.LogChunk.$Properties, skein.v1.PublishLogResponse.$Properties>;

/** A manager for tests, over real gRPC on loopback: hands out what it is told, and keeps what it hears. */
export class FakeLeader {
  readonly reports: TaskReport[] = [];
  /** Each with the id of the reading that it belongs to. */
  readonly chunks: skein.v1.LogChunk.$Properties[] = [];
  sessions = 0;
  heartbeats = 0;
  /** How often it has sent a worker away. */
  refusals = 0;
  /** Told to every worker; short, so that tests of silence are. */
  heartbeatMs = 1_000;
  /** Told to every worker: over which time all look for the leader again. */
  spreadMs = 0;
  /** Undefined: it leads. Otherwise it sends workers away, to that address if there is one. */
  redirect: { readonly to?: string } | undefined;
  /** It answers heartbeats. */
  answers = true;
  readonly #server = new grpc.Server();
  readonly #calls = new Set<Call>();
  #items: readonly AssignmentItem[] = [];
  #port = 0;

  /** Listens on the port, or on any. */
  async start(port = 0): Promise<this> {
    this.#server.register(
      dispatcher.session.path,
      (call: Call) => this.#session(call),
      ...serializers(dispatcher.session),
      "bidi",
    );
    this.#server.register(
      dispatcher.publishLog.path,
      (call: LogCall, done: grpc.sendUnaryData<skein.v1.PublishLogResponse.$Properties>) => {
        let reading = ""; // Only the first chunk of a call says which reading it answers.
        call.on("data", (chunk: skein.v1.LogChunk.$Properties) => {
          reading ||= chunk.id ?? "";
          this.chunks.push({ ...chunk, id: reading });
        });
        call.on("end", () => done(null, {}));
        call.on("error", () => undefined); // The worker went away: the test knows.
      },
      ...serializers(dispatcher.publishLog),
      "clientStream",
    );
    this.#port = await new Promise<number>((resolve, reject) => {
      const bound = (error: Error | null, got: number): void => (error === null ? resolve(got) : reject(error));
      this.#server.bindAsync(`127.0.0.1:${port}`, grpc.ServerCredentials.createInsecure(), bound);
    });
    return this;
  }

  get address(): string {
    return `127.0.0.1:${this.#port}`;
  }

  /** The connection breaks, and nobody listens any more. */
  stop(): void {
    this.#server.forceShutdown();
  }

  /** From now on this is assigned; workers in session are told everything anew. */
  assign(...items: readonly AssignmentItem[]): void {
    this.#items = items;
    for (const call of this.#calls) this.#sendAll(call);
  }

  /** As a delta. */
  change(put: readonly AssignmentItem[], drop: readonly string[] = []): void {
    const changed = new Map([...this.#items, ...put].map((item) => [keyOf(item), item]));
    for (const key of drop) changed.delete(key);
    this.#items = [...changed.values()];
    this.send({ assignments: { complete: false, last: true, put: put.map(assignment), drop: [...drop] } });
  }

  send(message: skein.v1.ManagerMessage.$Properties): void {
    for (const call of this.#calls) call.write(message);
  }

  /** The states reported for that task, in order. */
  statesOf(task: string): readonly TaskState[] {
    return this.reports.filter(({ taskId }) => taskId === task).map(({ state }) => state);
  }

  lastOf(task: string): TaskReport | undefined {
    return this.reports.filter(({ taskId }) => taskId === task).at(-1);
  }

  #session(call: Call): void {
    if (this.redirect !== undefined) {
      this.refusals += 1;
      const metadata = new grpc.Metadata();
      if (this.redirect.to !== undefined) metadata.set("leader-address", this.redirect.to);
      // grpc-js sends a status this way only: after destroy() it would send none.
      call.emit(
        "error",
        Object.assign(new Error("this manager does not lead"), { code: grpc.status.FAILED_PRECONDITION, metadata }),
      );
      return;
    }
    this.sessions += 1;
    call.on("data", (message: skein.v1.WorkerMessage.$Properties) => this.#hear(call, message));
    for (const event of ["end", "error", "cancelled"]) call.on(event, () => this.#calls.delete(call));
    call.on("end", () => call.end());
  }

  #hear(call: Call, { hello, heartbeat, reports }: skein.v1.WorkerMessage.$Properties): void {
    if (heartbeat != null) this.heartbeats += 1;
    if (hello != null) {
      this.#calls.add(call);
      call.write({ welcome: { nodeId: "node1", heartbeatMs: this.heartbeatMs, spreadMs: this.spreadMs } });
      this.#sendAll(call);
    } else if (heartbeat != null && this.answers) call.write({ heartbeat: { heartbeatMs: this.heartbeatMs } });
    else if (reports != null) {
      for (const bytes of reports.reports ?? []) this.reports.push(JSON.parse(Buffer.from(bytes).toString()));
      call.write({ reportsTaken: { sequence: present(reports.sequence, "a sequence") } });
    }
  }

  #sendAll(call: Call): void {
    // In two parts, as a big set would come.
    const half = Math.ceil(this.#items.length / 2);
    const parts = [this.#items.slice(0, half), this.#items.slice(half)];
    for (const [at, items] of parts.entries()) {
      call.write({ assignments: { complete: true, last: at === 1, put: items.map(assignment), drop: [] } });
    }
  }
}

function assignment(item: AssignmentItem): skein.v1.Assignment.$Properties {
  return { key: keyOf(item), item: Buffer.from(JSON.stringify(item)) };
}

/** In the order in which Server.register takes them. */
function serializers<Request, Response>(rpc: grpc.MethodDefinition<Request, Response>) {
  return [rpc.responseSerialize, rpc.requestDeserialize] as const;
}
