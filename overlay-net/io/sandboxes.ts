import { mkdirSync, watch } from "node:fs";
import { basename, dirname } from "node:path";
import { wait } from "../../base/io/wait.ts";
import { CommandError, nft } from "./command.ts";
import { isNamespace } from "./namespace.ts";
import { inParallel, Serial } from "./serial.ts";

/** Namespaces in which rules are changed at the same time. */
const parallelMax = 4;
/** Longest time between the engine's "join" and the container's namespace. */
const birthMs = 60_000;

/** The network namespaces of the containers on this node, each with a table of ours. */
export class Sandboxes {
  readonly #rulesFor: (sandbox: string) => string | undefined;
  readonly #log: (message: string, error?: unknown) => void;
  readonly #applied = new Map<string, string>();
  readonly #serials = new Map<string, Serial>();
  readonly #births = new Map<string, Promise<void>>();
  readonly #stopped = new AbortController();

  /** `rulesFor` says what a namespace should hold, when it is asked; undefined while that is not known. */
  constructor(rulesFor: (sandbox: string) => string | undefined, log: (message: string, error?: unknown) => void) {
    this.#rulesFor = rulesFor;
    this.#log = log;
  }

  /** Brings the rules of all these namespaces up to date; those that are not there (any more) are skipped. */
  async apply(sandboxes: readonly string[]): Promise<void> {
    for (const known of this.#applied.keys()) if (!sandboxes.includes(known)) this.#forget(known);
    await inParallel(sandboxes, parallelMax, (sandbox) => this.#refresh(sandbox));
  }

  /**
   * A container is about to get this namespace, or has it and got another leg: the engine makes it between its "join"
   * and the start of the process, and tells
   * nobody. It takes a tenth of a second from there to the process, and the rules a tenth of that.
   */
  expect(sandbox: string): void {
    const before = this.#births.get(sandbox) ?? Promise.resolve();
    const born: Promise<void> = before
      .then(() => untilNamespace(sandbox, AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(birthMs)])))
      .then(() => this.#refresh(sandbox))
      .catch((error: unknown) => {
        if (!this.#stopped.signal.aborted) this.#log(`no rules for the container at ${sandbox}`, error);
      })
      .finally(() => {
        if (this.#births.get(sandbox) === born) this.#births.delete(sandbox);
      });
    this.#births.set(sandbox, born);
  }

  /** Resolves when the rules of a namespace that is being made are in place; at once for all others. */
  async ready(sandbox: string): Promise<void> {
    await this.#births.get(sandbox);
  }

  /** Looks at everything again at the next apply. */
  forgetAll(): void {
    this.#applied.clear();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await Promise.all(this.#births.values());
  }

  #refresh(sandbox: string): Promise<void> {
    const serial = this.#serials.get(sandbox) ?? new Serial();
    this.#serials.set(sandbox, serial);
    return serial.run(async () => {
      const rules = this.#rulesFor(sandbox);
      if (rules === undefined || this.#applied.get(sandbox) === rules || !isNamespace(sandbox)) return;
      try {
        await nft(rules, sandbox);
        this.#applied.set(sandbox, rules);
      } catch (error) {
        this.#applied.delete(sandbox);
        // It ended while we were on the way in.
        if (isNamespace(sandbox) || !(error instanceof CommandError)) throw error;
      }
    });
  }

  #forget(sandbox: string): void {
    this.#applied.delete(sandbox);
    this.#serials.delete(sandbox);
  }
}

/** Resolves once a network namespace is mounted at the path; rejects with the signal's reason. */
async function untilNamespace(path: string, signal: AbortSignal): Promise<void> {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true }); // The engine makes it with its first container.
  const events = watch(folder);
  try {
    const created = new Promise<void>((resolve, reject) => {
      events.on("change", (_, name) => {
        if (name === basename(path)) resolve();
      });
      events.on("error", reject);
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    created.catch(() => {}); // Nobody waits for it when the namespace is there already.
    if (!isNamespace(path)) await created;
    // The file comes first, the mount a moment later, and a mount raises no event.
    while (!isNamespace(path)) await wait(1, signal);
  } finally {
    events.close();
  }
}
