import { EventEmitter } from "node:events";
import type { NodeId } from "../../../base/id.ts";
import type { SessionCall } from "../../../manager/io/session.ts";
import { Sessions } from "../../../manager/io/sessions.ts";
import type { Store } from "../../../manager/io/store.ts";
import { Assigner } from "../../../manager/plan/assigner.ts";

/** A session of every node with the leader, whose other end only counts what it is told. */
export class Workers {
  /** Nodes whose assignments were computed since the last `take`. */
  #computed = 0;
  #told = 0;
  readonly #stop: () => void;

  constructor(store: Store) {
    const assigner = new Assigner(() => store.state);
    const known = new Map<NodeId, unknown>();
    const none: readonly never[] = [];
    const port = {
      heartbeatMs: () => 1_000,
      spreadMs: () => 0,
      isCaughtUp: () => true,
      heard: () => undefined,
      observe: () => Promise.resolve(),
      wantedOf: (node: NodeId) => {
        const wanted = assigner.wantedOf(node);
        if (wanted?.own !== known.get(node)) this.#computed += 1;
        known.set(node, wanted?.own);
        return wanted;
      },
      managers: () => none,
    };
    const sessions = new Sessions(port, assigner, () => undefined);
    for (const { id } of store.state.nodes()) {
      const call = new Line(() => {
        this.#told += 1;
      });
      sessions.open(id, call as unknown as SessionCall); // As much of a gRPC stream as a session uses.
      call.emit("data", { hello: {} });
    }
    this.#stop = store.onCommit((changes) => sessions.committed(changes));
  }

  take(): { readonly computed: number; readonly told: number } {
    const taken = { computed: this.#computed, told: this.#told };
    this.#computed = 0;
    this.#told = 0;
    return taken;
  }

  stop(): void {
    this.#stop();
  }
}

class Line extends EventEmitter {
  readonly #onMessage: () => void;

  constructor(onMessage: () => void) {
    super();
    this.#onMessage = onMessage;
  }

  write(): boolean {
    this.#onMessage();
    return true;
  }

  getPeer(): string {
    return "192.168.0.1:1";
  }

  end(): void {
    // Nobody listens.
  }
}
