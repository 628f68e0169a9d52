import { isImage, withTag } from "../text/image.ts";
import { type Api, ApiFailure } from "./client.ts";
import type { Platform, TaskSpec } from "./service-spec.ts";

interface Distribution {
  readonly Descriptor?: { readonly digest?: string };
  readonly Platforms?: readonly { readonly architecture?: string; readonly os?: string }[] | null;
}

export interface Pinned {
  readonly task: TaskSpec;
  /** What to tell the user when the registry did not say. */
  readonly warning?: string;
}

/** The task with its image pinned to the digest that the registry has now, and the platforms it runs on. */
export async function pinImage(api: Api, task: TaskSpec, auth: string | undefined): Promise<Pinned> {
  const image = withTag(task.ContainerSpec.Image);
  if (!isImage(image)) return { task }; // The daemon refuses it with the better words.
  const found = await ask(api, image, auth);
  const digest = found?.Descriptor?.digest;
  if (digest === undefined) return { task: pinned(task, image, []), warning: `${unpinned(image)}\n` };
  const platforms = (found?.Platforms ?? []).map(({ architecture, os }) => ({
    ...(architecture === undefined || architecture === "arm" ? {} : { Architecture: architecture }),
    ...(os === undefined ? {} : { OS: os }),
  }));
  return { task: pinned(task, image.includes("@") ? image : `${image}@${digest}`, platforms) };
}

async function ask(api: Api, image: string, auth: string | undefined): Promise<Distribution | undefined> {
  const headers = auth === undefined ? {} : { "x-registry-auth": auth };
  try {
    return await api.get<Distribution>(`/distribution/${image}/json`, {}, headers);
  } catch (error) {
    if (error instanceof ApiFailure) return undefined; // The registry is away or says no: the nodes will try themselves.
    throw error;
  }
}

function pinned(task: TaskSpec, image: string, platforms: readonly Platform[]): TaskSpec {
  const placement = platforms.length === 0 ? {} : { Placement: { ...task.Placement, Platforms: platforms } };
  return { ...task, ...placement, ContainerSpec: { ...task.ContainerSpec, Image: image } };
}

function unpinned(image: string): string {
  return (
    `image ${image} could not be accessed on a registry to record\nits digest. Each node will access ${image} independently,\n` +
    "possibly leading to different nodes running different\nversions of the image.\n"
  );
}
