import { spawn } from "node:child_process";

/** A program that ended with another exit code than 0; the message carries what it said on stderr. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly stderr: string;
  constructor(argv: readonly string[], code: number | null, stderr: string) {
    super(`${argv.join(" ")}: exit code ${code ?? "none"}: ${stderr.trim().slice(0, 2_000)}`);
    this.stderr = stderr;
  }
}

/** Runs a program to its end with `input` on its stdin and returns its stdout; CommandError unless it ends with 0. */
export function run(argv: readonly string[], input = ""): Promise<string> {
  const [program = "", ...rest] = argv;
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, { stdio: "pipe" });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.stdin.on("error", () => {}); // A program that ended before it read its input says why on stderr.
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve(stdout) : reject(new CommandError(argv, code, stderr))));
    child.stdin.end(input);
  });
}

/** The command line that runs `argv` inside a network namespace; undefined is our own. */
function within(namespace: string | undefined, argv: readonly string[]): readonly string[] {
  return namespace === undefined ? argv : ["nsenter", `--net=${namespace}`, "--", ...argv];
}

/** Runs lines by one `ip -batch` or `bridge -batch`; nothing at all for no lines. The first line that fails ends it. */
export async function batch(program: "ip" | "bridge", lines: readonly string[], namespace?: string): Promise<void> {
  if (lines.length === 0) return;
  await run(within(namespace, [program, "-batch", "-"]), `${lines.join("\n")}\n`);
}

/** Runs an nft script as one transaction. */
export async function nft(script: string, namespace?: string): Promise<void> {
  await run(within(namespace, ["nft", "-f", "-"]), `${script}\n`);
}

/**
 * Runs programs that print JSON (`ip -j …`) by one shell and returns what each said; [] from one that had nothing to
 * say.
 */
export async function readJson(commands: readonly string[], namespace?: string): Promise<readonly unknown[]> {
  const separator = "----";
  // `|| :` because a link that does not exist is an answer here: the empty list.
  const script = commands.map((command) => `{ ${command} 2>/dev/null || :; }; echo; echo ${separator}`).join("\n");
  const output = await run(within(namespace, ["sh", "-c", script]));
  return output
    .split(`${separator}\n`)
    .slice(0, commands.length)
    .map((text): unknown => (text.trim() === "" ? [] : JSON.parse(text)));
}
