import type { SelfItem } from "../../model/assignment.ts";
import type { RemoteEndpoint } from "../desired.ts";
import { linkNames } from "../link-name.ts";
import { overlayLinks, overlayPeers, overlaySetup } from "../overlay-commands.ts";
import { type FdbRow, type NeighbourRow, type PeerTable, parsePeerTable, peerChange, tableOf } from "../peer-table.ts";
import type { LinkRow } from "../vxlan.ts";
import { batch, readJson } from "./command.ts";
import { ensureNamespace, isNamespace, removeNamespace } from "./namespace.ts";
import { Serial } from "./serial.ts";

export interface OverlayShape {
  readonly vni: number;
  readonly mtu: number;
}

/**
 * One overlay network on this node: a network namespace with a bridge and a VXLAN, in which every local task has a
 * port.
 */
export class Overlay {
  readonly #folder: string;
  readonly #name: string;
  readonly #serial = new Serial();
  /** What the last successful look or change left; undefined: look again. */
  #shape: string | undefined;
  #table: PeerTable | undefined;

  constructor(folder: string, name: string) {
    this.#folder = folder;
    this.#name = name;
  }

  get path(): string {
    return `${this.#folder}/${this.#name}`;
  }

  /** Makes it so that ports can be added; returns the namespace's path. */
  ensure(shape: OverlayShape, self: SelfItem): Promise<string> {
    return this.#serial.run(() => this.#ensure(shape, self));
  }

  /** Makes exactly these tasks of other nodes reachable. */
  setRemotes(remotes: readonly RemoteEndpoint[]): Promise<void> {
    return this.#serial.run(() => this.#setRemotes(remotes));
  }

  remove(): Promise<void> {
    return this.#serial.run(async () => {
      this.#forget();
      await removeNamespace(this.path);
    });
  }

  /** The names of the interfaces in it. */
  async linkNames(): Promise<ReadonlySet<string>> {
    return new Set(isNamespace(this.path) ? (await this.#links()).map((link) => link.ifname) : []);
  }

  async #ensure(shape: OverlayShape, self: SelfItem): Promise<string> {
    const wanted = JSON.stringify([shape.vni, shape.mtu, self.dataPathAddress, self.dataPathPort, self.slice]);
    if (this.#shape === wanted && isNamespace(this.path)) return this.path;
    this.#forget();
    const path = await ensureNamespace(this.#folder, this.#name);
    const setup = overlaySetup(shape, self, { namespace: path, links: await this.#links() });
    await batch("ip", setup.before, path);
    await batch("ip", setup.host);
    await batch("ip", setup.after, path);
    await batch("bridge", setup.bridge, path);
    this.#shape = wanted;
    return path;
  }

  async #setRemotes(remotes: readonly RemoteEndpoint[]): Promise<void> {
    const peers = overlayPeers(remotes);
    const change = peerChange(this.#table ?? (await this.#readTable()), peers, overlayLinks);
    this.#table = undefined; // Unknown until all of it is done.
    await Promise.all([batch("ip", change.ip, this.path), batch("bridge", change.bridge, this.path)]);
    this.#table = tableOf(peers, overlayLinks);
  }

  async #readTable(): Promise<PeerTable> {
    const commands = [`ip -j neigh show dev ${linkNames.bridge} nud permanent`, "bridge -j fdb show"];
    const [neighbours, entries] = await readJson(commands, this.path);
    return parsePeerTable(neighbours as NeighbourRow[], entries as FdbRow[], overlayLinks); // As iproute2 prints them.
  }

  async #links(): Promise<readonly LinkRow[]> {
    const [links] = await readJson(["ip -d -j link show"], this.path);
    return links as LinkRow[]; // As iproute2 prints them.
  }

  #forget(): void {
    this.#shape = undefined;
    this.#table = undefined;
  }
}
