import { chooseEndpoint } from "./api/endpoint.ts";
import { clientVersion } from "./client-version.ts";
import { type Context, usageFailure } from "./command.ts";
import { commands, type Entry, type Group, isGroup } from "./commands.ts";
import { CliFailure } from "./failure.ts";
import { parseFlags, present, text } from "./flag.ts";
import { columns } from "./help.ts";
import type { Terminal } from "./terminal.ts";
import { nearest } from "./text/words.ts";

/** What `run` needs of the process; the API client is made lazily by `connect`. */
export interface Surroundings extends Omit<Context, "api"> {
  readonly connect: (endpoint: ReturnType<typeof chooseEndpoint>) => Context["api"];
}

const globalFlags = {
  host: text("Daemon to talk to (default $SKEIN_HOST, $DOCKER_HOST or unix:///run/skein/skein.sock)", "H"),
  version: present("Print the version of this program and quit", "v"),
  help: present("Print this"),
};

/** Runs one command line and answers the exit code: 0 done, 1 failed, 125 not understood, 130 interrupted. */
export async function run(argv: readonly string[], world: Surroundings): Promise<number> {
  try {
    return await dispatch(argv, world);
  } catch (error) {
    if (world.signal.aborted) return 130;
    if (!(error instanceof CliFailure)) throw error;
    world.terminal.warn(`${error.message}\n`);
    return error.exitCode;
  }
}

async function dispatch(argv: readonly string[], world: Surroundings): Promise<number> {
  const { values, rest } = globalOptions(argv);
  const [first, ...words] = rest;
  if (values.version === true) return printed(world.terminal, `Skein version ${clientVersion}\n`);
  if (first === undefined || first === "help") return printed(world.terminal, overview());
  const found = lookUp(commands, first, []);
  if (!isGroup(found)) return execute(found, words, values.host, world);
  const [second, ...more] = words;
  if (second === undefined || second === "--help") return printed(world.terminal, groupHelp(first, found));
  const entry = lookUp(found.commands, second, [first]);
  if (isGroup(entry)) throw new CliFailure(`skein: '${first} ${second}' needs a command`);
  return execute(entry, more, values.host, world);
}

async function execute(entry: Entry, argv: readonly string[], host: string | undefined, world: Surroundings) {
  const endpoint = chooseEndpoint(host, world.environment);
  const { connect, ...rest } = world;
  const loaded = await entry.load();
  return loaded.execute({ ...rest, api: connect(endpoint) }, argv);
}

function globalOptions(argv: readonly string[]) {
  try {
    return parseFlags(globalFlags, argv, true);
  } catch (error) {
    if (!(error instanceof CliFailure) || error.exitCode !== 125) throw error;
    throw usageFailure(error.message, "[OPTIONS] COMMAND", 125);
  }
}

function lookUp(
  known: Readonly<Record<string, Entry | Group>>,
  word: string,
  before: readonly string[],
): Entry | Group {
  const direct = Object.hasOwn(known, word) ? known[word] : undefined;
  const found = direct ?? Object.values(known).find((entry) => !isGroup(entry) && entry.aliases?.includes(word));
  if (found !== undefined) return found;
  const meant = nearest(word, Object.keys(known));
  const shown = [...before, word].join(" ");
  const hint = meant === undefined ? "" : ` (did you mean ${meant}?)`;
  const more = `Run 'skein ${[...before, ""].join(" ")}--help' for more information`;
  throw new CliFailure(`skein: unknown command: skein ${shown}${hint}\n\n${more}`);
}

function printed(terminal: Terminal, text: string): number {
  terminal.print(text);
  return 0;
}

function groupHelp(name: string, group: Group): string {
  const rows = Object.entries(group.commands).map(([word, entry]) => [`  ${word}`, entry.summary] as const);
  const more = `Run 'skein ${name} COMMAND --help' for what a command does, with examples.`;
  return `Usage:  skein ${name} COMMAND\n\n${group.summary}\n\nCommands:\n${columns(rows).join("\n")}\n\n${more}\n`;
}

function overview(): string {
  const rows = Object.entries(commands).map(([word, entry]) => [`  ${word}`, entry.summary] as const);
  const options = Object.entries(globalFlags).map(([name, flag]) => {
    const short = flag.short === undefined ? "    " : `-${flag.short}, `;
    return [`  ${short}--${name}`, flag.help] as const;
  });
  return `Usage:  skein [OPTIONS] COMMAND

Skein runs containers on a cluster of machines. It speaks docker's grammar and Docker's API: what you
know of Docker Swarm works here, and the stock docker command works against skeind.

Commands:
${columns(rows).join("\n")}

Options:
${columns(options).join("\n")}

Start here:
  $ skein swarm init                                   make this machine the first manager
  $ skein swarm join --token TOKEN HOST:2377           on every other machine; swarm init prints the line
  $ skein service create --name web -p 8080:80 nginx   run a service, answered on port 8080 of every node
  $ skein stack deploy -c compose.yml shop             or a whole compose file, and wait until it runs
  $ skein service ps web                               see where its tasks are and how they do

Run 'skein COMMAND --help' for what a command does, with examples.
`;
}
