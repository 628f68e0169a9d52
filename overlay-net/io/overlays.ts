import { rmSync } from "node:fs";
import { asId, type NetworkId } from "../../base/id.ts";
import { namespacesIn } from "./namespace.ts";
import { Overlay } from "./overlay.ts";
import { inParallel } from "./serial.ts";

const parallelMax = 4;

/**
 * The overlay networks of this node, each in a namespace that is mounted in a folder of ours: no other host shares it.
 */
export class Overlays {
  readonly #folder: string;
  readonly #known = new Map<NetworkId, Overlay>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  get(id: NetworkId): Overlay {
    const known = this.#known.get(id) ?? new Overlay(this.#folder, id);
    this.#known.set(id, known);
    return known;
  }

  /** Those that exist on this node, whoever made them. */
  get existing(): readonly NetworkId[] {
    return namespacesIn(this.#folder).map((name) => asId<"network">(name));
  }

  async removeUnless(wanted: (id: NetworkId) => boolean): Promise<void> {
    const unwanted = this.existing.filter((id) => !wanted(id));
    await inParallel(unwanted, parallelMax, (id) => this.get(id).remove());
  }

  async removeAll(): Promise<void> {
    await this.removeUnless(() => false);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
