import { randomBytes } from "node:crypto";
import * as grpc from "@grpc/grpc-js";
import protobuf from "protobufjs/minimal.js";
import { bufferOf } from "../io/codec.ts";

/** Both systems take the same request, etcd's: `PutRequest { bytes key = 1; bytes value = 2; }`. */
export const putPath = { raft: "/raft.bench.Bench/Put", etcd: "/etcdserverpb.KV/Put" } as const;

export const putService = {
  put: {
    path: putPath.raft,
    requestStream: false,
    responseStream: false,
    requestSerialize: same,
    requestDeserialize: same,
    responseSerialize: encodeIndex,
    responseDeserialize: same,
  },
} as const satisfies grpc.ServiceDefinition;

/** Requests over a small set of keys, made once, so that the client spends its time on sending. */
export function putRequests(valueBytes: number): readonly Buffer[] {
  const value = randomBytes(valueBytes);
  return Array.from({ length: 64 }, (_, key) => {
    const name = Buffer.from(`key-${key}`);
    return bufferOf(protobuf.Writer.create().uint32(10).bytes(name).uint32(18).bytes(value).finish());
  });
}

/** The length of the key in a request, whose first field it is. */
export function keyOf(request: Uint8Array): string {
  return bufferOf(request).toString("latin1", 2, 2 + (request[1] ?? 0));
}

/** One write; rejects when it was refused, failed or took longer than the deadline. */
export function put(client: grpc.Client, path: string, request: Buffer, deadlineMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = { deadline: Date.now() + deadlineMs };
    client.makeUnaryRequest(path, same, same, request, emptyMetadata, options, (error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });
}

const emptyMetadata = new grpc.Metadata();

function encodeIndex(index: number): Buffer {
  return bufferOf(protobuf.Writer.create().uint32(8).uint64(index).finish());
}

function same(bytes: Buffer): Buffer {
  return bytes;
}
