import { createHash } from "node:crypto";
import { contentLabel } from "../lab/engine-images.ts";
import { tar } from "./tar.ts";

/** What an image is made of. */
export interface ImageRecipe {
  /** As in `docker run NAME`. */
  readonly name: string;
  readonly layers: readonly Layer[];
  /** The part of the image that `docker inspect` shows under Config. */
  readonly config: Readonly<Record<string, unknown>>;
}

export interface Layer {
  readonly comment: string;
  readonly archive: Buffer;
}

const epoch = "1970-01-01T00:00:00Z";

/** The image as a file that `docker load` takes, and a digest of everything in it. Same recipe, same bytes. */
export function imageArchive({ name, layers, config }: ImageRecipe): { archive: Buffer; content: string } {
  const digests = layers.map((layer) => sha256(layer.archive));
  const content = sha256(JSON.stringify([name, digests, config])).slice(0, 16);
  const image = JSON.stringify({
    architecture: process.arch === "arm64" ? "arm64" : "amd64",
    os: "linux",
    created: epoch,
    config: { ...config, Labels: { [contentLabel]: content } },
    rootfs: { type: "layers", diff_ids: digests.map((digest) => `sha256:${digest}`) },
    history: layers.map((layer) => ({ created: epoch, created_by: layer.comment })),
  });
  const imageFile = `${sha256(image)}.json`;
  const layerFiles = digests.map((digest) => `${digest}/layer.tar`);
  const manifest = JSON.stringify([{ Config: imageFile, RepoTags: [name], Layers: layerFiles }]);
  const archive = tar([
    { kind: "file", path: "manifest.json", content: Buffer.from(manifest) },
    { kind: "file", path: imageFile, content: Buffer.from(image) },
    ...layers.map((layer, index) => {
      return { kind: "file", path: layerFiles[index] ?? "", content: layer.archive } as const;
    }),
  ]);
  return { archive, content };
}

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}
