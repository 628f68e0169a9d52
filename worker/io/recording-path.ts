import type { Assignments } from "../../model/assignment.ts";
import type { EngineNetwork } from "../../model/dataplane.ts";
import type { Dataplane } from "../dataplane.ts";

/** A network as overlay-net would ask for it. */
export const sampleNetwork: EngineNetwork = {
  ...{ name: "blue", driver: "skein", ipamDriver: "skein", options: {}, labels: {} },
  ...{ subnet: "10.0.1.0/24", gateway: "10.0.1.1", internal: false },
};

/** Says into a diary, such as the engine's own, when it was applied, and with what. */
export class RecordingPath implements Dataplane {
  network: EngineNetwork | undefined;
  broken = false;
  readonly #diary: string[];

  constructor(diary: string[]) {
    this.#diary = diary;
  }

  async apply(assignments: Assignments): Promise<void> {
    if (this.broken) throw new Error("no such device");
    const tasks = [...assignments.values()].flatMap((item) => (item.kind === "task" ? [item] : []));
    this.#diary.push(`apply ${tasks.map(({ id, desiredState }) => `${id}=${desiredState}`).join(" ")}`);
  }
  networkingOf(): ReturnType<Dataplane["networkingOf"]> {
    return { attachments: this.network === undefined ? [] : [{ network: this.network, address: "10.0.1.5" }], dns: [] };
  }
}
