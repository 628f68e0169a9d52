import { SkeinError } from "../../base/error.ts";
import type { NodeId } from "../../base/id.ts";
import type { CommittedChange } from "../api/port.ts";
import type { Assigner } from "../plan/assigner.ts";
import { Broadcast } from "./broadcast.ts";
import { Session, type SessionCall, type SessionPort } from "./session.ts";

/** The streams of all workers to this leader, one per node. */
export class Sessions {
  readonly #port: SessionPort;
  readonly #assigner: Assigner;
  readonly #sessions = new Map<NodeId, Session>();
  #waiting = new Set<NodeId>();
  #due: NodeJS.Immediate | undefined;
  readonly #broadcast: Broadcast;
  #closed = false;

  readonly #onGone: (node: NodeId) => void;

  constructor(port: SessionPort, assigner: Assigner, onGone: (node: NodeId) => void) {
    this.#port = port;
    this.#assigner = assigner;
    this.#onGone = onGone;
    this.#broadcast = new Broadcast(
      () => [...this.#sessions.keys()],
      (node) => this.#sessions.get(node)?.update(),
    );
  }

  /** A second session of a node replaces the first: a worker has only one, the other is a connection that broke unseen. */
  open(node: NodeId, call: SessionCall): void {
    const session = new Session(node, call, this.#port, (ended) => {
      if (this.#sessions.get(node) !== ended) return;
      this.#sessions.delete(node);
      this.#onGone(node);
    });
    this.#sessions.get(node)?.end(new SkeinError("CONFLICT", { reason: `node ${node} has opened another session` }));
    this.#sessions.set(node, session);
  }

  /** The rows can be trusted now: whoever was welcomed before hears what is assigned. */
  updateAll(): void {
    if (!this.#closed) this.#broadcast.request();
  }

  get(node: NodeId): Session | undefined {
    return this.#sessions.get(node);
  }

  /** Its lease is over: when it comes back it has to register again. */
  expire(node: NodeId): void {
    this.#sessions.get(node)?.end(new SkeinError("UNAVAILABLE", { reason: "no sign of life for too long" }));
  }

  /**
   * Tells the workers concerned, once for all entries that are committed in one turn of the event loop; what concerns
   * everybody alike (a peer, an ingress port) not so often that the leader of thousands does nothing else.
   */
  committed(changes: readonly CommittedChange[]): void {
    if (this.#closed) return;
    const { nodes, everybody } = this.#assigner.committed(changes);
    for (const node of nodes) this.#waiting.add(node);
    if (nodes.size > 0) this.#due ??= setImmediate(() => this.#tellWaiting());
    if (everybody) this.#broadcast.request();
  }

  close(error: unknown): void {
    this.#closed = true;
    clearImmediate(this.#due);
    this.#broadcast.stop();
    for (const session of this.#sessions.values()) session.end(error);
    this.#sessions.clear();
  }

  #tellWaiting(): void {
    this.#due = undefined;
    const nodes = this.#waiting;
    this.#waiting = new Set();
    for (const node of nodes) this.#sessions.get(node)?.update();
  }
}
