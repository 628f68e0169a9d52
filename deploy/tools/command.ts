import { spawn } from "node:child_process";

export interface Output {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly directory?: string;
}

/** A program that ended with another exit code than 0; `output` is what it printed. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly output: Output;
  constructor(argv: readonly string[], output: Output) {
    const said = (output.stderr.trim() || output.stdout.trim()).slice(-2_000);
    super(`${argv.join(" ")}: exit code ${output.code}${said === "" ? "" : `: ${said}`}`);
    this.output = output;
  }
}

/** Runs a program to its end and returns what it printed; CommandError unless the exit code is 0. */
export async function run(argv: readonly string[], options: CommandOptions = {}): Promise<Output> {
  const output = await attempt(argv, options);
  if (output.code !== 0) throw new CommandError(argv, output);
  return output;
}

/** Like run, but an exit code is an answer and not an error. 127: no such program. */
export function attempt(argv: readonly string[], options: CommandOptions = {}): Promise<Output> {
  return new Promise((resolve) => {
    const [program = "", ...rest] = argv;
    const child = spawn(program, rest, {
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...process.env, ...options.env },
      ...(options.directory === undefined ? {} : { cwd: options.directory }),
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.stdin.on("error", () => {}); // A program that ends without reading its input is not a failure of ours.
    child.on("error", (error) => resolve({ code: 127, stdout, stderr: error.message }));
    child.on("close", (code, signal) => resolve({ code: code ?? signalCode(signal), stdout, stderr }));
    child.stdin.end(options.input ?? "");
  });
}

/** Runs a program on our own terminal and returns its exit code. */
export function attach(argv: readonly string[], options: CommandOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const [program = "", ...rest] = argv;
    const child = spawn(program, rest, { stdio: "inherit", env: { ...process.env, ...options.env } });
    const ignore = (): void => {}; // Ctrl-C reaches the program as well; we stay to return its exit code.
    process.on("SIGINT", ignore);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      process.off("SIGINT", ignore);
      resolve(code ?? signalCode(signal));
    });
  });
}

function signalCode(signal: NodeJS.Signals | null): number {
  return signal === "SIGKILL" ? 137 : signal === "SIGINT" ? 130 : 143;
}
