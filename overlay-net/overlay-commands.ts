import type { SelfItem } from "../model/assignment.ts";
import type { DesiredNetwork, RemoteEndpoint } from "./desired.ts";
import { macOf } from "./ipv4.ts";
import { bridgeMac, linkNames } from "./link-name.ts";
import type { Peer, PeerLinks } from "./peer-table.ts";
import { isVxlan, type LinkRow, type Vxlan, vxlanArguments } from "./vxlan.ts";

export const overlayLinks: PeerLinks = { vxlan: linkNames.vxlan, bridge: linkNames.bridge };

/** Lines for `ip -batch` and `bridge -batch` that give an overlay's namespace its bridge and VXLAN, in three steps. */
export interface OverlaySetup {
  /** In the network's namespace. */
  readonly before: readonly string[];
  /** In the host's namespace: a VXLAN that is made elsewhere keeps its socket there, away from the underlay. */
  readonly host: readonly string[];
  /** In the network's namespace. */
  readonly after: readonly string[];
  readonly bridge: readonly string[];
}

/**
 * What is missing or wrong in a network's namespace, given the links that are in it; four empty lists when it is
 * right.
 */
export function overlaySetup(
  network: Pick<DesiredNetwork, "vni" | "mtu">,
  self: SelfItem,
  { namespace, links }: { readonly namespace: string; readonly links: readonly LinkRow[] },
): OverlaySetup {
  const { bridge, vxlan } = linkNames;
  const wanted: Vxlan = {
    ...{ vni: network.vni, mtu: network.mtu },
    ...{ local: self.dataPathAddress, port: self.dataPathPort },
  };
  const current = links.find((link) => link.ifname === vxlan);
  const right = isVxlan(current, wanted);
  const bridged = links.some((link) => link.ifname === bridge);
  const address = bridgeMac(network.vni, self.slice);
  return {
    before: [
      ...(bridged
        ? []
        : [
            "link set lo up",
            `link add ${bridge} address ${address} type bridge mcast_snooping 0 forward_delay 0 ageing_time 0`,
            `link set ${bridge} up mtu ${network.mtu}`,
          ]),
      ...(current === undefined || right ? [] : [`link delete ${vxlan}`]),
    ],
    host: right ? [] : [`link add ${vxlan} netns ${namespace} ${vxlanArguments(wanted)}`],
    after: right ? [] : [`link set ${vxlan} master ${bridge} up`],
    bridge: right ? [] : [`link set dev ${vxlan} learning off neigh_suppress on`],
  };
}

/** The tasks on other nodes, as the overlay's VXLAN sees them. */
export function overlayPeers(remotes: readonly RemoteEndpoint[]): readonly Peer[] {
  return remotes.map(({ address, dataPathAddress }) => ({ address, mac: macOf(address), tunnel: dataPathAddress }));
}
