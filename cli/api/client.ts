import { type ClientRequest, type IncomingMessage, request } from "node:http";
import { CliFailure } from "../failure.ts";
import type { Endpoint } from "./endpoint.ts";

const newestVersion = "1.50";

type Query = Readonly<Record<string, string | undefined>>;

/** The answer that says no; `reason` is the daemon's own text. */
export class ApiFailure extends CliFailure {
  readonly status: number;
  readonly reason: string;
  constructor(status: number, reason: string) {
    super(`Error response from daemon: ${reason}`);
    this.status = status;
    this.reason = reason;
  }
}

interface SendOptions {
  readonly query?: Query;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** One daemon's REST API. Answers are the daemon's JSON, trusted to have the documented shape. */
export interface Api {
  readonly endpoint: string;
  get<Answer>(path: string, query?: Query, headers?: SendOptions["headers"]): Promise<Answer>;
  post<Answer>(path: string, options?: SendOptions): Promise<Answer>;
  delete(path: string, query?: Query): Promise<void>;
  /** The answer as it comes; the caller reads it to its end. */
  stream(path: string, query: Query, signal: AbortSignal): Promise<IncomingMessage>;
}

/** An API client; the first call asks the daemon which API version both sides speak. */
export function createApi(endpoint: Endpoint, wantedVersion: string | undefined): Api {
  let prefix: Promise<string> | undefined;
  const send = async (method: string, path: string, options: SendOptions): Promise<IncomingMessage> => {
    prefix ??= wantedVersion === undefined ? negotiated(endpoint) : Promise.resolve(`/v${wantedVersion}`);
    const answer = await exchange(endpoint, method, (await prefix) + path + queryText(options.query), options);
    if ((answer.statusCode ?? 0) < 400) return answer;
    throw new ApiFailure(answer.statusCode ?? 0, messageIn(await textOf(answer), answer.statusCode));
  };
  const json = async <Answer>(method: string, path: string, options: SendOptions): Promise<Answer> => {
    const text = await textOf(await send(method, path, options));
    return (text.trim() === "" ? undefined : parsed(text)) as Answer; // The documented shape; see the interface.
  };
  return {
    endpoint: endpoint.text,
    get: (path, query, headers) => json("GET", path, { query: query ?? {}, headers: headers ?? {} }),
    post: (path, options) => json("POST", path, options ?? {}),
    delete: async (path, query) => {
      await json("DELETE", path, { query: query ?? {} });
    },
    stream: (path, query, signal) => send("GET", path, { query, signal }),
  };
}

async function negotiated(endpoint: Endpoint): Promise<string> {
  const answer = await exchange(endpoint, "HEAD", "/_ping", {});
  answer.resume();
  const offered = String(answer.headers["api-version"] ?? "");
  if (!/^1\.\d+$/.test(offered)) return "";
  const minor = Math.min(Number(offered.slice(2)), Number(newestVersion.slice(2)));
  return `/v1.${minor}`;
}

function exchange(endpoint: Endpoint, method: string, path: string, options: SendOptions): Promise<IncomingMessage> {
  const body = options.body === undefined ? undefined : JSON.stringify(options.body);
  const headers = {
    ...options.headers,
    ...(body === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(body) }),
  };
  const where = endpoint.kind === "unix" ? { socketPath: endpoint.path } : { host: endpoint.host, port: endpoint.port };
  return new Promise((resolve, reject) => {
    const call: ClientRequest = request(
      {
        ...where,
        method,
        path,
        headers,
        agent: false,
        ...(options.signal === undefined ? {} : { signal: options.signal }),
      },
      resolve,
    );
    call.on("error", (error: NodeJS.ErrnoException) => {
      reject(options.signal?.aborted === true ? error : unreached(endpoint, error));
    });
    call.end(body);
  });
}

function unreached(endpoint: Endpoint, error: NodeJS.ErrnoException): CliFailure {
  const why: Readonly<Record<string, string>> = {
    ENOENT: "there is no such socket. Is skeind running? Start it, or choose another daemon with -H or SKEIN_HOST.",
    ECONNREFUSED: "nobody listens there. Is skeind running?",
    EACCES: "permission denied. Run as root, or as a member of the socket's group.",
    ENOTFOUND: "no such host.",
  };
  return new CliFailure(`Cannot connect to the daemon at ${endpoint.text}: ${why[error.code ?? ""] ?? error.message}`);
}

function queryText(query: Query | undefined): string {
  const given = Object.entries(query ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? "" : `?${new URLSearchParams(given).toString()}`;
}

function messageIn(text: string, status: number | undefined): string {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer === "object" && answer !== null && "message" in answer) return String(answer.message);
  } catch {
    // Not JSON: a proxy or another server answered; its own words are the best we have.
  }
  return text.trim() === "" ? `HTTP status ${status}` : text.trim();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CliFailure(`the daemon answered something that is not JSON: ${text.slice(0, 200)}`);
  }
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of chunksOf(answer)) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** The answer's bytes; a connection that breaks on the way is the user's to know, not a crash. */
export async function* chunksOf(answer: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of answer) yield chunk as Buffer; // No encoding is set: chunks are buffers.
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CliFailure(
      `the connection to the daemon broke before its answer was complete (${why}): look, then try again`,
    );
  }
}
