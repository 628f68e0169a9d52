import { chmod, chown, mkdir, readdir, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SkeinError } from "../../base/error.ts";
import type { TaskId } from "../../base/id.ts";
import type { Assignments, TaskItem } from "../../model/assignment.ts";
import type { FileTarget } from "../../model/service-spec.ts";

export interface PayloadFile {
  readonly source: string;
  readonly target: string;
}

interface Wanted {
  readonly kind: "secret" | "config";
  readonly id: string;
  readonly name: string;
  readonly file: FileTarget;
}

export interface PayloadFolders {
  /** On a tmpfs. */
  readonly secrets: string;
  readonly configs: string;
}

const memoryFileSystems = new Set([0x01021994, 0x858458f6]); // tmpfs, ramfs

/** Secrets and configs as files for containers: a folder for each task, secrets only in memory. */
export class Payloads {
  readonly #folders: PayloadFolders;

  constructor({ secrets, configs }: PayloadFolders) {
    // A folder within what we are given: everything in it is ours to remove.
    this.#folders = { secrets: join(secrets, "tasks"), configs: join(configs, "tasks") };
  }

  /** Writes what the task references. Throws NOT_FOUND while a payload has not been assigned. */
  async write(task: TaskItem, assignments: Assignments): Promise<readonly PayloadFile[]> {
    const files: PayloadFile[] = [];
    for (const [index, wanted] of wantedBy(task).entries()) {
      const item = assignments.get(`${wanted.kind}/${wanted.id}`);
      if (item?.kind !== "secret" && item?.kind !== "config") {
        throw new SkeinError("NOT_FOUND", { kind: wanted.kind, name: wanted.name });
      }
      const folder = await this.#folderOf(wanted.kind, task.id);
      const source = join(folder, `${index}-${wanted.id}`); // One secret can be wanted twice, in two modes.
      await writeFile(source, Buffer.from(item.data, "base64"), { mode: 0o600 });
      await chown(source, Number(wanted.file.UID) || 0, Number(wanted.file.GID) || 0);
      await chmod(source, wanted.file.Mode);
      files.push({ source, target: targetOf(wanted) });
    }
    return files;
  }

  /** The task's container is gone. */
  async remove(id: TaskId): Promise<void> {
    for (const folder of Object.values(this.#folders)) await rm(join(folder, id), { recursive: true, force: true });
  }

  /** Removes those of tasks that nobody knows any more. */
  async keepOnly(known: ReadonlySet<string>): Promise<void> {
    for (const folder of Object.values(this.#folders)) {
      const there = await readdir(folder).catch(() => []); // Not made yet: nothing in it.
      for (const name of there) if (!known.has(name)) await rm(join(folder, name), { recursive: true, force: true });
    }
  }

  async #folderOf(kind: "secret" | "config", id: TaskId): Promise<string> {
    const root = kind === "secret" ? this.#folders.secrets : this.#folders.configs;
    await mkdir(root, { recursive: true, mode: 0o700 });
    if (kind === "secret" && !memoryFileSystems.has((await statfs(root)).type)) {
      throw new SkeinError("PRECONDITION", { reason: `secrets need a tmpfs, and ${root} is none` });
    }
    const folder = join(root, id);
    await mkdir(folder, { recursive: true, mode: 0o755 });
    return folder;
  }
}

function wantedBy(task: TaskItem): readonly Wanted[] {
  const { Secrets = [], Configs = [] } = task.spec.ContainerSpec;
  const secrets = Secrets.map(({ File, SecretID, SecretName }) => ({
    ...({ kind: "secret", id: SecretID, name: SecretName, file: File } as const),
  }));
  const configs = Configs.flatMap(({ File, ConfigID, ConfigName }) =>
    File === undefined ? [] : [{ kind: "config", id: ConfigID, name: ConfigName, file: File } as const],
  );
  return [...secrets, ...configs];
}

/** A name alone lies where Swarm puts it. */
function targetOf({ kind, file }: Wanted): string {
  if (file.Name.startsWith("/")) return file.Name;
  return kind === "secret" ? `/run/secrets/${file.Name}` : `/${file.Name}`;
}
