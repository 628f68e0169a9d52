import { Agent, type IncomingMessage, request } from "node:http";
import { messageOf } from "../../base/error.ts";
import { engineMinorMin, spokenMinor } from "./api-needs.ts";
import { EngineError, type EngineFailure } from "./engine.ts";

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

/** One engine's API over its unix socket, in the newest version that both sides know. Failures are EngineError. */
export class DockerHttp {
  readonly #socketPath: string;
  #minor: Promise<number> | undefined;
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
    const response = await this.#send(wanted, `/v1.${await this.minorVersion()}`);
    const status = response.statusCode ?? 0;
    if (status < 400) return response;
    const text = await readAll(response);
    throw new EngineError(kindOf(status), reasonOf(text) ?? `the engine answered ${status}`);
  }

  /** The version that is spoken with this engine is 1.`minor`. Throws "refused" for an engine that is too old. */
  async minorVersion(): Promise<number> {
    const minor = this.#minor ?? this.#negotiate();
    this.#minor = minor;
    try {
      return await minor;
    } catch (error) {
      if (this.#minor === minor) this.#minor = undefined;
      throw error;
    }
  }

  /** The engine is asked again, for it may be another one. */
  forgetVersion(): void {
    this.#minor = undefined;
  }

  close(): void {
    this.#agent.destroy();
  }

  async #negotiate(): Promise<number> {
    const response = await this.#send({ path: "/_ping" }, "");
    await readAll(response);
    const [, minor = ""] = /^1\.(\d+)$/.exec(String(response.headers["api-version"])) ?? [];
    if (response.statusCode !== 200 || minor === "") throw new EngineError("away", "the engine is not ready");
    if (Number(minor) >= engineMinorMin) return spokenMinor(Number(minor));
    throw new EngineError(
      "refused",
      `the engine speaks API 1.${minor}, and 1.${engineMinorMin} is needed (Docker 20.10)`,
    );
  }

  #send(
    { method = "GET", path, query, body, headers, signal, endless }: HttpRequest,
    prefix: string,
  ): Promise<IncomingMessage> {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const options = {
      socketPath: this.#socketPath,
      // A stream holds its connection for itself; the others share a few.
      agent: endless ? false : this.#agent,
      method,
      path: `${prefix}${path}${query === undefined ? "" : `?${new URLSearchParams(query)}`}`,
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
