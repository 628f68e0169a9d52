import type { PortItem } from "../model/assignment.ts";
import type { Desired } from "./desired.ts";
import { gatewayGroup, linkNames, meshMac, replyMac } from "./link-name.ts";
import { replyMark, replyMarkMask, replyMarkRest, replyMarkTag } from "./reply-mark.ts";
import { balance, elements, replacing } from "./rule-text.ts";
import { blockOf, blocksInUse, sliceGateway, sliceSubnet } from "./slice.ts";

/**
 * The node's own tables as one nft script: published ports, the way back of their replies, egress. Replaces them at
 * one blow.
 */
export function hostRules(desired: Desired): string {
  const ports = desired.ports.filter((port) => port.backends.length > 0);
  return [
    replacing("ip", [
      ...tables(desired),
      ...filterChains(desired),
      ...ports.flatMap(portChain),
      ...translationChains(desired),
    ]),
    ...ports.map(
      (port) => `add element ip skein published { ${port.protocol} . ${port.publishedPort} : goto ${chainOf(port)} }`,
    ),
    replacing("netdev", meshEgress(desired)),
  ].join("\n");
}

/** Takes all of it away. */
export const noHostRules = ["ip", "netdev"]
  .flatMap((family) => [`table ${family} skein`, `delete table ${family} skein`])
  .join("\n");

function tables(desired: Desired): readonly string[] {
  const { self, peers, tasks } = desired;
  const nodes = [self, ...peers];
  const addresses = tasks.map((task) => task.gatewayAddress);
  const own = nodes.map((node) => `${node.dataPathAddress} . ${sliceSubnet(self.meshPool, node.slice)}`);
  const marks = peers.map((peer) => `${meshMac(peer.slice)} : ${replyMark(peer.slice)}`);
  const confined = tasks.filter((task) => task.confined).map((task) => task.gatewayAddress);
  return [
    `map node_by_mac { type ether_addr : mark; ${elements(marks)} }`,
    "map published { type inet_proto . inet_service : verdict; }",
    // Each node with its own tasks: there a packet with the node's address as its source would come from the mesh.
    `set own { type ipv4_addr . ipv4_addr; flags interval; ${elements(own)} }`,
    // nft cannot compare two fields: a task that calls itself is found in a list.
    `set itself { type ipv4_addr . ipv4_addr; ${elements(addresses.map((address) => `${address} . ${address}`))} }`,
    `set confined { type ipv4_addr; ${elements(confined)} }`,
    ...neighbourhoods(desired).map((one) => `set ${one.name} { type ipv4_addr; ${elements(one.addresses)} }`),
  ];
}

function filterChains(desired: Desired): readonly string[] {
  const { self } = desired;
  const slice = sliceSubnet(self.meshPool, self.slice);
  const gateway = sliceGateway(self.meshPool, self.slice);
  const mesh = `iifname "${linkNames.mesh}"`;
  const marked = `ct mark and ${replyMarkMask} == ${replyMarkTag}`;
  return [
    // Each inner flow has an outer port of its own: tracking them would fill the table three times over.
    `chain untracked_in { type filter hook prerouting priority -300; udp dport ${self.dataPathPort} notrack; }`,
    `chain untracked_out { type filter hook output priority -300; udp dport ${self.dataPathPort} notrack; }`,
    // 127.0.0.1:port needs route_localnet, which would otherwise show the host's own loopback to tasks and nodes.
    "chain guard {",
    "  type filter hook prerouting priority -300;",
    `  iifgroup ${gatewayGroup} ip daddr 127.0.0.0/8 drop`,
    `  ${mesh} ip daddr 127.0.0.0/8 drop`,
    // A task's address is its identity: the resolver tells by it whose names to answer.
    `  iifgroup ${gatewayGroup} fib saddr . iif oif missing drop`,
    "}",
    "chain connections {",
    "  type filter hook prerouting priority -150;",
    `  ${mesh} ct state invalid drop`,
    `  ${mesh} ct state new ip daddr != ${slice} drop`,
    `  ${mesh} ct state new ct mark set ether saddr map @node_by_mac`,
    `  iifgroup ${gatewayGroup} ct direction reply ${marked} meta mark set ct mark`,
    "}",
    // A task that is gone while another node still sends to it: refuse, through the entry node, rather than stay
    // silent.
    "chain dead {",
    "  type filter hook prerouting priority -90;",
    `  ip daddr ${slice} ip daddr != ${gateway} fib daddr oif missing goto refuse`,
    "}",
    "chain refuse {",
    `  ${marked} meta mark set ct mark`,
    "  meta l4proto tcp reject with tcp reset",
    "  reject with icmp type port-unreachable",
    "}",
    // Tasks meet on their networks or through published ports, not by gateway address.
    "chain apart {",
    "  type filter hook forward priority 0;",
    `  ip daddr ${meshOf(desired)} iifname != "${linkNames.mesh}" ct state new ct status and dnat == 0 jump together`,
    `  iifgroup ${gatewayGroup} ip saddr @confined ct state new goto refuse`,
    "}",
    // But the engine answers the name of a container beside the asking one with the gateway address: let that be
    // right, too.
    "chain together {",
    ...neighbourhoods(desired).map(({ name }) => `  ip saddr @${name} ip daddr @${name} accept`),
    "  goto refuse",
    "}",
    // While the resolver restarts, a question is better lost (and asked again) than refused.
    "chain patient {",
    "  type filter hook output priority 0;",
    `  oifgroup ${gatewayGroup} ip saddr ${gateway} icmp type destination-unreachable icmp code port-unreachable drop`,
    "}",
  ];
}

