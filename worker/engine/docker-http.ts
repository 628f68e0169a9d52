import { Agent, type IncomingMessage, request } from "node:http";
import { messageOf } from "../../base/error.ts";
import { EngineError, type EngineFailure } from "./engine.ts";

/** Docker Engine 20.10 and later; what we say means the same on all of them. */
const apiVersion = "v1.41";
/** Longer than any honest answer takes; a pull tells of its progress well within it. */
const silenceMs = 60_000;

export interface HttpRequest {
  readonly method?: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** A stream that may be silent for ever. */
  readonly endless?: boolean;
}

/** One engine's API over its unix socket. Failures are EngineError. */
export class DockerHttp {
  readonly #socketPath: string;
  readonly #agent = new Agent({ keepAlive: true, scheduling: "lifo" });

  constructor(socketPath: string) {
    this.#socketPath = socketPath;
  }

  /** The answer's JSON. */
  async call(wanted: HttpRequest): Promise<unknown> {
    const response = await this.open(wanted);
    const text = await readAll(response);
    return text === "" ? undefined : JSON.parse(text);
  }

  /** The answer's body as it comes; the caller reads it to its end, or destroys it. */
  async open(wanted: HttpRequest): Promise<IncomingMessage> {
    const response = await this.#send(wanted);
    const status = response.statusCode ?? 0;
    if (status < 400) return response;
    const text = await readAll(response);
    throw new EngineError(kindOf(status), reasonOf(text) ?? `the engine answered ${status}`);
  }

  close(): void {
    this.#agent.destroy();
  }

  #send({ method = "GET", path, query, body, headers, signal, endless }: HttpRequest): Promise<IncomingMessage> {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const options = {
      socketPath: this.#socketPath,
      // A stream holds its connection for itself; the others share a few.
      agent: endless ? false : this.#agent,
      method,
      path: `/${apiVersion}${path}${query === undefined ? "" : `?${new URLSearchParams(query)}`}`,
      headers: {
        Host: "docker",
        ...(payload !== undefined && {
          "Content-Type": "application/json",
          "Content-Length": `${Buffer.byteLength(payload)}`,
        }),
        ...headers,
      },
      ...(signal !== undefined && { signal }),
    } as const;
    return new Promise((resolve, reject) => {
      const outgoing = request(options, resolve);
      if (!endless) outgoing.setTimeout(silenceMs, () => outgoing.destroy(new Error("the engine does not answer")));
      outgoing.on("error", (error) => reject(awayError(error)));
      outgoing.end(payload);
    });
  }
}

/** Whatever a socket throws means one thing: the engine is not there now. */
export function awayError(error: unknown): EngineError {
  return error instanceof EngineError ? error : new EngineError("away", messageOf(error), error);
}

async function readAll(response: IncomingMessage): Promise<string> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer); // No encoding is set: chunks are buffers.
    return Buffer.concat(chunks).toString();
  } catch (error) {
    throw awayError(error);
  }
}

function kindOf(status: number): EngineFailure {
  if (status === 404) return "absent";
  if (status === 409) return "conflict";
  return status === 503 ? "away" : "refused";
}

function reasonOf(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { readonly message?: string }).message; // The Docker API's form of every error.
  } catch {
    return text.trim() === "" ? undefined : text.trim(); // Not from the engine itself; what it says is all there is.
  }
}
