import { mkdirSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { messageOf } from "../../base/error.ts";

/** Answers one call of the Docker plugin protocol; what it throws becomes the engine's error message. */
export type PluginMethod = (request: Readonly<Record<string, unknown>>) => unknown;

export interface PluginServerOptions {
  readonly folder: string;
  readonly name: string;
  /** "/NetworkDriver.Join" → its answer. */
  readonly methods: Readonly<Record<string, PluginMethod>>;
  readonly log: (message: string, error?: unknown) => void;
}

/** Listens where the engine looks for the plugin of that name. A socket that a killed process left is replaced. */
export async function listenAsPlugin({ folder, name, methods, log }: PluginServerOptions): Promise<Server> {
  mkdirSync(folder, { recursive: true });
  const path = `${folder}/${name}.sock`;
  rmSync(path, { force: true });
  const server = createServer((request, response) => {
    const send = (status: number, body: unknown): void => {
      response.writeHead(status, { "content-type": "application/vnd.docker.plugins.v1.2+json" });
      response.end(JSON.stringify(body));
    };
    answer(methods, request)
      .then((body) => send(200, body ?? {}))
      .catch((error: unknown) => {
        log(`plugin call ${request.url} failed`, error);
        send(500, { Err: messageOf(error) });
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
  return server;
}

async function answer(methods: PluginServerOptions["methods"], request: IncomingMessage): Promise<unknown> {
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += String(chunk);
  const method = methods[request.url ?? ""];
  if (method === undefined) return {}; // The protocol has optional calls; an empty answer is "nothing to add".
  return await method(body.trim() === "" ? {} : (JSON.parse(body) as Record<string, unknown>)); // The protocol's shape.
}
