import type { Desired } from "./desired.ts";
import { formatAddress, parseSubnet } from "./ipv4.ts";
import { linkNames, meshMac, replyMac } from "./link-name.ts";
import type { Peer, PeerLinks } from "./peer-table.ts";
import { replyMarkMask, replyMarkTag, replyRoute } from "./reply-mark.ts";
import { isSlice, sliceGateway, sliceSubnet } from "./slice.ts";
import { meshVni } from "./vni.ts";
import { isVxlan, type LinkRow, type Vxlan, vxlanArguments } from "./vxlan.ts";

export const meshLinks: PeerLinks = { vxlan: linkNames.mesh };

/** One row of `ip -j route show`, as far as we look. */
export interface RouteRow {
  readonly dst: string;
  readonly type?: string;
  readonly gateway?: string;
}

export interface ObservedMesh {
  readonly link: LinkRow | undefined;
  /** Routes out of mesh0. */
  readonly routes: readonly RouteRow[];
  /** All routes that swallow. */
  readonly blackholes: readonly RouteRow[];
  /** The rule that leads marked replies to our table is there. */
  readonly ruled: boolean;
}

/**
 * Lines for `ip -batch` in the host's namespace: mesh0, its address, routes to the other slices, and the way back of
 * replies.
 */
export function meshSetup({ self, peers }: Desired, mtu: number, observed: ObservedMesh): readonly string[] {
  const mesh = linkNames.mesh;
  const wanted: Vxlan = { vni: meshVni, mtu, local: self.dataPathAddress, port: self.dataPathPort };
  const right = isVxlan(observed.link, wanted) && observed.link?.address === meshMac(self.slice);
  const routes = right ? observed.routes : [];
  const slices = peers.map((peer) => ({
    subnet: sliceSubnet(self.meshPool, peer.slice),
    gateway: sliceGateway(self.meshPool, peer.slice),
  }));
  const known = new Map(routes.map((route) => [route.dst, route.gateway]));
  const subnets = new Set(slices.map(({ subnet }) => subnet));
  const gone = routes.filter((route) => !subnets.has(route.dst));
  const own = sliceSubnet(self.meshPool, self.slice);
  const stale = observed.blackholes.filter((route) => isSlice(route.dst, self.meshPool) && route.dst !== own);
  return [
    ...(observed.link === undefined || right ? [] : [`link delete ${mesh}`]),
    ...(right
      ? []
      : [`link add ${mesh} address ${meshMac(self.slice)} ${vxlanArguments(wanted)}`, ...addressing(self)]),
    ...stale.map((route) => `route delete blackhole ${route.dst}`),
    // Addresses of the slice that no task has must not leave by the default route.
    ...(observed.blackholes.some((route) => route.dst === own) ? [] : [`route add blackhole ${own}`]),
    ...gone.map((route) => `route delete ${route.dst} dev ${mesh}`),
    ...slices
      .filter(({ subnet, gateway }) => known.get(subnet) !== gateway)
      .map(({ subnet, gateway }) => `route replace ${subnet} via ${gateway} dev ${mesh} onlink`),
    ...(observed.ruled ? [] : [`rule add ${replyRule}`]),
  ];
}

/** The other nodes, as mesh0 sees them, and the hop that stands for "the node this connection came from". */
export function meshPeers({ self, peers }: Desired): readonly Peer[] {
  const nodes = peers.map((peer) => ({
    address: sliceGateway(self.meshPool, peer.slice),
    mac: meshMac(peer.slice),
    tunnel: peer.dataPathAddress,
  }));
  return [{ address: replyHop(self.meshPool), mac: replyMac }, ...nodes];
}

/** Lines for `ip -batch` that take away what `link delete mesh0` leaves. */
export function meshRemoval(observed: ObservedMesh, meshPool: string | undefined): readonly string[] {
  const blackholes = observed.blackholes.filter((route) => meshPool !== undefined && isSlice(route.dst, meshPool));
  return [
    ...(observed.ruled ? [`rule delete ${replyRule}`] : []),
    ...blackholes.map((route) => `route delete blackhole ${route.dst}`),
    ...(observed.link === undefined ? [] : [`link delete ${linkNames.mesh}`]),
  ];
}

const replyRule = `pref ${replyRoute.preference} fwmark ${replyMarkTag}/${replyMarkMask} lookup ${replyRoute.table}`;

function addressing(self: Desired["self"]): readonly string[] {
  const mesh = linkNames.mesh;
  const hop = replyHop(self.meshPool);
  return [
    `address add ${sliceGateway(self.meshPool, self.slice)}/32 dev ${mesh}`,
    `link set ${mesh} up`,
    `neigh replace ${hop} lladdr ${replyMac} dev ${mesh} nud permanent`,
    `route replace default via ${hop} dev ${mesh} onlink table ${replyRoute.table}`,
  ];
}

function replyHop(meshPool: string): string {
  return formatAddress(parseSubnet(meshPool).base); // Slice 0 is nobody's.
}
