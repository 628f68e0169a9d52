import { Agent, request } from "node:http";

/** A client that keeps its connections, so that what is measured is the cluster and not the dialling. */
export class Rest {
  readonly #agent: Agent;
  readonly #socket: string;

  constructor(socket: string, connections: number) {
    this.#socket = socket;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Answers the status and parsed body; rejects when the connection fails or nothing came within `timeoutMs`. */
  ask(method: string, path: string, body?: object, timeoutMs = 25_000): Promise<{ status: number; body: unknown }> {
    return new Promise((resolve, reject) => {
      const headers = body === undefined ? {} : { "content-type": "application/json" };
      const signal = AbortSignal.timeout(timeoutMs);
      const options = { socketPath: this.#socket, agent: this.#agent, method, path, headers, signal };
      const call = request(options, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          text += part;
        });
        response.on("error", reject);
        response.on("end", () => {
          resolve({ status: response.statusCode ?? 0, body: text === "" ? undefined : JSON.parse(text) });
        });
      });
      call.on("error", reject);
      call.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  /** Like ask, and throws unless the answer is a success. */
  async must(method: string, path: string, body?: object): Promise<unknown> {
    const reply = await this.ask(method, path, body);
    if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body;
  }

  close(): void {
    this.#agent.destroy();
  }
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

export const benchImage = "busybox:latest";

export function serviceSpec(name: string, replicas: number, command: readonly string[] = ["sleep", "100000"]): object {
  return {
    Name: name,
    Mode: { Replicated: { Replicas: replicas } },
    TaskTemplate: { ContainerSpec: { Image: benchImage, Command: command, StopGracePeriod: 1 } },
  };
}
