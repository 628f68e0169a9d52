import * as grpc from "@grpc/grpc-js";
import { messageOf } from "../../base/error.ts";
import { limits } from "../../base/limit.ts";
import type { TaskReport } from "../../model/assignment.ts";
import type { NodeDescription } from "../../model/node.ts";
import type { skein } from "../../proto/gen/skein.js";
import { dispatcher } from "../../proto/rpc.ts";
import type { AssignmentPart } from "../assignment-set.ts";
import { partOf } from "./assignment-part.ts";

/** What the leader's stream brings. */
export interface LeaderListener {
  onWelcome(): void;
  onAssignments(part: AssignmentPart): void;
  onReportsTaken(sequence: number): void;
  onManagers(addresses: readonly string[]): void;
  /** The leader has been silent for so long that another may lead. */
  onDoubt(): void;
  onLogRequest(request: skein.v1.LogRequest.$Properties, client: grpc.Client): void;
  onLogCancel(id: string): void;
}

export interface StreamEnd {
  /** "refused": it is there, but does not lead. "silent": no welcome in time. */
  readonly kind: "refused" | "silent" | "failed";
  readonly reason: string;
  /** Where the leader is, as a manager that does not lead said. */
  readonly leaderAddress?: string;
}

export interface StreamOptions {
  readonly address: string;
  /** The owner's, to close or to use again. */
  readonly client: grpc.Client;
  /** Until the welcome. */
  readonly patienceMs: number;
  readonly listener: LeaderListener;
}

/** Heartbeats without an answer until the leader is in doubt, and until it is given up. */
const missed = { doubt: 2, lost: 3 } as const;
type WorkerMessage = skein.v1.WorkerMessage.$Properties;
type ManagerMessage = skein.v1.ManagerMessage.$Properties;

/** A connection of its own: whoever opens it hands in credentials anew. */
export function leaderClient(address: string, credentials: grpc.ChannelCredentials): grpc.Client {
  return new grpc.Client(address, credentials, channelOptions);
}

/** One Session stream to one manager: opened by the constructor, over when `ended` resolves. */
export class LeaderStream {
  readonly ended: Promise<StreamEnd>;
  readonly #client: grpc.Client;
  readonly #call: grpc.ClientDuplexStream<WorkerMessage, ManagerMessage>;
  readonly #listener: LeaderListener;
  #welcomed = false;
  #missed = 0;
  #spreadMs = 0;
  #beat: NodeJS.Timeout;
  #closed: Pick<StreamEnd, "kind" | "reason"> | undefined;

  constructor({ address, client, patienceMs, listener }: StreamOptions) {
    this.#listener = listener;
    this.#client = client;
    const { path, requestSerialize, responseDeserialize } = dispatcher.session;
    this.#call = this.#client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
    this.#beat = setTimeout(() => this.#end({ kind: "silent", reason: `${address} does not answer` }), patienceMs);
    this.ended = new Promise((resolve) => {
      const end = (how: StreamEnd): void => {
        clearTimeout(this.#beat);
        resolve({ ...how, ...this.#closed });
      };
      this.#call.on("error", (error: grpc.ServiceError) => end(endOf(error)));
      this.#call.on("end", () => end({ kind: "failed", reason: `${address} ended the session` }));
    });
    this.#call.on("data", (message: ManagerMessage) => this.#receive(message));
  }

  /** Two heartbeats are unanswered. It may still be there: nothing else says that it is not. */
  get isInDoubt(): boolean {
    return this.#missed >= missed.doubt;
  }

  /** When it has ended: within this time those who lost it, too, look for the leader again. 0 if we hung up. */
  get spreadMs(): number {
    return this.#spreadMs;
  }

  hello(description: NodeDescription, dataPathAddress: string): void {
    this.#send({ hello: { description: bytesOf(description), dataPathAddress } });
  }

  describe(description: NodeDescription): void {
    this.#send({ describe: { description: bytesOf(description) } });
  }

  report(reports: readonly TaskReport[], sequence: number): void {
    this.#send({ reports: { reports: reports.map(bytesOf), sequence } });
  }

  close(reason: string): void {
    this.#end({ kind: "failed", reason });
  }

  #end(how: Pick<StreamEnd, "kind" | "reason">): void {
    this.#closed ??= how;
    this.#spreadMs = 0;
    clearTimeout(this.#beat);
    this.#call.cancel();
  }

  #send(message: WorkerMessage): void {
    // What is written after the end goes nowhere, as it should; the next session says it again.
    if (this.#call.writable) this.#call.write(message);
  }

  #receive(message: ManagerMessage): void {
    if (this.#closed !== undefined) return;
    this.#missed = 0;
    try {
      this.#dispatch(message);
    } catch (error) {
      this.close(`a message from the leader cannot be used: ${messageOf(error)}`);
    }
  }

  #dispatch({ welcome, heartbeat, assignments, reportsTaken, logRequest, logCancel, managers }: ManagerMessage): void {
    if (welcome != null) {
      this.#welcomed = true;
      this.#spreadMs = welcome.spreadMs ?? 0;
      this.#beatEvery(welcome.heartbeatMs ?? 0);
      this.#listener.onWelcome();
    } else if (heartbeat != null) {
      this.#spreadMs = heartbeat.spreadMs ?? 0;
      this.#beatEvery(heartbeat.heartbeatMs ?? 0);
    } else if (assignments != null) this.#listener.onAssignments(partOf(assignments));
    else if (reportsTaken != null) this.#listener.onReportsTaken(reportsTaken.sequence ?? 0);
    else if (logRequest != null) this.#listener.onLogRequest(logRequest, this.#client);
    else if (logCancel != null) this.#listener.onLogCancel(logCancel.id ?? "");
    else if (managers != null) {
      this.#listener.onManagers((managers.managers ?? []).flatMap(({ address }) => (address ? [address] : [])));
    }
  }

  /** The period is the leader's to say, and may change with every answer. */
  #beatEvery(periodMs: number): void {
    if (!this.#welcomed) return;
    clearTimeout(this.#beat);
    this.#beat = setTimeout(() => this.#tick(periodMs), Math.max(periodMs, periodMsMin));
  }

  #tick(periodMs: number): void {
    this.#missed += 1;
    if (this.#missed >= missed.lost) {
      this.close("the leader does not answer any more");
      return;
    }
    this.#send({ heartbeat: {} });
    this.#beatEvery(periodMs);
    if (this.isInDoubt) this.#listener.onDoubt();
  }
}

const periodMsMin = 50;

/** Every node's certificate is also for the name `skein`: addresses change, and are nobody's identity. */
const channelOptions: grpc.ChannelOptions = {
  "grpc.ssl_target_name_override": "skein",
  "grpc.max_receive_message_length": limits.grpcMessageBytesMax,
  "grpc.max_send_message_length": limits.grpcMessageBytesMax,
  "grpc.enable_retries": 0,
  // Shared with nobody, whatever else this process has to say to that manager.
  "grpc.use_local_subchannel_pool": 1,
};

function bytesOf(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

function endOf(error: grpc.ServiceError): StreamEnd {
  const reason = error.details || error.message;
  if (error.code !== grpc.status.FAILED_PRECONDITION) return { kind: "failed", reason };
  const [address] = error.metadata.get("leader-address");
  const isKnown = typeof address === "string" && address !== "";
  return { kind: "refused", reason, ...(isKnown && { leaderAddress: address }) };
}
