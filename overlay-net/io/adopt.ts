import { linkNames } from "../link-name.ts";
import type { AttachmentStore } from "./attachment-store.ts";
import { hostLinks, removeLink } from "./legs.ts";
import type { Overlays } from "./overlays.ts";

/**
 * Squares what an earlier life of this agent recorded with what the kernel holds: a power loss takes the interfaces,
 * and containers
 * may have ended while nobody listened.
 */
export async function adopt(store: AttachmentStore, overlays: Overlays): Promise<void> {
  const host = new Set(hostLinks());
  const ports = new Map(
    await Promise.all(overlays.existing.map(async (id) => [id, await overlays.get(id).linkNames()] as const)),
  );
  for (const [id, endpoint] of store.endpoints) {
    if (endpoint.sandbox === undefined) continue; // Not joined yet: it has no interface to miss.
    const network = store.network(endpoint.network);
    const alive =
      network?.kind === "overlay"
        ? (ports.get(network.network)?.has(linkNames.port(id)) ?? false)
        : host.has(linkNames.gateway(id));
    if (!alive) store.setEndpoint(id, undefined);
  }
  const known = new Set([...store.endpoints.keys()].flatMap((id) => [linkNames.gateway(id), linkNames.container(id)]));
  for (const link of legLinks(host)) if (!known.has(link)) await removeLink(link);
}

/** Removes every leg interface that is left in the host's namespace. */
export async function removeLegs(): Promise<void> {
  for (const link of legLinks(hostLinks())) await removeLink(link);
}

function legLinks(links: Iterable<string>): readonly string[] {
  const prefixes = [linkNames.gateway(""), linkNames.container("")];
  return [...links].filter((link) => prefixes.some((prefix) => link.startsWith(prefix)));
}
