import type { Engine } from "./engine.ts";
import type { ManagerPort, NodePort } from "./port.ts";

/** One HTTP request for a route of ours, whole and parsed as far as every route needs it. */
export interface Call {
  readonly method: string;
  /** As the client sent it, with version prefix and query. */
  readonly url: string;
  /** Without version prefix and query. */
  readonly path: string;
  /** From the route's pattern, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** The asked API version is 1.<minor>. */
  readonly minor: number;
  /** Aborts when the client is gone. */
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** A stream's head is sent at once, before its first byte. */
  readonly body: Uint8Array | AsyncIterable<Uint8Array>;
}

/** A route that the leader serves, whichever manager was asked. */
export interface ClusterRoute {
  readonly method: string;
  /** "/services/:id/logs"; a last "*" takes the rest. */
  readonly path: string;
  /** Answers a stream without a time limit. */
  readonly streams?: boolean;
  handle(manager: ManagerPort, call: Call): Promise<Answer>;
}

/** A route that the asked node serves itself, perhaps with the cluster's part in it. */
export interface LocalRoute {
  readonly method: string;
  readonly path: string;
  handle(here: Here, call: Call): Promise<Answer>;
}

/** What local routes work with. */
export interface Here {
  readonly node: NodePort;
  readonly engine: Engine;
  /** Skein's own version. */
  readonly version: string;
  /** Runs the cluster route for this call, here or at the leader. */
  cluster(call: Call): Promise<Answer>;
}

export function json(status: number, value: unknown): Answer {
  const body = Buffer.from(`${JSON.stringify(value)}\n`);
  // Exactly this content type: Docker's Go client reads an error's message only then.
  return { status, headers: { "content-type": "application/json" }, body };
}

export function empty(status: number): Answer {
  return { status, headers: {}, body: new Uint8Array() };
}

/** The whole body of an answer; for answers that are known to be short. */
export async function bytesOf(answer: Answer): Promise<Buffer> {
  if (answer.body instanceof Uint8Array) return Buffer.from(answer.body);
  const parts: Uint8Array[] = [];
  for await (const part of answer.body) parts.push(part);
  return Buffer.concat(parts);
}
