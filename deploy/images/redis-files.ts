import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname } from "node:path";
import { fetchPackages } from "../setup/packages.ts";
import { run } from "../tools/command.ts";

const programs = ["redis-server", "redis-cli"];

/**
 * A folder with redis and every library it needs, laid out as in an image. Made once: from the machine's own redis if
 * it has one, otherwise from Debian's packages, which are downloaded and unpacked but not installed.
 */
export async function redisFiles(cache: string): Promise<string> {
  const directory = `${cache}/redis-${process.arch}`;
  if (existsSync(directory)) return directory;
  const half = `${directory}.part`;
  const unpacked = `${directory}.packages`;
  for (const path of [half, unpacked]) rmSync(path, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  const source = existsSync("/usr/bin/redis-server") ? "" : unpacked;
  if (source !== "") await unpackPackages(unpacked);
  for (const program of programs) {
    const file = `${source}/usr/bin/${program}`;
    place(file, `${half}/usr/bin/${program}`);
    for (const [name, library] of await librariesOf(file, source)) place(library, `${half}${name}`);
  }
  rmSync(unpacked, { recursive: true, force: true });
  renameSync(half, directory); // Whole or not at all: the next run takes it as it is.
  return directory;
}

/** True when redisFiles needs no network. */
export function redisIsAtHand(cache: string): boolean {
  return existsSync(`${cache}/redis-${process.arch}`) || existsSync("/usr/bin/redis-server");
}

async function unpackPackages(directory: string): Promise<void> {
  const archives = `${directory}/archives`;
  await fetchPackages(["redis-server", "redis-tools"], archives);
  for (const file of readdirSync(archives).filter((name) => name.endsWith(".deb"))) {
    await run(["dpkg-deb", "--extract", `${archives}/${file}`, directory]);
  }
}

/** The libraries of a program as (path in the image, path here); the loader keeps its own path, which programs name. */
async function librariesOf(file: string, source: string): Promise<readonly (readonly [string, string])[]> {
  const usr = `${source}/usr/lib`;
  const folders = existsSync(usr) ? readdirSync(usr).map((name) => `${usr}/${name}`) : [];
  const { stdout } = await run(["ldd", file], { env: { LD_LIBRARY_PATH: [...folders, usr].join(":") } });
  return parseLibraries(stdout);
}

/** Reads what ldd prints. Throws on a library that is nowhere. */
export function parseLibraries(printed: string): readonly (readonly [string, string])[] {
  return printed.split("\n").flatMap((line): (readonly [string, string])[] => {
    const missing = /^\s*(\S+) => not found/.exec(line);
    if (missing !== null) throw new Error(`redis needs the library ${missing[1]}, which is not on this machine`);
    const found = /^\s*\S+ => (\/\S+) \(/.exec(line)?.[1];
    if (found !== undefined) return [[`/lib/${basename(found)}`, found]];
    const loader = /^\s*(\/\S+) \(/.exec(line)?.[1];
    return loader === undefined ? [] : [[loader, loader]];
  });
}

function place(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to); // Follows links: the image holds the file under the name that programs ask for.
}
