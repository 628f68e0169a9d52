/** Another node as seen from a VXLAN interface: an address, its MAC, and the node (tunnel end) behind which it lies. */
export interface Peer {
  readonly address: string;
  readonly mac: string;
  /** Absent: only a neighbour, reached by a rule of ours and not by the tunnel's own table. */
  readonly tunnel?: string;
}

/** The three kernel tables that together make a peer reachable, as they are. */
export interface PeerTable {
  /** Address → MAC; permanent entries only. */
  readonly neighbours: ReadonlyMap<string, string>;
  /** MAC → tunnel end. */
  readonly tunnels: ReadonlyMap<string, string>;
  /** MACs that the bridge sends to the VXLAN; empty where there is no bridge. */
  readonly bridged: ReadonlySet<string>;
}

export interface PeerLinks {
  readonly vxlan: string;
  /** Set where the VXLAN is a port of a bridge: neighbours belong to the bridge, and it needs entries of its own. */
  readonly bridge?: string;
}

export interface PeerChange {
  /** Lines for `ip -batch`. */
  readonly ip: readonly string[];
  /** Lines for `bridge -batch`. */
  readonly bridge: readonly string[];
}

/**
 * What turns the tables as they are into the wanted ones; nothing when they are. Only entries that exist are removed.
 */
export function peerChange(observed: PeerTable, wanted: readonly Peer[], links: PeerLinks): PeerChange {
  const next = tableOf(wanted, links);
  const neighbourLink = links.bridge ?? links.vxlan;
  const tunnelGone = [...observed.tunnels].filter(([mac]) => !next.tunnels.has(mac));
  const bridgedGone = [...observed.bridged].filter((mac) => !next.bridged.has(mac));
  const neighboursGone = [...observed.neighbours.keys()].filter((address) => !next.neighbours.has(address));
  const tunnelNew = [...next.tunnels].filter(([mac, tunnel]) => observed.tunnels.get(mac) !== tunnel);
  const bridgedNew = [...next.bridged].filter((mac) => !observed.bridged.has(mac));
  const neighboursNew = [...next.neighbours].filter(([address, mac]) => observed.neighbours.get(address) !== mac);
  return {
    ip: [
      ...neighboursGone.map((address) => `neigh delete ${address} dev ${neighbourLink}`),
      ...neighboursNew.map(
        ([address, mac]) => `neigh replace ${address} lladdr ${mac} dev ${neighbourLink} nud permanent`,
      ),
    ],
    bridge: [
      ...tunnelGone.map(([mac, tunnel]) => `fdb delete ${mac} dev ${links.vxlan} dst ${tunnel} self`),
      ...bridgedGone.map((mac) => `fdb delete ${mac} dev ${links.vxlan} master`),
      ...tunnelNew.map(([mac, tunnel]) => `fdb replace ${mac} dev ${links.vxlan} dst ${tunnel} self static`),
      ...bridgedNew.map((mac) => `fdb replace ${mac} dev ${links.vxlan} master static`),
    ],
  };
}

/** The tables that make exactly these peers reachable. */
export function tableOf(peers: readonly Peer[], links: PeerLinks): PeerTable {
  const tunnelled = peers.flatMap(({ mac, tunnel }) => (tunnel === undefined ? [] : [[mac, tunnel] as const]));
  return {
    neighbours: new Map(peers.map(({ address, mac }) => [address, mac])),
    tunnels: new Map(tunnelled),
    bridged: new Set(links.bridge === undefined ? [] : tunnelled.map(([mac]) => mac)),
  };
}

/** As read from the kernel: the output of `ip -j neigh show dev LINK nud permanent` and `bridge -j fdb show`. */
export function parsePeerTable(
  neighbours: readonly NeighbourRow[],
  entries: readonly FdbRow[],
  links: PeerLinks,
): PeerTable {
  const own = entries.filter((row) => row.ifname === links.vxlan);
  const tunnels = own.flatMap((row) => (row.dst === undefined ? [] : [[row.mac, row.dst] as const]));
  // The VXLAN's own MAC is a permanent entry of the bridge that nobody made; ours are static.
  const bridged = own.filter((row) => row.master !== undefined && row.state === "static");
  return {
    neighbours: new Map(neighbours.filter((row) => row.lladdr !== undefined).map((row) => [row.dst, row.lladdr ?? ""])),
    tunnels: new Map(tunnels),
    bridged: new Set(bridged.map((row) => row.mac)),
  };
}

export interface NeighbourRow {
  readonly dst: string;
  readonly lladdr?: string;
}

export interface FdbRow {
  readonly mac: string;
  readonly ifname: string;
  readonly dst?: string;
  readonly master?: string;
  readonly state?: string;
}
