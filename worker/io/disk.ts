import { type FileHandle, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { NodeId } from "../../base/id.ts";
import { type AssignmentItem, type Assignments, keyOf, type TaskReport } from "../../model/assignment.ts";
import { Latest } from "./latest.ts";

/** What a worker must still know after a restart, beside what its engine knows. */
export interface Remembered {
  readonly assignments: Assignments;
  readonly reports: readonly TaskReport[];
  readonly managers: readonly string[];
}

interface FileShape {
  readonly version: 1;
  /** Of another node, before a leave and a join, nothing is believed. */
  readonly nodeId: NodeId;
  readonly assignments: readonly AssignmentItem[];
  readonly reports: readonly TaskReport[];
  readonly managers: readonly string[];
}

/** The worker's one file, always whole: written beside, synced, renamed. Secrets are left out: they never touch a disk. */
export class Disk {
  readonly #path: string;
  readonly #directory: string;
  readonly #nodeId: NodeId;
  readonly #writer = new Latest(() => this.#write());
  #collect: () => Remembered = () => nothing;

  constructor(stateDir: string, nodeId: NodeId) {
    this.#directory = stateDir;
    this.#nodeId = nodeId;
    this.#path = join(stateDir, "worker.json");
  }

  /** What was remembered; nothing on a new node. */
  async load(): Promise<Remembered> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    const text = await readIfThere(this.#path);
    if (text === undefined) return nothing;
    const file = parsed(text);
    if (file === undefined || file.version !== 1 || file.nodeId !== this.#nodeId) return nothing;
    return { ...file, assignments: new Map(file.assignments.map((item) => [keyOf(item), item])) };
  }

  /** Nothing is remembered any more. */
  async erase(): Promise<void> {
    this.#collect = () => nothing;
    await this.save();
    await rm(this.#path, { force: true });
  }

  /** From here on `save` writes what this returns at the time of the writing. */
  source(collect: () => Remembered): void {
    this.#collect = collect;
  }

  /** Resolves when what is true now is on the disk. */
  save(): Promise<void> {
    return this.#writer.request();
  }

  async #write(): Promise<void> {
    const { assignments, reports, managers } = this.#collect();
    const kept = [...assignments.values()].filter((item) => item.kind !== "secret");
    const file: FileShape = { version: 1, nodeId: this.#nodeId, assignments: kept, reports, managers };
    const beside = `${this.#path}.new`;
    await using(await open(beside, "w", 0o600), async (handle) => {
      await handle.writeFile(JSON.stringify(file));
      await handle.sync();
    });
    await rename(beside, this.#path);
    await using(await open(this.#directory, "r"), (handle) => handle.sync());
  }
}

const nothing: Remembered = { assignments: new Map(), reports: [], managers: [] };

/** Undefined for a damaged file, which is no file: engine and leader tell the rest. */
function parsed(text: string): FileShape | undefined {
  try {
    return JSON.parse(text) as FileShape; // We wrote it, whole or not at all.
  } catch {
    return undefined;
  }
}

async function using(handle: FileHandle, job: (handle: FileHandle) => Promise<void>): Promise<void> {
  try {
    await job(handle);
  } finally {
    await handle.close();
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
