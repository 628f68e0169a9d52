import * as grpc from "@grpc/grpc-js";
import { SkeinError } from "../../base/error.ts";
import { wait } from "../../base/io/wait.ts";
import { limits, times } from "../../base/limit.ts";
import { fromServiceError, isDistrust, redirectOf, toServiceError } from "./grpc-error.ts";
import { channelNames } from "./trust.ts";

/** Options of every channel and server between nodes. */
export const channelOptions = {
  "grpc.max_receive_message_length": limits.grpcMessageBytesMax,
  "grpc.max_send_message_length": limits.grpcMessageBytesMax,
} as const;

/** What a call needs to know of its method; fits every entry of proto/rpc.ts. */
export interface Method<Request, Response> {
  readonly path: string;
  readonly requestSerialize: (message: Request) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => Response;
}

export interface CallSettings {
  readonly address: string;
  readonly credentials: grpc.ChannelCredentials;
  readonly signal: AbortSignal;
  readonly timeoutMs?: number;
}

/** A client for one address, whose certificate must carry the cluster's common name. */
export function clientTo(address: string, credentials: grpc.ChannelCredentials): grpc.Client {
  return new grpc.Client(address, credentials, {
    ...channelOptions,
    ...channelNames,
    // A manager that comes back is asked again soon.
    "grpc.initial_reconnect_backoff_ms": 100,
    "grpc.max_reconnect_backoff_ms": 1_000,
  });
}

/** One unary call on a connection of its own. Throws grpc's error as it came. */
export async function callOnce<Request, Response>(
  method: Method<Request, Response>,
  request: Request,
  { address, credentials, signal, timeoutMs = times.requestMs }: CallSettings,
): Promise<Response> {
  signal.throwIfAborted();
  const client = clientTo(address, credentials);
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const { path, requestSerialize, responseDeserialize } = method;
  const deadline = performance.timeOrigin + performance.now() + timeoutMs;
  const call = client.makeUnaryRequest(
    path,
    requestSerialize,
    responseDeserialize,
    request,
    { deadline },
    (error, response) => {
      if (error !== null) reject(error);
      else if (response === undefined) reject(new SkeinError("INTERNAL", { reason: `${path} gave no answer` }));
      else resolve(response);
    },
  );
  const abort = (): void => call.cancel();
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await promise;
  } finally {
    signal.removeEventListener("abort", abort);
    client.close();
  }
}

export interface LeaderCallSettings {
  /** Managers to try; the leader's address is learned from any of them. */
  readonly addresses: readonly string[];
  readonly credentials: () => grpc.ChannelCredentials;
  readonly signal: AbortSignal;
  readonly patienceMs: number;
}

/** One unary call to the leader, found by asking around until `patienceMs` is over. Throws SkeinError. */
export async function callLeader<Request, Response>(
  method: Method<Request, Response>,
  request: Request,
  { addresses, credentials, signal, patienceMs }: LeaderCallSettings,
): Promise<Response> {
  const giveUpAt = performance.now() + patienceMs;
  let next: string | undefined;
  let last: unknown = new SkeinError("NO_LEADER", {});
  for (let attempt = 0; ; attempt += 1) {
    const left = giveUpAt - performance.now();
    const address = next ?? addresses[attempt % addresses.length];
    if (address === undefined || (left <= 0 && attempt > 0)) throw last;
    try {
      return await callOnce(method, request, {
        address,
        credentials: credentials(),
        signal,
        timeoutMs: Math.max(left, 1_000),
      });
    } catch (error) {
      const redirect = redirectOf(error);
      last = redirect === undefined ? fromServiceError(error) : new SkeinError("NO_LEADER", {});
      // Whoever is there is not of our swarm, and will not be in a moment either.
      if (isDistrust(error) && addresses.length === 1) throw last;
      if (redirect === undefined && !(last instanceof SkeinError && last.code === "UNAVAILABLE")) throw last;
      const elsewhere = redirect?.leaderAddress;
      const known = elsewhere !== undefined && elsewhere !== address;
      next = known ? elsewhere : undefined;
      if (!known) await wait(retryMs, signal);
    }
  }
}

const retryMs = 150;

/** A unary handler from an async function: what it throws becomes the call's status. */
export function unary<Request, Response>(
  handle: (request: Request, call: grpc.ServerUnaryCall<Request, Response>, signal: AbortSignal) => Promise<Response>,
): grpc.handleUnaryCall<Request, Response> {
  return (call, reply) => {
    const cancelled = new AbortController();
    call.on("cancelled", () => cancelled.abort(new SkeinError("UNAVAILABLE", { reason: "the caller has gone" })));
    handle(call.request, call, cancelled.signal).then(
      (response) => reply(null, response),
      (error: unknown) => reply(toServiceError(error), null),
    );
  };
}
