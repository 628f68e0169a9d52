import { SkeinError } from "../../base/error.ts";
import type { NodeId } from "../../base/id.ts";
import type { CommittedChange } from "../api/port.ts";
import type { Assigner } from "../plan/assigner.ts";
import { Session, type SessionCall, type SessionPort } from "./session.ts";

/** The streams of all workers to this leader, one per node. */
export class Sessions {
  readonly #port: SessionPort;
  readonly #assigner: Assigner;
  readonly #sessions = new Map<NodeId, Session>();
  #waiting = new Set<NodeId>();
  #due: NodeJS.Immediate | undefined;
  #broadcast: NodeJS.Timeout | undefined;
  /** Not before that, on the clock that never runs backwards. */
  #broadcastAt = 0;
  #closed = false;

  readonly #onGone: (node: NodeId) => void;

  constructor(port: SessionPort, assigner: Assigner, onGone: (node: NodeId) => void) {
    this.#port = port;
    this.#assigner = assigner;
    this.#onGone = onGone;
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
    for (const session of [...this.#sessions.values()]) session.update();
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
    if (everybody)
      this.#broadcast ??= setTimeout(() => this.#tellAll(), Math.max(0, this.#broadcastAt - performance.now()));
  }

  close(error: unknown): void {
    this.#closed = true;
    clearImmediate(this.#due);
    clearTimeout(this.#broadcast);
    for (const session of this.#sessions.values()) session.end(error);
    this.#sessions.clear();
  }

  #tellWaiting(): void {
    this.#due = undefined;
    const nodes = this.#waiting;
    this.#waiting = new Set();
    for (const node of nodes) this.#sessions.get(node)?.update();
  }

  #tellAll(): void {
    this.#broadcast = undefined;
    const started = performance.now();
    this.updateAll();
    const ended = performance.now();
    this.#broadcastAt = ended + Math.min((ended - started) * broadcastRest, broadcastRestMsMax);
  }
}

/** After telling everybody, so many times as long for other things: most of the work, to encrypt and send it, is yet to come. */
const broadcastRest = 12;
const broadcastRestMsMax = 2_000;
