import * as grpc from "@grpc/grpc-js";
import { SkeinError } from "../../base/error.ts";
import type { skein } from "../../proto/gen/skein.js";
import { managers } from "../../proto/rpc.ts";
import type { HandedRequest, HandedResponse } from "../api/port.ts";
import { fromServiceError, isServiceError, redirectOf, toServiceError } from "./grpc-error.ts";

type ForwardCall = grpc.ServerWritableStream<skein.v1.ForwardRequest.$Properties, skein.v1.ForwardResponse.$Properties>;
type Handle = (request: HandedRequest, signal: AbortSignal) => Promise<HandedResponse>;

/** A body's part stays well below what gRPC lets through. */
const partBytes = 256 * 1024;

/** The leader's side: answers a client's request that a follower handed on. */
export function serveForward(call: ForwardCall, handle: Handle): void {
  const gone = new AbortController();
  call.on("cancelled", () => gone.abort(new SkeinError("UNAVAILABLE", { reason: "the client has gone" })));
  answer(call, handle, gone.signal).then(
    () => call.end(),
    (error: unknown) => {
      if (!gone.signal.aborted) call.emit("error", toServiceError(error));
    },
  );
}

async function answer(call: ForwardCall, handle: Handle, signal: AbortSignal): Promise<void> {
  const { method, path, headers, body } = call.request;
  const named = (headers ?? []).map(({ name, value }) => [name ?? "", value ?? ""] as const);
  const request = {
    method: method ?? "",
    path: path ?? "",
    headers: Object.fromEntries(named),
    body: body ?? new Uint8Array(),
  };
  const response = await handle(request, signal);
  const head = Object.entries(response.headers).map(([name, value]) => ({ name, value }));
  await write(call, { status: response.status, headers: head }, signal);
  for await (const part of response.body) {
    for (let from = 0; from < part.length; from += partBytes) {
      await write(call, { body: part.subarray(from, from + partBytes) }, signal);
    }
  }
}

async function write(
  call: ForwardCall,
  message: skein.v1.ForwardResponse.$Properties,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  if (call.write(message)) return;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const abort = (): void => reject(signal.reason);
  const drained = (): void => resolve();
  signal.addEventListener("abort", abort, { once: true });
  call.once("drain", drained);
  try {
    await promise;
  } finally {
    signal.removeEventListener("abort", abort);
    call.removeListener("drain", drained);
  }
}

/** What came of one attempt to hand a request to who was thought to lead. */
export type Attempt =
  | { readonly kind: "answered"; readonly response: HandedResponse }
  /** It was not done: it may be handed to another. */
  | { readonly kind: "notDone" };

export interface ForwardSignals {
  /** The client's patience; ends streams as well. */
  readonly signal: AbortSignal;
  /** Fires when who was asked is no longer thought to lead; ends only the wait for an answer. */
  readonly deposed: AbortSignal;
}

/** The follower's side: one attempt. Throws SkeinError when it may have been done. */
export async function forwardOnce(
  client: grpc.Client,
  request: HandedRequest,
  { signal, deposed }: ForwardSignals,
): Promise<Attempt> {
  const headers = Object.entries(request.headers).map(([name, value]) => ({ name, value }));
  const { path, requestSerialize, responseDeserialize } = managers.forward;
  const call = client.makeServerStreamRequest(path, requestSerialize, responseDeserialize, { ...request, headers });
  const abort = (): void => call.cancel();
  const both = AbortSignal.any([signal, deposed]);
  both.addEventListener("abort", abort, { once: true });
  if (both.aborted) abort();
  const parts: AsyncIterator<skein.v1.ForwardResponse.$Properties> = call[Symbol.asyncIterator]();
  try {
    const first = await parts.next();
    both.removeEventListener("abort", abort);
    signal.addEventListener("abort", abort, { once: true });
    if (first.done === true) throw new SkeinError("OUTCOME_UNKNOWN", {});
    const { status, headers: answered } = first.value;
    const named = (answered ?? []).map(({ name, value }) => [name ?? "", value ?? ""] as const);
    const body = bodyOf(parts, () => {
      signal.removeEventListener("abort", abort);
      call.cancel();
    });
    return { kind: "answered", response: { status: status ?? 500, headers: Object.fromEntries(named), body } };
  } catch (error) {
    both.removeEventListener("abort", abort);
    if (redirectOf(error) !== undefined || wasNeverSent(error)) return { kind: "notDone" };
    const isRead = request.method === "GET" || request.method === "HEAD";
    const lost =
      isServiceError(error) && (error.code === grpc.status.UNAVAILABLE || error.code === grpc.status.CANCELLED);
    if (lost && isRead && !signal.aborted) return { kind: "notDone" };
    if (lost) throw new SkeinError("OUTCOME_UNKNOWN", {}, error);
    throw fromServiceError(error);
  }
}

async function* bodyOf(
  parts: AsyncIterator<skein.v1.ForwardResponse.$Properties>,
  finish: () => void,
): AsyncGenerator<Uint8Array> {
  try {
    for (let part = await parts.next(); part.done !== true; part = await parts.next()) {
      if (part.value.body != null && part.value.body.length > 0) yield part.value.body;
    }
  } finally {
    finish();
  }
}

/** grpc-js's words for "no connection came about": nothing left this machine. */
function wasNeverSent(error: unknown): boolean {
  if (!isServiceError(error) || error.code !== grpc.status.UNAVAILABLE) return false;
  return error.details.startsWith("No connection established") || error.details.startsWith("Name resolution failed");
}
