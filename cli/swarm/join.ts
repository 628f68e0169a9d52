import type { Info } from "../api/shapes.ts";
import { command } from "../command.ts";
import { text } from "../flag.ts";
import { availabilityOf, listenAddress } from "./spec-flags.ts";

/** skein swarm join. */
export const join = command({
  usage: "swarm join [OPTIONS] HOST:PORT",
  summary: "Join a swarm as a worker or manager",
  about:
    "Joins the swarm of the manager at HOST:PORT. The token decides whether this node becomes a worker or a manager, and " +
    "carries the fingerprint of the swarm's root certificate: a false manager is refused before anything is sent to it.",
  examples: [
    ["skein swarm join --token SWMTKN-1-… 10.0.0.11:2377", "the line that swarm init printed"],
    [
      "skein swarm join --token SWMTKN-1-… --advertise-addr eth1 10.0.0.11:2377",
      "with a chosen address of this machine",
    ],
  ],
  next: "skein node ls on a manager shows the node",
  flags: {
    token: text("Token from swarm init or swarm join-token"),
    "advertise-addr": text("Address that other nodes use: IP or interface, with :PORT if wanted"),
    "listen-addr": text("Address to listen on (default 0.0.0.0:2377)"),
    "data-path-addr": text("Address or interface for traffic between containers"),
    availability: text('"active", "pause" or "drain" (default "active")'),
  },
  arguments: { min: 1, max: 1 },
  run: async ({ api, terminal }, values, [remote = ""]) => {
    await api.post("/swarm/join", {
      body: {
        ListenAddr: listenAddress(values["listen-addr"]),
        AdvertiseAddr: values["advertise-addr"] ?? "",
        DataPathAddr: values["data-path-addr"] ?? "",
        RemoteAddrs: [remote],
        JoinToken: values.token ?? "",
        Availability: availabilityOf(values.availability),
      },
    });
    const info = await api.get<Info>("/info");
    terminal.print(`This node joined a swarm as a ${info.Swarm.ControlAvailable ? "manager" : "worker"}.\n`);
    return 0;
  },
});
