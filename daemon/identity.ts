import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { messageOf } from "../base/error.ts";
import type { ClusterId, NodeId } from "../base/id.ts";
import type { Role } from "../model/node.ts";

/** Who this node is, on disk in one file that is replaced as a whole: certificate, role and addresses always fit together. */
export interface Identity {
  readonly nodeId: NodeId;
  readonly clusterId: ClusterId;
  readonly role: Role;
  /** PEM, as are the next two. */
  readonly certificate: string;
  readonly key: string;
  readonly root: string;
  /** "host:port" that other nodes reach it by. */
  readonly advertiseAddress: string;
  readonly listenAddress: string;
  readonly dataPathAddress: string;
  /** Managers' addresses as last heard. */
  readonly managers: readonly string[];
  /** Managers only. */
  readonly raft?: { readonly id: number /** Base64. */; readonly key: string };
}

/** The paths of a state directory. */
export function statePaths(stateDir: string): {
  readonly identity: string;
  readonly raft: string;
  readonly worker: string;
  readonly network: string;
} {
  const path = (name: string): string => join(stateDir, name);
  return { identity: path("identity.json"), raft: path("raft"), worker: path("worker"), network: path("network") };
}

/** What is on disk; undefined for a node outside any swarm. Throws when the file is not one of ours. */
export async function readIdentity(stateDir: string): Promise<Identity | undefined> {
  const path = statePaths(stateDir).identity;
  try {
    const identity = JSON.parse(await readFile(path, "utf8")) as Identity; // Written by writeIdentity; checked below.
    const needed = [
      identity.nodeId,
      identity.clusterId,
      identity.role,
      identity.certificate,
      identity.key,
      identity.root,
    ];
    if (needed.some((value) => typeof value !== "string" || value === "")) throw new Error("a field is missing");
    return identity;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new Error(`${path} cannot be read: ${messageOf(error)}`, { cause: error });
  }
}

/** Replaces the file as a whole, durably; only the owner can read it. */
export async function writeIdentity(stateDir: string, identity: Identity): Promise<void> {
  const path = statePaths(stateDir).identity;
  await mkdir(stateDir, { recursive: true, mode: 0o700 });
  const temporary = `${path}.${randomUUID()}`;
  const file = await open(temporary, "wx", 0o600);
  try {
    await file.writeFile(`${JSON.stringify(identity, undefined, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await syncFolder(dirname(path));
}

/** Removes all that a membership leaves behind; the identity last, so that an interrupted leave can be repeated. */
export async function removeState(stateDir: string): Promise<void> {
  const { identity, raft, worker } = statePaths(stateDir);
  for (const path of [raft, worker, identity]) await rm(path, { recursive: true, force: true });
}

async function syncFolder(path: string): Promise<void> {
  const folder: FileHandle = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
