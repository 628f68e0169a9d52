import { messageOf } from "../../base/error.ts";
import type { TaskItem } from "../../model/assignment.ts";
import { pullLabel } from "../../model/service-label.ts";
import { type Engine, EngineError, isEngineError } from "../engine/engine.ts";

/** Sees that images are on this machine. What is there is used as it is (docs/DIVERGENCE.md): a start needs no registry. */
export class Images {
  readonly #engine: Engine;
  readonly #pulling = new Map<string, Promise<void>>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Throws EngineError "refused" when the task's image cannot be had. */
  async ensure(task: TaskItem, signal: AbortSignal): Promise<void> {
    const image = task.spec.ContainerSpec.Image;
    const present = await this.#engine.hasImage(image);
    if (present && !wantsPull(task)) return;
    try {
      await this.#pull(image, task.registryAuth, signal);
    } catch (error) {
      if (signal.aborted || isEngineError(error, "away")) throw error;
      // As in Swarm: what is here will do when the registry does not answer.
      if (!present) throw new EngineError("refused", `No such image: ${image} (pull: ${messageOf(error)})`, error);
    }
  }

  /** Tasks of one image wait for one pull; whoever came first can end it only for himself, so it is not tied to his signal. */
  async #pull(image: string, registryAuth: string | undefined, signal: AbortSignal): Promise<void> {
    const key = `${image} ${registryAuth ?? ""}`;
    const running =
      this.#pulling.get(key) ??
      this.#engine
        .pull(image, registryAuth, AbortSignal.timeout(pullMaxMs))
        .finally(() => void this.#pulling.delete(key));
    this.#pulling.set(key, running);
    await Promise.race([running, aborted(signal)]);
  }
}

const pullMaxMs = 30 * 60_000;

/** A digest names one content for ever. */
function wantsPull(task: TaskItem): boolean {
  return task.serviceLabels[pullLabel] === "always" && !task.spec.ContainerSpec.Image.includes("@");
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
