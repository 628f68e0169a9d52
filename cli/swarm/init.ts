import { command } from "../command.ts";
import { list, present, text, whole } from "../flag.ts";
import { joinLine } from "./join-line.ts";
import { availabilityOf, changedSwarmSpec, emptySwarmSpec, listenAddress, specFlags } from "./spec-flags.ts";

/** skein swarm init. */
export const init = command({
  usage: "swarm init [OPTIONS]",
  summary: "Make this node the first manager of a new swarm",
  about:
    "Makes a new swarm with this node as its first manager, and prints the line that lets other machines join. Give " +
    "--advertise-addr if the machine has several addresses: it is how other nodes reach this one.",
  examples: [
    ["skein swarm init", "on a machine with one address"],
    [
      "skein swarm init --advertise-addr 10.0.0.11 --default-addr-pool 10.64.0.0/12",
      "a chosen address and network pool",
    ],
  ],
  next: "run the printed line on the other machines; skein node ls shows them",
  flags: {
    ...specFlags,
    "advertise-addr": text("Address that other nodes use: IP or interface, with :PORT if wanted"),
    "listen-addr": text("Address to listen on (default 0.0.0.0:2377)"),
    "data-path-addr": text("Address or interface for traffic between containers"),
    "data-path-port": whole("UDP port for traffic between containers, 1024-49151 (default 4789)"),
    "default-addr-pool": list("Pool that networks take their subnets from, in CIDR form (default 10.0.0.0/8)"),
    "default-addr-pool-mask-length": whole("Prefix length of those subnets (default 24)"),
    availability: text('"active", "pause" or "drain" (default "active")'),
    autolock: present("Encrypt the managers' keys; a restarted manager then waits for swarm unlock"),
    "force-new-cluster": present("Make a new swarm from this manager's state, after the majority was lost"),
  },
  arguments: { min: 0, max: 0 },
  run: async ({ api, terminal }, values) => {
    const pools = values["default-addr-pool"].flatMap((pool) => pool.split(","));
    const autolock = values.autolock === true;
    const spec = changedSwarmSpec(emptySwarmSpec, values);
    const nodeId = await api.post<string>("/swarm/init", {
      body: {
        ListenAddr: listenAddress(values["listen-addr"]),
        AdvertiseAddr: values["advertise-addr"] ?? "",
        DataPathAddr: values["data-path-addr"] ?? "",
        DataPathPort: values["data-path-port"] ?? 0,
        ForceNewCluster: values["force-new-cluster"] ?? false,
        Spec: { ...spec, EncryptionConfig: { AutoLockManagers: autolock } },
        AutoLockManagers: autolock,
        Availability: availabilityOf(values.availability),
        DefaultAddrPool: pools,
        SubnetSize: values["default-addr-pool-mask-length"] ?? 24,
      },
    });
    terminal.print(`Swarm initialized: current node (${nodeId}) is now a manager.\n\n`);
    terminal.print(await joinLine(api, nodeId, "worker"));
    terminal.print(
      "To add a manager to this swarm, run 'skein swarm join-token manager' and follow the instructions.\n",
    );
    if (autolock) {
      const { UnlockKey } = await api.get<{ readonly UnlockKey: string }>("/swarm/unlockkey");
      terminal.print(
        `\nTo unlock a restarted manager, give this key to 'docker swarm unlock':\n\n    ${UnlockKey}\n\nKeep it safe.\n`,
      );
    }
    return 0;
  },
});
