import type * as grpc from "@grpc/grpc-js";
import { messageOf, SkeinError } from "../../base/error.ts";
import type { NodeId } from "../../base/id.ts";
import type { TaskReport } from "../../model/assignment.ts";
import type { NodeDescription } from "../../model/node.ts";
import type { Observation } from "../../model/observation.ts";
import type { dispatcher } from "../../proto/rpc.ts";
import type { Wanted } from "../plan/assigner.ts";
import { AssignmentStream } from "./assignment-stream.ts";
import { toServiceError } from "./grpc-error.ts";
import type { ManagerAddresses } from "./manager-addresses.ts";

export type SessionCall = grpc.ServerDuplexStream<
  ReturnType<typeof dispatcher.session.requestDeserialize>,
  Parameters<typeof dispatcher.session.responseSerialize>[0]
>;
type WorkerMessage = ReturnType<typeof dispatcher.session.requestDeserialize>;
type ManagerMessage = Parameters<typeof dispatcher.session.responseSerialize>[0];

/** What a session needs of the leader. */
export interface SessionPort {
  heartbeatMs(): number;
  /** Over this time workers are to come back when all lose their sessions at once. */
  spreadMs(): number;
  /** False while the rows may be older than what an earlier leader assigned: a worker would stop what is missing. */
  isCaughtUp(): boolean;
  /** A sign of life of a node that was told to give the next one after `periodMs`. */
  heard(node: NodeId, periodMs: number): void;
  /** Resolves once it is committed. */
  observe(observation: Observation): Promise<void>;
  /** Undefined when the node is no longer part of the swarm. */
  wantedOf(node: NodeId): Wanted | undefined;
  /** The same list as long as nothing in it has changed. */
  managers(): ManagerAddresses;
}

/** One worker's stream: reports and signs of life flow in, assignments flow out. Every decision is elsewhere. */
export class Session {
  readonly node: NodeId;
  readonly #call: SessionCall;
  readonly #port: SessionPort;
  readonly #stream = new AssignmentStream();
  /** The period of its signs of life as it was told last. */
  #periodMs: number;
  #welcomed = false;
  #full = false;
  #ended = false;
  #managersSent: ManagerAddresses = [];

  constructor(node: NodeId, call: SessionCall, port: SessionPort, onEnd: (session: Session) => void) {
    this.node = node;
    this.#call = call;
    this.#port = port;
    this.#periodMs = port.heartbeatMs();
    const over = (): void => {
      if (this.#ended) return;
      this.#ended = true;
      onEnd(this);
    };
    call.on("data", (message: WorkerMessage) => {
      try {
        this.#receive(message);
      } catch (error) {
        this.end(error);
      }
    });
    call.on("drain", () => {
      this.#full = false;
      this.update();
    });
    call.on("end", () => {
      over();
      call.end();
    });
    for (const event of ["cancelled", "error", "close"] as const) call.on(event, over);
  }

  /** Brings the worker up to what is committed now. Called after every entry that may concern it. */
  update(): void {
    if (!this.#welcomed || this.#full || this.#ended || !this.#port.isCaughtUp()) return;
    const wanted = this.#port.wantedOf(this.node);
    if (wanted === undefined) {
      this.end(new SkeinError("FORBIDDEN", { reason: `node ${this.node} is not part of this swarm` }));
      return;
    }
    this.#sendManagers();
    for (const assignments of this.#stream.next(wanted)) this.send({ assignments });
  }

  send(message: ManagerMessage): void {
    // Written although it is full: what is in a message is not computed again, but the next update waits.
    if (!this.#ended && !this.#call.write(message)) this.#full = true;
  }

  /** Ends the stream with this error as its status; the worker will look for another manager, or for another life. */
  end(error: unknown): void {
    if (this.#ended) return;
    // Not destroy: grpc-js sends the status only for an error that it hears of as an event.
    this.#call.emit("error", toServiceError(error));
  }

  #receive(message: WorkerMessage): void {
    if (this.#ended) return;
    const { hello, describe, reports } = message;
    const isAnswered = hello != null || (describe == null && reports == null);
    if (isAnswered) this.#periodMs = this.#port.heartbeatMs();
    // As it was told, or will be in a moment: a report is not answered with a period, the next sign comes when it comes.
    this.#port.heard(this.node, this.#periodMs);
    if (hello != null) this.#hello(hello);
    else if (!this.#welcomed) this.end(new SkeinError("BAD_REQUEST", { reason: "the first message must be hello" }));
    else if (describe != null) this.#observe(this.#nodeStatus({ description: describe.description ?? undefined }));
    else if (reports != null) this.#reports(reports);
    else this.send({ heartbeat: { heartbeatMs: this.#periodMs, spreadMs: this.#port.spreadMs() } });
  }

  #hello(hello: NonNullable<WorkerMessage["hello"]>): void {
    this.#welcomed = true;
    const dataPathAddress = hello.dataPathAddress ?? "";
    const description = hello.description ?? undefined;
    this.#observe(this.#nodeStatus({ description, dataPathAddress, address: addressOf(this.#call.getPeer()) }));
    const spreadMs = this.#port.spreadMs();
    this.send({ welcome: { nodeId: this.node, heartbeatMs: this.#periodMs, spreadMs } });
    this.update();
  }

  #reports(message: NonNullable<WorkerMessage["reports"]>): void {
    const sequence = message.sequence ?? 0;
    const reports = (message.reports ?? [])
      .map((bytes) => parse<TaskReport>(bytes))
      .filter((report) => report !== undefined);
    this.#observe({ kind: "reports", nodeId: this.node, reports }, () => this.send({ reportsTaken: { sequence } }));
  }

  #observe(observation: Observation, taken: () => void = () => undefined): void {
    this.#port.observe(observation).then(taken, (error: unknown) => this.end(error));
  }

  #nodeStatus(said: {
    readonly description?: Uint8Array | undefined;
    readonly dataPathAddress?: string;
    readonly address?: string;
  }): Observation {
    const description = said.description === undefined ? undefined : parse<NodeDescription>(said.description);
    return {
      kind: "nodeStatus",
      nodeId: this.node,
      state: "ready",
      message: "",
      ...(said.address === undefined ? {} : { address: said.address }),
      ...(said.dataPathAddress ? { dataPathAddress: said.dataPathAddress } : {}),
      ...(description === undefined ? {} : { description }),
    };
  }

  #sendManagers(): void {
    const managers = this.#port.managers();
    if (managers === this.#managersSent) return;
    this.#managersSent = managers;
    this.send({ managers: { managers: managers.map(({ nodeId, address }) => ({ nodeId, address })) } });
  }
}

/** The address in grpc-js's "address:port". */
function addressOf(peer: string): string {
  return peer
    .replace(/:\d+$/, "")
    .replace(/^\[|\]$/g, "")
    .replace(/^::ffff:/, "");
}

/** A node speaks for itself, under its own certificate: what is not JSON is not believed, the rest is its own affair. */
function parse<Value>(bytes: Uint8Array): Value | undefined {
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(Buffer.from(bytes).toString()) as Value; // Written by a worker of ours, from the same type.
  } catch (error) {
    throw new SkeinError("BAD_REQUEST", { reason: `a message is not JSON: ${messageOf(error)}` });
  }
}
