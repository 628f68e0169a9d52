import { readdirSync, readFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { gatewayLeg, type Leg, overlayLeg } from "../leg-commands.ts";
import { linkNames } from "../link-name.ts";
import { batch, CommandError } from "./command.ts";
import { isNamespace } from "./namespace.ts";
import { setSysctls } from "./sysctl.ts";

export type NewLeg = Leg &
  (
    | { readonly kind: "gateway"; readonly slice: number }
    | {
        readonly kind: "overlay";
        /** Path of the network's namespace. */
        readonly namespace: string;
      }
  );

/** Makes the pair of interfaces for a leg; the engine moves `linkNames.container` into the container. */
export async function addLeg(leg: NewLeg): Promise<void> {
  await removeLink(linkNames.container(leg.endpointId)); // Of an attempt that the engine gave up.
  if (leg.kind === "gateway") {
    await batch("ip", gatewayLeg(leg, leg.slice));
    setSysctls(gatewaySettings(linkNames.gateway(leg.endpointId)));
    return;
  }
  const lines = overlayLeg(leg, leg.namespace);
  await batch("ip", lines.host);
  await batch("ip", lines.namespace, leg.namespace);
  await batch("bridge", lines.bridge, leg.namespace);
}

/** Our side of a leg: on the host, or in the network's namespace. */
export function linkOfLeg(endpointId: string, kind: NewLeg["kind"]): string {
  return kind === "gateway" ? linkNames.gateway(endpointId) : linkNames.port(endpointId);
}

/** Removes an interface, and with it its peer; it may be gone already. */
export async function removeLink(name: string, namespace?: string): Promise<void> {
  if (namespace === undefined ? !hostLinks().includes(name) : !isNamespace(namespace)) return;
  try {
    await batch("ip", [`link delete ${name}`], namespace);
  } catch (error) {
    // The kernel removes a pair on its own when the container's namespace ends, and all of them with the network's.
    if (!(error instanceof CommandError) || !/cannot find device|no such file/i.test(error.stderr)) throw error;
  }
}

/** The names of all interfaces in our own namespace. */
export function hostLinks(): readonly string[] {
  return readdirSync("/sys/class/net");
}

/** The MTU of the interface that has this address; 1500 while none has. */
export function underlayMtuOf(address: string): number {
  const interfaces = Object.entries(networkInterfaces());
  const name = interfaces.find(([, rows]) => rows?.some((row) => row.address === address))?.[0];
  return name === undefined ? 1_500 : Number(readFileSync(`/sys/class/net/${name}/mtu`, "utf8"));
}

function gatewaySettings(link: string): Readonly<Record<string, string>> {
  return {
    // For 127.0.0.1:port of this host; the guard chain keeps the rest of loopback closed.
    [`net/ipv4/conf/${link}/route_localnet`]: "1",
    [`net/ipv4/conf/${link}/send_redirects`]: "0",
    [`net/ipv6/conf/${link}/disable_ipv6`]: "1",
  };
}
