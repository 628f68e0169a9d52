import { createApi } from "./api/client.ts";
import { run } from "./run.ts";
import { processTerminal } from "./terminal.ts";

/** `skein`: one command line, one exit code. */
const interrupted = new AbortController();
process.once("SIGINT", () => interrupted.abort(new Error("interrupted")));

process.exitCode = await run(process.argv.slice(2), {
  connect: (endpoint) => createApi(endpoint, process.env["DOCKER_API_VERSION"]),
  terminal: processTerminal(),
  environment: process.env,
  directory: process.cwd(),
  now: Date.now,
  signal: interrupted.signal,
});
