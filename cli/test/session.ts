import { createApi } from "../api/client.ts";
import { run } from "../run.ts";

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface SessionOptions {
  readonly host: string;
  readonly directory?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Milliseconds since 1970 for every question; by default time runs twenty times as fast, so that watch times pass. */
  readonly now?: () => number;
  readonly isInteractive?: boolean;
}

/** Runs one command line in this process against `host`, as `main.ts` would. */
export async function skein(words: readonly string[], options: SessionOptions): Promise<Outcome> {
  let stdout = "";
  let stderr = "";
  const exitCode = await run(words, {
    connect: (endpoint) => createApi(endpoint, undefined),
    terminal: {
      isInteractive: options.isInteractive ?? false,
      width: 100,
      height: 40,
      print: (text) => {
        stdout += text;
      },
      warn: (text) => {
        stderr += text;
      },
    },
    environment: { SKEIN_HOST: options.host, ...options.environment },
    directory: options.directory ?? "/nowhere",
    now: options.now ?? (() => performance.now() * 20),
    signal: new AbortController().signal,
  });
  return { exitCode, stdout, stderr };
}
