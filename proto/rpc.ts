import type { MethodDefinition } from "@grpc/grpc-js";
import { skein } from "./gen/skein.js";

export const v1 = skein.v1;
export type v1 = typeof skein.v1;

/** What the generated classes have in common. */
interface Codec<Loose, Strict> {
  encode(message: Loose): { finish(): Uint8Array };
  decode(bytes: Uint8Array): Strict;
}

type Kind = "unary" | "clientStream" | "serverStream" | "duplex";

/** A grpc-js method definition, typed by the generated classes. `Out` is what one sends, `In` what one receives. */
export type Rpc<RequestLoose, RequestStrict, ResponseLoose, ResponseStrict> = MethodDefinition<
  RequestLoose,
  ResponseLoose
> & {
  readonly requestDeserialize: (bytes: Buffer) => RequestLoose & RequestStrict;
  readonly responseDeserialize: (bytes: Buffer) => ResponseLoose & ResponseStrict;
};

function rpc<RequestLoose, RequestStrict extends RequestLoose, ResponseLoose, ResponseStrict extends ResponseLoose>(
  kind: Kind,
  path: string,
  request: Codec<RequestLoose, RequestStrict>,
  response: Codec<ResponseLoose, ResponseStrict>,
): Rpc<RequestLoose, RequestStrict, ResponseLoose, ResponseStrict> {
  return {
    path,
    requestStream: kind === "clientStream" || kind === "duplex",
    responseStream: kind === "serverStream" || kind === "duplex",
    requestSerialize: (message) => bufferOf(request.encode(message).finish()),
    requestDeserialize: (bytes) => request.decode(bytes),
    responseSerialize: (message) => bufferOf(response.encode(message).finish()),
    responseDeserialize: (bytes) => response.decode(bytes),
  };
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export const authority = {
  getRoot: rpc("unary", "/skein.v1.Authority/GetRoot", v1.GetRootRequest, v1.GetRootResponse),
  issue: rpc("unary", "/skein.v1.Authority/Issue", v1.IssueRequest, v1.IssueResponse),
} as const;

export const managers = {
  join: rpc("unary", "/skein.v1.Managers/Join", v1.JoinManagerRequest, v1.JoinManagerResponse),
  leave: rpc("unary", "/skein.v1.Managers/Leave", v1.LeaveManagerRequest, v1.LeaveManagerResponse),
  ping: rpc("unary", "/skein.v1.Managers/Ping", v1.PingRequest, v1.PingResponse),
  forward: rpc("serverStream", "/skein.v1.Managers/Forward", v1.ForwardRequest, v1.ForwardResponse),
} as const;

export const dispatcher = {
  session: rpc("duplex", "/skein.v1.Dispatcher/Session", v1.WorkerMessage, v1.ManagerMessage),
  publishLog: rpc("clientStream", "/skein.v1.Dispatcher/PublishLog", v1.LogChunk, v1.PublishLogResponse),
} as const;
