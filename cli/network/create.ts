import { command } from "../command.ts";
import { list, present, text } from "../flag.ts";
import { networkRequest } from "./request.ts";

export const networkFlags = {
  driver: text("Driver (default overlay, as a swarm's networks span nodes; docker's default is bridge)", "d"),
  attachable: present("Let single containers attach too"),
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

/** skein network create. */
export const create = command({
  usage: "network create [OPTIONS] NETWORK",
  summary: "Create a network",
  about:
    "Creates a network that services attach to by name. Containers on it reach each other on all nodes, and find services " +
    "by name. Unlike docker's, the default driver is overlay.",
  examples: [
    ["skein network create backend", "a network across all nodes"],
    [
      "skein network create --attachable --subnet 10.9.0.0/24 backend",
      "a chosen subnet; docker run --network backend works too",
    ],
  ],
  next: "skein service create --network NAME …",
  flags: networkFlags,
  arguments: { min: 1, max: 1 },
  run: async ({ api, terminal }, values, [name = ""]) => {
    const { Id } = await api.post<{ readonly Id: string }>("/networks/create", { body: networkRequest(name, values) });
    terminal.print(`${Id}\n`);
    return 0;
  },
});
