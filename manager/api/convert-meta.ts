import type { Instant } from "../../base/clock.ts";
import type { Meta } from "../../model/meta.ts";

/** The members that every swarm object of Docker's API begins with. */
export function convertMeta(id: string, meta: Meta): Record<string, unknown> {
  return {
    ID: id,
    Version: { Index: meta.version },
    CreatedAt: rfc3339(meta.createdAt),
    UpdatedAt: rfc3339(meta.updatedAt),
  };
}

/** RFC 3339 as Go prints it: no trailing zeros in the fraction. */
export function rfc3339(at: Instant): string {
  return new Date(at).toISOString().replace(/\.?0*Z$/, "Z");
}

/** Docker's "no time". */
export const noTime = "0001-01-01T00:00:00Z";

/** The name under which container and network drivers see a network's identifier. */
export const vniOption = "com.docker.network.driver.overlay.vxlanid_list";
