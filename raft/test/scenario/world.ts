import { Arguments } from "./arguments.ts";
import { driveCommands } from "./commands/drive.ts";
import { leadCommands } from "./commands/lead.ts";
import { proposeCommands } from "./commands/propose.ts";
import { setUpCommands } from "./commands/set-up.ts";
import { showCommands } from "./commands/show.ts";
import { timeCommands } from "./commands/time.ts";
import { Member, type MemberOptions } from "./member.ts";
import { Network } from "./network.ts";
import { Output } from "./output.ts";
import type { Command } from "./parse.ts";
import { CommandError, ScenarioError } from "./scenario-error.ts";
import type { Storage } from "./storage.ts";

/** Carries out one command; what it prints goes to the world's output. */
export type Handler = (world: World, given: Arguments, input: string) => void;

const handlers: ReadonlyMap<string, Handler> = new Map(
  Object.entries({
    ...setUpCommands,
    ...driveCommands,
    ...proposeCommands,
    ...leadCommands,
    ...timeCommands,
    ...showCommands,
  }),
);

export const unknownCommand = "unknown command";

/** Members in one process and the messages between them, moved only by the commands of a scenario. */
export class World {
  readonly network = new Network();
  readonly output = new Output();
  readonly #members: Member[] = [];

  /** Runs one command and returns what it prints. */
  run(command: Command): readonly string[] {
    const handler = handlers.get(command.name);
    if (handler === undefined) return [unknownCommand];
    try {
      handler(this, new Arguments(command), command.input);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      this.output.fail(error.message);
    }
    return this.output.take();
  }

  get members(): readonly Member[] {
    return this.#members;
  }

  addMember(options: MemberOptions, storage: Storage): void {
    this.#members.push(new Member(options, storage, this.network));
  }

  member(id: number): Member {
    const member = this.#members[id - 1];
    if (member === undefined) throw new ScenarioError(`there is no member ${id} yet`);
    return member;
  }
}
