import { chmod, chown, mkdir, readdir, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SkeinError } from "../../base/error.ts";
import type { TaskId } from "../../base/id.ts";
import type { Assignments, TaskItem } from "../../model/assignment.ts";
import type { FileTarget } from "../../model/service-spec.ts";
import type { TemplateNode } from "../../model/template/context.ts";
import { type PayloadData, payloadData } from "../payload-data.ts";

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

  /** Writes what the task references. Throws NOT_FOUND while a payload has not been assigned, INVALID on a bad template. */
  async write(task: TaskItem, node: TemplateNode, assignments: Assignments): Promise<readonly PayloadFile[]> {
    // All of them are read before the first is written: what throws leaves nothing behind.
    const wanted = wantedBy(task).map((one) => ({ ...one, ...dataOf(one, task, node, assignments) }));
    const files: PayloadFile[] = [];
    for (const [index, one] of wanted.entries()) {
      const folder = await this.#folderOf(one.isSecret ? "secret" : "config", task.id);
      const source = join(folder, `${index}-${one.id}`); // One secret can be wanted twice, in two modes.
      await writeFile(source, one.bytes, { mode: 0o600 });
      await chown(source, Number(one.file.UID), Number(one.file.GID));
      await chmod(source, one.file.Mode);
      files.push({ source, target: targetOf(one) });
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

function dataOf(wanted: Wanted, task: TaskItem, node: TemplateNode, assignments: Assignments): PayloadData {
  const item = assignments.get(`${wanted.kind}/${wanted.id}`);
  if (item?.kind !== "secret" && item?.kind !== "config") {
    throw new SkeinError("NOT_FOUND", { kind: wanted.kind, name: wanted.name });
  }
  return payloadData(item, task, node, assignments);
}

/** A name alone lies where Swarm puts it. */
function targetOf({ kind, file }: Wanted): string {
  if (file.Name.startsWith("/")) return file.Name;
  return kind === "secret" ? `/run/secrets/${file.Name}` : `/${file.Name}`;
}
