import * as grpc from "@grpc/grpc-js";
import type { Clock } from "../../base/clock.ts";
import { SkeinError } from "../../base/error.ts";
import type { ClusterId } from "../../base/id.ts";
import type { Cluster } from "../../model/cluster.ts";
import { authority, dispatcher, managers } from "../../proto/rpc.ts";
import { type Identity, identityOf } from "../ca/identity.ts";
import { isRemoved } from "../ca/issue.ts";
import { toStatus } from "./grpc-error.ts";

/** Who may call. `node` is any node of this cluster. */
export type Caller = "anybody" | "node" | "manager";

/** Every RPC that managers serve, and who may call it. What is not in here is refused. */
export const callers: Readonly<Record<string, Caller>> = {
  [authority.getRoot.path]: "anybody",
  [authority.issue.path]: "anybody", // A token or a certificate is then asked for.
  [managers.join.path]: "manager",
  [managers.leave.path]: "manager",
  [managers.ping.path]: "manager",
  [managers.forward.path]: "manager",
  [dispatcher.session.path]: "node",
  [dispatcher.publishLog.path]: "node",
  "/raft.Raft/Deliver": "manager",
  "/raft.Raft/Install": "manager",
};

export interface Doorkeeper {
  readonly clusterId: ClusterId;
  /** As far as this manager knows; absent while it has no state yet. */
  cluster(): Cluster | undefined;
  readonly clock: Clock;
}

/** The one place where calls are let in: runs before any handler, for every service of the server. */
export function doorkeeper(door: Doorkeeper): grpc.ServerInterceptor {
  return (method, call) =>
    new grpc.ServerInterceptingCall(call, {
      start: (next) => {
        const listener = new grpc.ServerListenerBuilder().withOnReceiveMetadata((metadata, proceed) => {
          const refusal = refusalOf(door, callers[method.path], identityOfCall(call));
          if (refusal === undefined) proceed(metadata);
          else call.sendStatus(refusedAtTheDoor(refusal));
        });
        next(listener.build());
      },
    });
}

/** Marked, so that who reads logs, and the test, can tell it from a handler's own refusal. */
function refusedAtTheDoor(refusal: SkeinError): grpc.StatusObject {
  const status = toStatus(refusal);
  status.metadata.set("refused-by", "doorkeeper");
  return status;
}

type Authenticated = Pick<grpc.ServerInterceptingCallInterface, "getAuthContext">;

/** Who calls, by its certificate; undefined without one that our root signed. */
export function identityOfCall(call: Authenticated): Identity | undefined {
  // Given by grpc-js only when TLS has verified the chain.
  const subject = call.getAuthContext().sslPeerCertificate?.subject;
  return subject === undefined ? undefined : identityOf(subject);
}

/** As above, where the table has let in nodes only. */
export function requireIdentity(call: Authenticated): Identity {
  const identity = identityOfCall(call);
  if (identity === undefined)
    throw new SkeinError("UNAUTHENTICATED", { reason: "a valid node certificate is necessary" });
  return identity;
}

function refusalOf(door: Doorkeeper, wanted: Caller | undefined, caller: Identity | undefined): SkeinError | undefined {
  if (wanted === undefined) return new SkeinError("FORBIDDEN", { reason: "nobody may call this" });
  const removed = caller !== undefined && wasRemoved(door, caller);
  if (removed) return new SkeinError("FORBIDDEN", { reason: `node ${caller.nodeId} was removed from this swarm` });
  if (wanted === "anybody") return undefined;
  if (caller === undefined) {
    return new SkeinError("UNAUTHENTICATED", { reason: "a valid node certificate is necessary" });
  }
  if (caller.clusterId !== door.clusterId) {
    return new SkeinError("FORBIDDEN", { reason: "the certificate belongs to another swarm" });
  }
  if (wanted === "manager" && caller.role !== "manager") {
    return new SkeinError("FORBIDDEN", { reason: "only managers may call this" });
  }
  return undefined;
}

function wasRemoved(door: Doorkeeper, caller: Identity): boolean {
  const cluster = door.cluster();
  return cluster !== undefined && isRemoved(cluster, caller.nodeId, door.clock.now());
}
