import { existsSync, readdirSync, rmdirSync } from "node:fs";
import { until } from "../tools/until.ts";

const root = "/sys/fs/cgroup";

/** Removes a control group, with those below it, from every hierarchy. Its processes must have been killed. */
export async function removeCgroups(path: string): Promise<void> {
  // A group stays busy for a moment after its last process was killed.
  await until({ what: `control group ${path} to be empty`, timeoutMs: 10_000, everyMs: 20 }, async () =>
    cgroupsAt(path).every(removeTree),
  );
}

/** Where a control group exists: once in a unified hierarchy, once per controller in the old kind. */
export function cgroupsAt(path: string): readonly string[] {
  const hierarchies = existsSync(root) ? readdirSync(root, { withFileTypes: true }) : [];
  const old = hierarchies.filter((entry) => entry.isDirectory()).map((entry) => `${root}/${entry.name}`);
  return [root, ...old].map((hierarchy) => `${hierarchy}/${path}`).filter((group) => existsSync(group));
}

function removeTree(group: string): boolean {
  try {
    const children = readdirSync(group, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const child of children) removeTree(`${group}/${child.name}`);
    rmdirSync(group);
    return true;
  } catch {
    return !existsSync(group); // Busy: the caller asks again.
  }
}
