import { command } from "../command.ts";
import { list, present, text } from "../flag.ts";
import { networkRequest } from "./request.ts";

export const networkFlags = {
  driver: text("Driver (default overlay, as a swarm's networks span nodes; docker's default is bridge)", "d"),
  attachable: present("As docker's; only services attach in this version"),
  ingress: present("Make it the network of published ports"),
  internal: present("No way out to other networks"),
  ipv4: present("IPv4 addresses (default true)"),
  ipv6: present("IPv6 addresses"),
  scope: text("swarm or local"),
  subnet: list("Subnet in CIDR form"),
  gateway: list("Gateway of the subnet"),
  "ip-range": list("Part of the subnet that addresses come from"),
  "aux-address": list("Address that is taken, NAME=IP"),
  "ipam-driver": text("Address management driver (default default)"),
  "ipam-opt": list("Option of that driver, KEY=VALUE"),
  opt: list("Driver option, KEY=VALUE", { short: "o" }),
  label: list("Label, KEY=VALUE"),
  "config-only": present("Only a configuration for other networks"),
  "config-from": text("Network to take the configuration from"),
};

interface NetworkCreated {
  readonly Id: string;
  readonly Warning: string;
}

/** skein network create. */
export const create = command({
  usage: "network create [OPTIONS] NETWORK",
  summary: "Create a network",
  about:
    "Creates a network that services attach to by name. Containers on it reach each other on all nodes, and find services " +
    "by name. Unlike docker's, the default driver is overlay.",
  examples: [
    ["skein network create backend", "a network across all nodes"],
    ["skein network create --subnet 10.9.0.0/24 backend", "a chosen subnet"],
  ],
  next: "skein service create --network NAME …",
  flags: networkFlags,
  arguments: { min: 1, max: 1 },
  run: async ({ api, terminal }, values, [name = ""]) => {
    const body = networkRequest(name, values);
    const { Id, Warning } = await api.post<NetworkCreated>("/networks/create", { body });
    terminal.print(`${Id}\n`);
    if (Warning !== "") terminal.warn(`${Warning}\n`);
    return 0;
  },
});
