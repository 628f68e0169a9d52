import type { ServerResponse } from "node:http";
import { pipeline, Readable } from "node:stream";
import { apiVersion } from "./api-version.ts";
import type { Answer } from "./call.ts";

/** On every answer. Old clients read the operating system out of `Server`, so it must begin as Docker's. */
export const commonHeaders: Readonly<Record<string, string>> = {
  "Api-Version": apiVersion,
  "Docker-Experimental": "false",
  Ostype: "linux",
  Server: "Docker/28.2.2 (linux)",
};

/** Writes an answer; a stream's head goes out at once, and a stream that breaks cuts the connection. */
export function writeAnswer(response: ServerResponse, answer: Answer, method: string): void {
  const { "content-length": length, ...headers } = { ...commonHeaders, ...answer.headers };
  if (answer.body instanceof Uint8Array) {
    const sized = answer.status === 204 ? {} : { "Content-Length": length ?? String(answer.body.length) };
    response.writeHead(answer.status, { ...headers, ...sized });
    response.end(method === "HEAD" ? undefined : answer.body);
    return;
  }
  response.writeHead(answer.status, { ...headers, ...(length !== undefined && { "Content-Length": length }) });
  response.flushHeaders();
  // Either end breaking ends the other: nothing is left to do.
  pipeline(Readable.from(answer.body), response, () => undefined);
}
