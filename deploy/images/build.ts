import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ImageFile } from "../lab/engine-images.ts";
import { run } from "../tools/command.ts";
import { imageArchive } from "./archive.ts";
import { cacheDirectory } from "./cache.ts";
import { busyboxImage, busyboxLayer, counterImage, redisImage } from "./recipes.ts";
import { redisFiles } from "./redis-files.ts";

/** The demo images as files for `docker load`, built without an engine or a registry; built once, then found again. */
export async function demoImages(say: (words: string) => void): Promise<readonly ImageFile[]> {
  const busybox = readFileSync(await busyboxPath());
  const directory = `${cacheDirectory}/images-${fingerprint(busybox)}`;
  const index = `${directory}/images.json`;
  if (existsSync(index)) say("from the cache");
  else await build(directory, busybox);
  const images = JSON.parse(readFileSync(index, "utf8")) as readonly ImageFile[]; // Written below, in this shape.
  return images.map((image) => ({ ...image, path: `${directory}/${image.path}` }));
}

async function build(directory: string, busybox: Buffer): Promise<void> {
  const half = `${directory}.part`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  const applets = (await run(["busybox", "--list"])).stdout.split("\n").filter((name) => name !== "");
  const base = busyboxLayer(busybox, applets);
  const recipes = [busyboxImage(base), redisImage(base, await redisFiles(cacheDirectory)), counterImage(base)];
  const images = recipes.map((recipe): ImageFile => {
    const { archive, content } = imageArchive(recipe);
    const path = `${recipe.name.replaceAll(/[^a-z0-9]+/g, "-")}.tar`;
    writeFileSync(`${half}/${path}`, archive);
    return { name: recipe.name, path, content };
  });
  writeFileSync(`${half}/images.json`, JSON.stringify(images, null, 2));
  for (const name of readdirSync(cacheDirectory)) {
    if (name.startsWith("images-") && `${cacheDirectory}/${name}` !== half) {
      rmSync(`${cacheDirectory}/${name}`, { recursive: true });
    }
  }
  renameSync(half, directory); // Whole or not at all: the next run takes it as it is.
}

/** Names what the images are made from: the recipes in this folder, and the machine's busybox. */
function fingerprint(busybox: Buffer): string {
  const here = fileURLToPath(new URL(".", import.meta.url));
  const hash = createHash("sha256").update(busybox);
  const sources = readdirSync(here, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort();
  for (const source of sources) hash.update(readFileSync(source));
  return hash.digest("hex").slice(0, 12);
}

async function busyboxPath(): Promise<string> {
  return (await run(["sh", "-c", "command -v busybox"])).stdout.trim();
}
