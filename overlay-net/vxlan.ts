/** A VXLAN interface in the terms that cannot be changed after its creation. */
export interface Vxlan {
  readonly vni: number;
  readonly local: string;
  readonly port: number;
  readonly mtu: number;
}

/** One row of `ip -d -j link show`, as far as we look. */
export interface LinkRow {
  readonly ifname: string;
  readonly address?: string;
  readonly mtu?: number;
  readonly master?: string;
  readonly linkinfo?: { readonly info_kind?: string; readonly info_data?: VxlanData };
}

interface VxlanData {
  readonly id?: number;
  readonly local?: string;
  readonly port?: number;
}

/** What follows `ip link add NAME` to make it: no learning, because the managers know where every address is. */
export function vxlanArguments({ vni, local, port, mtu }: Vxlan): string {
  return `mtu ${mtu} type vxlan id ${vni} dstport ${port} local ${local} nolearning noproxy nol2miss nol3miss`;
}

/** The link of that name exists and is this VXLAN. */
export function isVxlan(link: LinkRow | undefined, { vni, local, port, mtu }: Vxlan): boolean {
  const data = link?.linkinfo?.info_data;
  return data?.id === vni && data.local === local && data.port === port && link?.mtu === mtu;
}
