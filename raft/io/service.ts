import * as grpc from "@grpc/grpc-js";
import type { raft } from "../proto/gen/raft.js";
import type { Incoming } from "./snapshot-receiver.ts";
import type { PeerCall, RaftOptions } from "./types.ts";
import { metadataKey, notRunningDetails, raftService, removedDetails } from "./wire.ts";

/** What the service needs of the member it serves. */
export interface Receiver {
  readonly settings: Pick<RaftOptions, "id" | "authorize"> & Required<Pick<RaftOptions, "log">>;
  /** Aborted when the member stops. */
  readonly stopping: AbortSignal;
  /** Throws when a message makes no sense. */
  receive(from: number, batch: raft.Batch.$Shape): void;
  /** Resolves once the snapshot is durable and taken. */
  receiveSnapshot(from: number, incoming: Incoming): Promise<void>;
  hint(from: number, address: string): void;
  isStranger(id: number): Promise<boolean>;
}

type DeliverCall = grpc.ServerReadableStream<raft.Batch.$Shape | Garbage, raft.Done.$Shape>;
type InstallCall = grpc.ServerDuplexStream<raft.SnapshotPart.$Shape, raft.SnapshotProgress.$Properties>;
type Reply = grpc.sendUnaryData<raft.Done.$Shape>;

export interface RaftHandlers extends grpc.UntypedServiceImplementation {
  deliver: (call: DeliverCall, reply: Reply) => void;
  install: (call: InstallCall) => void;
}

/** The service as a server offers it. */
export const servedRaft = {
  ...raftService,
  deliver: { ...raftService.deliver, requestDeserialize: orGarbage(raftService.deliver.requestDeserialize) },
} as const satisfies grpc.ServiceDefinition;

export function raftHandlers(current: () => Receiver | undefined): RaftHandlers {
  return {
    deliver: (call, reply) => {
      const fail = (error: grpc.ServerErrorResponse): void => reply(error, null);
      guarded(fail, () => deliver(call, reply, admit(call, current())));
    },
    install: (call) => {
      const fail = (error: grpc.ServerErrorResponse): void => {
        // This is how grpc-js is told the status of a call that streams both ways.
        call.emit("error", error);
      };
      guarded(fail, () => install(call, fail, admit(call, current())));
    },
  };
}

interface Admitted {
  readonly receiver: Receiver;
  readonly from: number;
}

/** Bytes that are no message. Thrown only where somebody can log it: inside grpc-js it would go unnoticed. */
class Garbage extends Error {}

class Refused extends Error {
  readonly code: grpc.status;

  constructor(code: grpc.status, message: string) {
    super(message);
    this.code = code;
  }
}

/** Lets a call in only when it is meant for this member and its certificate is accepted. */
function admit(call: PeerCall, receiver: Receiver | undefined): Admitted {
  if (receiver === undefined || receiver.stopping.aborted)
    throw new Refused(grpc.status.UNAVAILABLE, notRunningDetails);
  const from = Number(call.metadata.get(metadataKey.from)[0]);
  const to = Number(call.metadata.get(metadataKey.to)[0]);
  if (!Number.isSafeInteger(from) || from < 1) throw new Refused(grpc.status.INVALID_ARGUMENT, "who calls is not said");
  if (to !== receiver.settings.id) {
    throw new Refused(grpc.status.NOT_FOUND, `member ${to} is not here; this is ${receiver.settings.id}`);
  }
  try {
    receiver.settings.authorize?.(call, from);
  } catch (error) {
    throw new Refused(grpc.status.PERMISSION_DENIED, textOf(error));
  }
  receiver.hint(from, String(call.metadata.get(metadataKey.address)[0] ?? ""));
  return { receiver, from };
}

function deliver(call: DeliverCall, reply: Reply, { receiver, from }: Admitted): void {
  const { log } = receiver.settings;
  let over = false;
  let asked = false;
  // Until it has headers the caller's gRPC keeps what it sends, to repeat it on another connection.
  call.sendMetadata(new grpc.Metadata());
  const leave = (): void => {
    over = true;
    receiver.stopping.removeEventListener("abort", stop);
  };
  const end = (error: grpc.ServerErrorResponse | null): void => {
    if (over) return;
    leave();
    reply(error, {});
  };
  const stop = (): void => end(problem(grpc.status.UNAVAILABLE, notRunningDetails));
  receiver.stopping.addEventListener("abort", stop);
  const take = (batch: raft.Batch.$Shape | Garbage): void => {
    if (batch instanceof Garbage) throw batch;
    receiver.receive(from, batch);
    const campaigns = batch.messages?.some((message) => message.preVote || message.vote) ?? false;
    if (!campaigns || asked) return;
    asked = true;
    receiver.isStranger(from).then(
      (stranger) => {
        asked = false;
        if (stranger) end(problem(grpc.status.FAILED_PRECONDITION, removedDetails));
      },
      // Not the leader any more: whoever is will tell.
      () => {
        asked = false;
      },
    );
  };
  call.on("data", (batch: raft.Batch.$Shape | Garbage) => {
    if (over) return;
    try {
      take(batch);
    } catch (error) {
      // Of another version, or no member at all: there is no telling what the rest of the stream would mean.
      log("warn", "a peer sent what makes no sense; its stream is ended", { from, error: textOf(error) });
      end(problem(grpc.status.INVALID_ARGUMENT, textOf(error)));
    }
  });
  call.on("end", () => end(null));
  call.on("cancelled", () => {
    // Either all was said, or the connection broke, or the peer sent more in one message than the server takes.
    if (!over) log("info", "the stream of a peer broke off", { from });
    leave();
  });
  call.on("error", leave);
}

function install(
  call: InstallCall,
  fail: (error: grpc.ServerErrorResponse) => void,
  { receiver, from }: Admitted,
): void {
  const over = new AbortController();
  call.on("cancelled", () => over.abort(new Error("the call was broken off")));
  let bytes = 0;
  const incoming: Incoming = {
    // Not destroyed when we stop reading early: a status could not be sent any more.
    parts: call.iterator({ destroyOnReturn: false }),
    progress: (received) => {
      bytes = received;
      call.write({ bytes });
    },
    signal: over.signal,
  };
  receiver.receiveSnapshot(from, incoming).then(
    () => {
      call.write({ bytes, complete: true });
      call.end();
    },
    (error: unknown) => {
      receiver.settings.log("warn", "could not take a snapshot", { from, error: textOf(error) });
      fail(problem(grpc.status.ABORTED, textOf(error)));
    },
  );
}

function guarded(fail: (error: grpc.ServerErrorResponse) => void, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    fail(problem(error.code, error.message));
  }
}

function problem(code: grpc.status, details: string): grpc.ServerErrorResponse {
  return Object.assign(new Error(details), { code, details });
}

function orGarbage<Value>(deserialize: (bytes: Buffer) => Value): (bytes: Buffer) => Value | Garbage {
  return (bytes) => {
    try {
      return deserialize(bytes);
    } catch (error) {
      return new Garbage(textOf(error));
    }
  };
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
