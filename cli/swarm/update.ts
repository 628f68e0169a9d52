import type { Swarm } from "../api/shapes.ts";
import { command } from "../command.ts";
import { present } from "../flag.ts";
import { changedSwarmSpec, specFlags } from "./spec-flags.ts";

/** skein swarm update. */
export const update = command({
  usage: "swarm update [OPTIONS]",
  summary: "Change settings of the swarm",
  about: "Changes settings that hold for the whole swarm. What no flag names stays.",
  examples: [
    ["skein swarm update --task-history-limit 2", "keep two ended tasks per slot"],
    ["skein swarm update --dispatcher-heartbeat 5s", "as Docker Swarm: fewer messages, slower to see a dead node"],
  ],
  next: "skein info shows the swarm's state",
  flags: { ...specFlags, autolock: present("Encrypt the managers' keys, or with =false stop it") },
  arguments: { min: 0, max: 0 },
  run: async ({ api, terminal }, values) => {
    const swarm = await api.get<Swarm>("/swarm");
    const spec = changedSwarmSpec(swarm.Spec, values);
    const locks = values.autolock ?? swarm.Spec.EncryptionConfig?.AutoLockManagers ?? false;
    const query = {
      version: String(swarm.Version.Index),
      rotateWorkerToken: "false",
      rotateManagerToken: "false",
      rotateManagerUnlockKey: "false",
    };
    await api.post("/swarm/update", { query, body: { ...spec, EncryptionConfig: { AutoLockManagers: locks } } });
    terminal.print("Swarm updated.\n");
    if (values.autolock === true && swarm.Spec.EncryptionConfig?.AutoLockManagers !== true) {
      const { UnlockKey } = await api.get<{ readonly UnlockKey: string }>("/swarm/unlockkey");
      terminal.print(`\nThe key that unlocks a restarted manager:\n\n    ${UnlockKey}\n\nKeep it safe.\n`);
    }
    return 0;
  },
});
