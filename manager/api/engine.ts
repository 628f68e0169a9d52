import { request as httpRequest, type IncomingMessage } from "node:http";
import { messageOf, SkeinError } from "../../base/error.ts";
import { minorMax } from "./api-version.ts";
import type { Answer, Call } from "./call.ts";

/** This node's Docker Engine, as the API asks it. */
export interface Engine {
  readonly socketPath: string;
  /** A GET of a short JSON document. Throws UNAVAILABLE when the engine does not answer. */
  get(
    path: string,
    signal: AbortSignal,
  ): Promise<{ readonly status: number; readonly value: unknown; readonly headers: Headers }>;
  /** Sends a call on as it came and answers as the engine does; a stream stays one. */
  relay(call: Call, url?: string): Promise<Answer>;
  /** The path with a version that this engine speaks. */
  pathFor(url: string): Promise<string>;
}
type Headers = Readonly<Record<string, string>>;

export function createEngine(socketPath: string): Engine {
  let known: Promise<number> | undefined;
  const send = (parts: Omit<Sent, "socketPath">): Promise<IncomingMessage> =>
    exchange({ ...parts, socketPath }).catch((error: unknown) => {
      known = undefined; // It may come back as another version.
      throw unreachableEngine(socketPath, error);
    });
  const askVersion = async (): Promise<number> => {
    const reply = await send({ method: "GET", path: "/version", headers: {}, signal: AbortSignal.timeout(10_000) });
    const version = stringMember(JSON.parse(await textOf(reply)), "ApiVersion") ?? "";
    return Number(/^1\.(\d+)$/.exec(version)?.[1] ?? minorMax);
  };
  const pathFor = async (url: string): Promise<string> => {
    const match = /^\/v1\.(\d+)(?=[/?]|$)/.exec(url);
    if (match === null) return url;
    known ??= askVersion();
    const newest = await known.catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return Number(match[1]) > newest ? `/v1.${newest}${url.slice(match[0].length)}` : url;
  };
  return {
    socketPath,
    pathFor,
    async get(path, signal) {
      const reply = await send({ method: "GET", path, headers: {}, signal });
      const text = await textOf(reply);
      return { status: reply.statusCode ?? 500, value: jsonOf(text), headers: endToEnd(reply.headers) };
    },
    async relay(call, url = call.url) {
      const path = await pathFor(url);
      const headers = {
        ...endToEnd(call.headers),
        ...(call.body.length > 0 && { "content-length": String(call.body.length) }),
      };
      const reply = await send({ method: call.method, path, headers, body: call.body, signal: call.signal });
      return { status: reply.statusCode ?? 500, headers: endToEnd(reply.headers), body: reply };
    },
  };
}

export function unreachableEngine(socketPath: string, error: unknown): SkeinError {
  const reason = `the Docker Engine of this node does not answer at ${socketPath}: ${messageOf(error)}`;
  return new SkeinError("UNAVAILABLE", { reason }, error);
}

interface Sent {
  readonly socketPath: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body?: Uint8Array;
  readonly signal: AbortSignal;
}

function exchange({ socketPath, method, path, headers, body, signal }: Sent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // One connection each: the engine may be restarted at any time, and a local connect costs next to nothing.
    const sent = httpRequest({
      socketPath,
      method,
      path,
      headers: { host: "docker", ...headers, ...closedByUs },
      agent: false,
      signal,
    });
    sent.once("response", resolve);
    sent.once("error", reject);
    sent.end(body);
  });
}

/** Asked to close, the engine may do so between node's last two writes; that fails a call that was answered. */
export const closedByUs = { Connection: "keep-alive" } as const;

async function textOf(reply: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  // A message without encoding yields bytes.
  for await (const part of reply) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts).toString("utf8");
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text; // `/_ping` answers plain text.
  }
}

function stringMember(value: unknown, key: string): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const member: unknown = Reflect.get(value, key);
  return typeof member === "string" ? member : undefined;
}

const hopByHop = [
  "connection",
  "keep-alive",
  "transfer-encoding",
  "te",
  "trailer",
  "upgrade",
  "expect",
  "proxy-connection",
];

export function isHopByHop(name: string): boolean {
  return hopByHop.includes(name.toLowerCase());
}

/** Headers that are meant for the other end, lower case, one value each. */
export function endToEnd(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string> {
  const kept = Object.entries(headers).flatMap(([name, value]) => {
    if (value === undefined || isHopByHop(name)) return [];
    return [[name.toLowerCase(), typeof value === "string" ? value : value.join(", ")] as const];
  });
  return Object.fromEntries(kept);
}
