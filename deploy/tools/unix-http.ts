import { createReadStream } from "node:fs";
import { request as httpRequest } from "node:http";
import { pipeline } from "node:stream/promises";

export interface Call {
  readonly socket: string;
  readonly method?: "GET" | "POST" | "DELETE";
  readonly path: string;
  /** A file to send as the body, as `docker load` does. */
  readonly file?: string;
  readonly json?: unknown;
  readonly timeoutMs: number;
}

export interface Reply {
  readonly status: number;
  readonly body: string;
}

/** One HTTP exchange over a unix socket. Rejects when nobody listens, or nobody answers within `timeoutMs`. */
export function call(options: Call): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const headers: Record<string, string> = {};
    if (options.file !== undefined) headers["content-type"] = "application/x-tar";
    if (options.json !== undefined) headers["content-type"] = "application/json";
    const request = httpRequest(
      {
        socketPath: options.socket,
        method: options.method ?? "GET",
        path: options.path,
        headers,
        agent: false,
        signal: AbortSignal.timeout(options.timeoutMs),
      },
      (response) => {
        let body = "";
        response.setEncoding("utf8").on("data", (text: string) => {
          body += text;
        });
        response.on("error", reject);
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
      },
    );
    request.on("error", reject);
    if (options.file !== undefined) pipeline(createReadStream(options.file), request).catch(reject);
    else request.end(options.json === undefined ? undefined : JSON.stringify(options.json));
  });
}

/** The parsed JSON body of a GET, or undefined when nobody answers or the answer is not a success. */
export async function ask(socket: string, path: string, timeoutMs = 2_000): Promise<unknown> {
  // Not answering is an answer here: "not yet".
  const reply = await call({ socket, path, timeoutMs }).catch(() => undefined);
  if (reply === undefined || reply.status >= 300) return undefined;
  return JSON.parse(reply.body);
}

/** True while something behind `socket` answers as a Docker endpoint. */
export async function pings(socket: string): Promise<boolean> {
  const reply = await call({ socket, path: "/_ping", timeoutMs: 1_000 }).catch(() => undefined); // As above.
  return reply?.status === 200;
}
