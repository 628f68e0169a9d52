import type * as grpc from "@grpc/grpc-js";
import type { Sendable } from "./codec.ts";
import type { Peer } from "./dial.ts";
import { Notices } from "./notices.ts";
import { PeerLink } from "./peer-link.ts";
import type { Log } from "./types.ts";

export interface PeersOptions {
  readonly self: { readonly id: number; readonly address: string };
  readonly credentials: () => grpc.ChannelCredentials;
  readonly peerName: (id: number) => string | undefined;
  readonly log: Log;
  readonly onLost: (id: number) => void;
  /** The member's process has ended, or runs no member any more. */
  readonly onGone: (id: number) => void;
  readonly onRemoved: (id: number) => void;
}

/** The address book and one link per peer. What a member says of its own address counts until the cluster decides. */
export class Peers {
  readonly #options: PeersOptions;
  readonly #links = new Map<number, PeerLink>();
  readonly #notices = new Notices({ send: (notice) => this.#link(notice.to)?.send(notice), due: () => this.flush() });
  /** Decided by the cluster. */
  #members: ReadonlyMap<number, string> = new Map();
  /** Told by the peers themselves, as they called us: enough to answer before we know the members. */
  readonly #hints = new Map<number, string>();

  constructor(options: PeersOptions) {
    this.#options = options;
  }

  /** Takes the members' addresses as decided; links to those who left are closed after their last messages. */
  setMembers(members: ReadonlyMap<number, string>): void {
    for (const [id, address] of this.#members) {
      // A leader that removed itself needs our answers to hand over.
      if (!members.has(id) && !this.#hints.has(id)) this.#hints.set(id, address);
    }
    for (const [id, address] of members) {
      if (this.#members.get(id) !== address) this.#hints.delete(id);
    }
    // Who leaves must hear that this is committed, together with what follows from it.
    this.#notices.release();
    this.#members = members;
    for (const [id, link] of this.#links) {
      if (this.addressOf(id) === undefined || !members.has(id)) this.#close(id, link);
    }
    for (const id of members.keys()) this.#link(id);
  }

  hint(id: number, address: string): void {
    if (address === "" || this.addressOf(id) === address) return;
    this.#hints.set(id, address);
  }

  addressOf(id: number): string | undefined {
    return this.#hints.get(id) ?? this.#members.get(id);
  }

  /** Queues a message; `flush` sends what is queued, one batch per peer. */
  send(message: Sendable): void {
    if (!this.#notices.holds(message)) this.#link(message.to)?.send(message);
  }

  flush(): void {
    for (const link of this.#links.values()) link.flush();
  }

  /** How a member is dialled, where its address is known. */
  peer(id: number): Peer | undefined {
    const { self, credentials, peerName } = this.#options;
    const address = this.addressOf(id);
    if (address === undefined || id === self.id) return undefined;
    return { self, id, address, credentials, peerName: peerName(id) };
  }

  close(): void {
    this.#notices.release();
    for (const [id, link] of this.#links) this.#close(id, link);
  }

  #link(id: number): PeerLink | undefined {
    const { log, onLost, onGone, onRemoved } = this.#options;
    const peer = this.peer(id);
    if (peer === undefined) return undefined;
    const existing = this.#links.get(id);
    if (existing?.options.address === peer.address) return existing;
    if (existing !== undefined) this.#close(id, existing);
    const link = new PeerLink({
      ...peer,
      log,
      onLost: () => onLost(id),
      onGone: () => onGone(id),
      onRemoved: () => onRemoved(id),
    });
    this.#links.set(id, link);
    return link;
  }

  #close(id: number, link: PeerLink): void {
    this.#links.delete(id);
    link.close();
  }
}
