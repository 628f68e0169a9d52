import { call } from "../tools/unix-http.ts";
import type { HostPlan } from "./plan.ts";

/** An image as a file for `docker load`, and what the engine will call it. */
export interface ImageFile {
  readonly name: string;
  readonly path: string;
  /** The value of the image's label `contentLabel`: two images of one content are not loaded twice. */
  readonly content: string;
}

export const contentLabel = "skein.content";
const loadTimeoutMs = 120_000;

/** Loads the image into the host's engine unless the engine holds the same content under that name. */
export async function ensureImage(host: HostPlan, image: ImageFile): Promise<"loaded" | "present"> {
  const path = `/images/${encodeURIComponent(image.name)}/json`;
  const reply = await call({ socket: host.engineSocket, path, timeoutMs: 10_000 });
  if (reply.status === 200 && contentOf(reply.body) === image.content) return "present";
  await loadImage(host, image.path);
  return "loaded";
}

/** What `docker load -i` does. */
export async function loadImage(host: HostPlan, file: string): Promise<void> {
  const path = "/images/load?quiet=1";
  const reply = await call({ socket: host.engineSocket, method: "POST", path, file, timeoutMs: loadTimeoutMs });
  // The engine reports a bad archive in the body of a success.
  if (reply.status !== 200 || reply.body.includes('"errorDetail"')) {
    throw new Error(`${host.name} cannot load ${file}: ${reply.body.trim()}`);
  }
}

function contentOf(inspected: string): string | undefined {
  // The shape is the Docker API's.
  const image = JSON.parse(inspected) as { Config?: { Labels?: Record<string, string> | null } };
  return image.Config?.Labels?.[contentLabel];
}
