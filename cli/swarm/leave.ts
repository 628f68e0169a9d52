import { command } from "../command.ts";
import { present } from "../flag.ts";

/** skein swarm leave. */
export const leave = command({
  usage: "swarm leave [OPTIONS]",
  summary: "Leave the swarm",
  about:
    "Takes this node out of its swarm and stops its tasks. Demote a manager first, so that the others keep a majority.",
  examples: [
    ["skein swarm leave", "on a worker"],
    ["skein swarm leave --force", "on a manager, knowing what that means for the majority"],
  ],
  next: "skein node rm NAME on a manager takes the node off the list",
  flags: { force: present("Leave although this is a manager", "f") },
  arguments: { min: 0, max: 0 },
  run: async ({ api, terminal }, values) => {
    await api.post("/swarm/leave", { query: { force: values.force === true ? "1" : undefined } });
    terminal.print("Node left the swarm.\n");
    return 0;
  },
});
