import * as grpc from "@grpc/grpc-js";
import type { raft } from "../proto/gen/raft.js";
import type { PeerCall, RaftOptions } from "./types.ts";
import { metadataKey, removedDetails } from "./wire.ts";

/** What the service needs of the member it serves. */
export interface Receiver {
  readonly settings: Pick<RaftOptions, "id" | "authorize" | "log">;
  readonly stopped: boolean;
  receive(from: number, batch: raft.Batch.$Shape): void;
  receiveSnapshot(from: number, parts: AsyncIterable<raft.SnapshotPart.$Shape>): Promise<void>;
  hint(from: number, address: string): void;
  isStranger(id: number): Promise<boolean>;
}

type DeliverCall = grpc.ServerReadableStream<raft.Batch.$Shape, raft.Done.$Shape>;
type InstallCall = grpc.ServerReadableStream<raft.SnapshotPart.$Shape, raft.Done.$Shape>;
type Reply = grpc.sendUnaryData<raft.Done.$Shape>;

export interface RaftHandlers extends grpc.UntypedServiceImplementation {
  deliver: (call: DeliverCall, reply: Reply) => void;
  install: (call: InstallCall, reply: Reply) => void;
}

export function raftHandlers(current: () => Receiver | undefined): RaftHandlers {
  return {
    deliver: (call, reply) => guarded(reply, () => deliver(call, reply, admit(call, current()))),
    install: (call, reply) => guarded(reply, () => install(call, reply, admit(call, current()))),
  };
}

interface Admitted {
  readonly receiver: Receiver;
  readonly from: number;
}

class Refused extends Error {
  readonly code: grpc.status;

  constructor(code: grpc.status, message: string) {
    super(message);
    this.code = code;
  }
}

/** Lets a call in only when it is meant for this member and its certificate is accepted. */
function admit(call: PeerCall, receiver: Receiver | undefined): Admitted {
  if (receiver === undefined || receiver.stopped) throw new Refused(grpc.status.UNAVAILABLE, "raft does not run here");
  const from = Number(call.metadata.get(metadataKey.from)[0]);
  const to = Number(call.metadata.get(metadataKey.to)[0]);
  if (!Number.isSafeInteger(from) || from < 1) throw new Refused(grpc.status.INVALID_ARGUMENT, "who calls is not said");
  if (to !== receiver.settings.id) {
    throw new Refused(grpc.status.NOT_FOUND, `member ${to} is not here; this is ${receiver.settings.id}`);
  }
  try {
    receiver.settings.authorize?.(call, from);
  } catch (error) {
    throw new Refused(grpc.status.PERMISSION_DENIED, error instanceof Error ? error.message : String(error));
  }
  receiver.hint(from, String(call.metadata.get(metadataKey.address)[0] ?? ""));
  return { receiver, from };
}

function deliver(call: DeliverCall, reply: Reply, { receiver, from }: Admitted): void {
  let over = false;
  let asked = false;
  const end = (error: grpc.ServerErrorResponse | null): void => {
    if (over) return;
    over = true;
    reply(error, {});
  };
  call.on("data", (batch: raft.Batch.$Shape) => {
    if (receiver.stopped) {
      end(problem(grpc.status.UNAVAILABLE, "raft has stopped here"));
      return;
    }
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
  });
  call.on("end", () => end(null));
  call.on("error", () => {
    over = true;
  });
}

function install(call: InstallCall, reply: Reply, { receiver, from }: Admitted): void {
  receiver.receiveSnapshot(from, call).then(
    () => reply(null, {}),
    (error: unknown) => {
      receiver.settings.log?.("warn", "could not take a snapshot", { from, error: String(error) });
      reply(problem(grpc.status.ABORTED, error instanceof Error ? error.message : String(error)), null);
    },
  );
}

function guarded(reply: Reply, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    reply(problem(error.code, error.message), null);
  }
}

function problem(code: grpc.status, details: string): grpc.ServerErrorResponse {
  return Object.assign(new Error(details), { code, details });
}
