import type { Info, Swarm } from "../api/shapes.ts";
import { command } from "../command.ts";
import { CliFailure } from "../failure.ts";
import { present } from "../flag.ts";
import { joinLine } from "./join-line.ts";

/** skein swarm join-token. */
export const joinToken = command({
  usage: "swarm join-token [OPTIONS] (worker|manager)",
  summary: "Show or rotate the token that lets nodes join",
  about:
    "Shows the command that lets a node join as a worker or manager. --rotate makes the old token worthless; nodes that joined stay.",
  examples: [
    ["skein swarm join-token worker", "the line to run on a new machine"],
    ["skein swarm join-token --rotate -q manager", "a new token, nothing else"],
  ],
  next: "run the printed line on the new machine",
  flags: { quiet: present("Only the token", "q"), rotate: present("Make a new token") },
  arguments: { min: 1, max: 1 },
  run: async ({ api, terminal }, values, [role = ""]) => {
    if (role !== "worker" && role !== "manager") throw new CliFailure(`unknown role ${role}: say worker or manager`);
    if (values.rotate === true) {
      const before = await api.get<Swarm>("/swarm");
      const query = {
        version: String(before.Version.Index),
        rotateWorkerToken: String(role === "worker"),
        rotateManagerToken: String(role === "manager"),
        rotateManagerUnlockKey: "false",
      };
      await api.post("/swarm/update", { query, body: before.Spec });
      if (values.quiet !== true) terminal.print(`Successfully rotated ${role} join token.\n\n`);
    }
    const swarm = await api.get<Swarm>("/swarm");
    if (values.quiet === true) {
      terminal.print(`${role === "worker" ? swarm.JoinTokens.Worker : swarm.JoinTokens.Manager}\n`);
      return 0;
    }
    const info = await api.get<Info>("/info");
    terminal.print(await joinLine(api, info.Swarm.NodeID, role));
    return 0;
  },
});
