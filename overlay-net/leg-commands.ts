import { macOf } from "./ipv4.ts";
import { gatewayGroup, gatewayMac, linkNames } from "./link-name.ts";

export interface Leg {
  readonly endpointId: string;
  /** Without prefix. */
  readonly address: string;
  readonly mtu: number;
}

/** Lines that make a task's overlay leg: first in the host's namespace, then in the network's. */
export function overlayLeg({ endpointId, address, mtu }: Leg, namespace: string) {
  const [port, mac] = [linkNames.port(endpointId), macOf(address)];
  const pair = `link add ${linkNames.container(endpointId)} mtu ${mtu} address ${mac} type veth`;
  return {
    host: [`${pair} peer name ${port} netns ${namespace} mtu ${mtu}`],
    namespace: [`link set ${port} master ${linkNames.bridge} up`],
    bridge: [`fdb replace ${mac} dev ${port} master static`],
  } as const;
}

/** Lines that make a task's gateway leg, all in the host's namespace: a routed pair, no bridge, the neighbour known. */
export function gatewayLeg({ endpointId, address, mtu }: Leg, slice: number): readonly string[] {
  const [link, mac] = [linkNames.gateway(endpointId), macOf(address)];
  const host = `link add ${link} mtu ${mtu} address ${gatewayMac(slice)} group ${gatewayGroup} type veth`;
  return [
    `${host} peer name ${linkNames.container(endpointId)} mtu ${mtu} address ${mac}`,
    `link set ${link} up`,
    `neigh replace ${address} lladdr ${mac} dev ${link} nud permanent`,
    `route replace ${address}/32 dev ${link}`,
  ];
}
