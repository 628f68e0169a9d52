import { closeSync, existsSync, mkdirSync, openSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { run } from "./command.ts";

const nsfs = 0x6e736673;

/** A network namespace is mounted at that path. */
export function isNamespace(path: string): boolean {
  try {
    return statfsSync(path).type === nsfs;
  } catch {
    return false; // Nothing there.
  }
}

/**
 * What no overlay network wants of a fresh namespace: bridged packets in the firewall, and IPv6 chatter of the bridge
 * itself.
 */
const settings = `
for file in /proc/sys/net/bridge/bridge-nf-call-*; do [ ! -e "$file" ] || echo 0 >"$file"; done
file=/proc/sys/net/ipv6/conf/default/disable_ipv6
[ ! -e "$file" ] || echo 1 >"$file"`;

/** Makes a network namespace and mounts it at `folder/name`, unless it is there; returns the path. */
export async function ensureNamespace(folder: string, name: string): Promise<string> {
  const path = `${folder}/${name}`;
  if (isNamespace(path)) return path;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  closeSync(openSync(path, "a"));
  await run(["unshare", `--net=${path}`, "--", "sh", "-c", settings]);
  return path;
}

/** Ends a namespace and everything in it. */
export async function removeNamespace(path: string): Promise<void> {
  if (isNamespace(path)) await run(["umount", "--lazy", path]);
  rmSync(path, { force: true });
}

/** The names in a folder of namespaces, those included that a power loss left as empty files. */
export function namespacesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
