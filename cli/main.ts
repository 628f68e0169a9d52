import { createApi } from "./api/client.ts";
import { run } from "./run.ts";
import { processTerminal } from "./terminal.ts";

/** `skein`: one command line, one exit code. */
const interrupted = new AbortController();
const graceMs = 500;
process.once("SIGINT", () => {
  interrupted.abort(new Error("interrupted"));
  setTimeout(() => process.exit(130), graceMs).unref(); // A call that cannot be aborted must not hold the user back.
});

process.exitCode = await run(process.argv.slice(2), {
  connect: (endpoint) => createApi(endpoint, process.env["DOCKER_API_VERSION"]),
  terminal: processTerminal(),
  environment: process.env,
  directory: process.cwd(),
  now: Date.now,
  signal: interrupted.signal,
});
