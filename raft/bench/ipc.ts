import { type ChildProcess, fork } from "node:child_process";
import type { Workshop } from "../test/workshop.ts";

/** What a process answers: by name, with one argument. */
export type Calls = Readonly<Record<string, (argument: never) => unknown>>;

interface Request {
  readonly id: number;
  readonly name: string;
  readonly argument: unknown;
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** A process of ours, and the questions it has not answered yet. */
export class Worker<Served extends Calls> {
  readonly process: ChildProcess;
  readonly #open = new Map<number, PromiseWithResolvers<unknown>>();
  #lastId = 0;

  constructor(workshop: Workshop, file: string, setup: unknown) {
    this.process = fork(file, [JSON.stringify(setup)]);
    workshop.adopt(this.process);
    // The cast: both ends are written here, below and in `serve`.
    this.process.on("message", (message) => this.#settle(message as Answer));
    this.process.once("exit", () => {
      for (const open of this.#open.values()) open.reject(new Error(`a process ended: ${file}`));
      this.#open.clear();
    });
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  call<Name extends keyof Served & string>(
    name: Name,
    argument: Parameters<Served[Name]>[0],
  ): Promise<Awaited<ReturnType<Served[Name]>>> {
    this.#lastId += 1;
    const open = Promise.withResolvers<unknown>();
    this.#open.set(this.#lastId, open);
    this.process.send({ id: this.#lastId, name, argument } satisfies Request);
    // The cast: the function of this name answered.
    return open.promise as Promise<Awaited<ReturnType<Served[Name]>>>;
  }

  /** Lets it end by itself, so that profiles get written. */
  async quit(): Promise<void> {
    const gone = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill("SIGCONT");
    this.process.disconnect();
    await gone;
  }

  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill("SIGKILL");
    await gone;
  }

  #settle({ id, value, error }: Answer): void {
    const open = this.#open.get(id);
    this.#open.delete(id);
    if (error === undefined) open?.resolve(value);
    else open?.reject(new Error(error));
  }
}

/** What the process was started with. The cast: `Worker` wrote it. */
export function setupOf<Setup>(): Setup {
  return JSON.parse(process.argv[2] ?? "") as Setup;
}

/** Answers the parent until it goes away. */
export function serve(calls: Calls): void {
  process.on("message", (message) => {
    // The cast: `Worker` sent it, and the argument fits the name.
    const { id, name, argument } = message as Request;
    const run = async (): Promise<unknown> => calls[name]?.(argument as never);
    run().then(
      (value) => process.send?.({ id, value } satisfies Answer),
      (error: unknown) => process.send?.({ id, error: String(error) } satisfies Answer),
    );
  });
  process.on("disconnect", () => process.exit());
  // It may have gone away while this process was still starting.
  if (!process.connected) process.exit();
}