/** All slices there are, as nft matches them. */
function meshOf({ self, peers }: Desired): string {
  const used = new Set([self, ...peers].map(({ slice }) => blockOf(slice)));
  const subnets = blocksInUse(self.meshPool, (block) => used.has(block));
  return subnets.length === 1 ? self.meshPool : `{ ${subnets.join(", ")} }`;
}

/** For each network with several tasks on this node: their gateway addresses. */
function neighbourhoods({ networks, tasks }: Desired): readonly { name: string; addresses: readonly string[] }[] {
  const all = [...networks.values()].map((network) => ({
    name: `on-${network.vni}`,
    addresses: tasks.filter((task) => task.networks.includes(network.id)).map((task) => task.gatewayAddress),
  }));
  return all.filter(({ addresses }) => addresses.length > 1);
}

function translationChains({ self }: Desired): readonly string[] {
  const slice = sliceSubnet(self.meshPool, self.slice);
  const gateway = sliceGateway(self.meshPool, self.slice);
  const publish = [
    `ip daddr ${gateway} meta l4proto { tcp, udp } th dport 53 accept`, // The resolver, even if a service publishes 53.
    "fib daddr type local meta l4proto . th dport vmap @published",
  ];
  return [
    "chain translate_in {",
    ...["type nat hook prerouting priority -100;", ...publish].map((line) => `  ${line}`),
    "}",
    "chain translate_out {",
    ...["type nat hook output priority -100;", ...publish].map((line) => `  ${line}`),
    "}",
    "chain masquerade_out {",
    "  type nat hook postrouting priority 100;",
    `  oifgroup ${gatewayGroup} ip saddr . ip daddr @itself masquerade`,
    `  ip saddr 127.0.0.0/8 oifgroup ${gatewayGroup} masquerade`,
    `  ip saddr 127.0.0.0/8 oifname "${linkNames.mesh}" masquerade`,
    `  oifname "${linkNames.mesh}" ct status dnat ip saddr . ip daddr @own masquerade`,
    `  ip saddr ${slice} oifname != "${linkNames.mesh}" oifgroup != ${gatewayGroup} masquerade`,
    "}",
  ];
}

function portChain(port: PortItem): readonly string[] {
  const backends = port.backends.map(({ address, port: target }) => ({ address, port: target }));
  return [`chain ${chainOf(port)} { meta l4proto ${port.protocol} ${balance(backends)}; }`];
}

function chainOf(port: PortItem): string {
  return `port-${port.protocol}-${port.publishedPort}`;
}

function meshEgress({ peers }: Desired): readonly string[] {
  const macs = peers.map((peer) => `${replyMark(peer.slice)} : ${meshMac(peer.slice)}`);
  return [
    `map mac_by_node { type mark : ether_addr; ${elements(macs)} }`,
    "chain replies {",
    `  type filter hook egress device "${linkNames.mesh}" priority 0;`,
    // The mark must go: the tunnel's own route lookup would follow it back into the mesh.
    `  ether daddr ${replyMac} ether daddr set meta mark map @mac_by_node meta mark set meta mark and ${replyMarkRest}`,
    "}",
  ];
}
