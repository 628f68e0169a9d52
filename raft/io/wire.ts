import type * as grpc from "@grpc/grpc-js";
import { raft } from "../proto/gen/raft.js";
import { bufferOf } from "./codec.ts";
import { NumberReader } from "./number-reader.ts";

/** The two calls between members, as grpc-js wants them described. */
export const raftService = {
  deliver: {
    path: "/raft.Raft/Deliver",
    requestStream: true,
    responseStream: false,
    requestSerialize: (batch: raft.Batch.$Properties): Buffer => bufferOf(raft.Batch.encode(batch).finish()),
    requestDeserialize: (bytes: Buffer): raft.Batch.$Shape => raft.Batch.decode(new NumberReader(bytes)),
    responseSerialize: serializeDone,
    responseDeserialize: deserializeDone,
  },
  install: {
    path: "/raft.Raft/Install",
    requestStream: true,
    responseStream: true,
    requestSerialize: (part: raft.SnapshotPart.$Properties): Buffer =>
      bufferOf(raft.SnapshotPart.encode(part).finish()),
    requestDeserialize: (bytes: Buffer): raft.SnapshotPart.$Shape => raft.SnapshotPart.decode(new NumberReader(bytes)),
    responseSerialize: (progress: raft.SnapshotProgress.$Properties): Buffer =>
      bufferOf(raft.SnapshotProgress.encode(progress).finish()),
    responseDeserialize: (bytes: Buffer): raft.SnapshotProgress.$Shape =>
      raft.SnapshotProgress.decode(new NumberReader(bytes)),
  },
} as const satisfies grpc.ServiceDefinition;

/** Who calls, whom it means, and where the caller can be reached: known before the first message. */
export const metadataKey = { from: "raft-from", to: "raft-to", address: "raft-address" } as const;

/** The details of the status that tells a member that the cluster went on without it. */
export const removedDetails = "raft: this member was removed from the cluster";

/** The details of the status that tells that the process lives, but its member does not (yet, or any more). */
export const notRunningDetails = "raft: no member runs here";

function serializeDone(done: raft.Done.$Shape): Buffer {
  return bufferOf(raft.Done.encode(done).finish());
}

function deserializeDone(bytes: Buffer): raft.Done.$Shape {
  return raft.Done.decode(bytes);
}
