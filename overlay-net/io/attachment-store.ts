import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { NetworkId } from "../../base/id.ts";
import type { SelfItem } from "../../model/assignment.ts";

/** What an engine network of ours stands for. */
export type NetworkRecord =
  | { readonly kind: "gateway"; readonly slice: number; readonly gateway: string }
  | { readonly kind: "overlay"; readonly network: NetworkId; readonly vni: number; readonly mtu?: number };

/** One leg of one container. */
export interface EndpointRecord {
  /** The engine's id of the network. */
  readonly network: string;
  /** Without prefix. */
  readonly address: string;
  /** Path of the container's network namespace; set while the container runs. */
  readonly sandbox?: string;
}

interface Content {
  readonly self?: SelfItem;
  readonly networks: Readonly<Record<string, NetworkRecord>>;
  readonly endpoints: Readonly<Record<string, EndpointRecord>>;
}

/**
 * What the engine told its network driver, on disk: it says so once, and expects it to be remembered over restarts.
 * Every change
 * is written at once; the file is whole or old, never half.
 */
export class AttachmentStore {
  readonly #path: string;
  #content: Content;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#path = `${folder}/attachments.json`;
    this.#content = read(this.#path);
  }

  /** The node as it was last known: enough to attach a container before managers were heard. */
  get self(): SelfItem | undefined {
    return this.#content.self;
  }

  get endpoints(): ReadonlyMap<string, EndpointRecord> {
    return new Map(Object.entries(this.#content.endpoints));
  }

  network(id: string): NetworkRecord | undefined {
    return this.#content.networks[id];
  }

  endpoint(id: string): EndpointRecord | undefined {
    return this.#content.endpoints[id];
  }

  /** An endpoint together with its network's record. */
  legOf(id: string): { readonly endpoint: EndpointRecord; readonly network: NetworkRecord } | undefined {
    const endpoint = this.endpoint(id);
    const network = endpoint === undefined ? undefined : this.network(endpoint.network);
    return endpoint === undefined || network === undefined ? undefined : { endpoint, network };
  }

  setSelf(self: SelfItem): void {
    if (JSON.stringify(self) !== JSON.stringify(this.#content.self)) this.#write({ ...this.#content, self });
  }

  /** undefined forgets it. */
  setNetwork(id: string, record: NetworkRecord | undefined): void {
    this.#write({ ...this.#content, networks: changed(this.#content.networks, id, record) });
  }

  /** undefined forgets it. */
  setEndpoint(id: string, record: EndpointRecord | undefined): void {
    this.#write({ ...this.#content, endpoints: changed(this.#content.endpoints, id, record) });
  }

  /** Forgets everything, on disk too. */
  remove(): void {
    this.#content = { networks: {}, endpoints: {} };
    rmSync(this.#path, { force: true });
  }

  #write(content: Content): void {
    this.#content = content;
    writeFileSync(`${this.#path}.new`, JSON.stringify(content), { mode: 0o600 });
    renameSync(`${this.#path}.new`, this.#path);
  }
}

function changed<Value>(table: Readonly<Record<string, Value>>, key: string, value: Value | undefined) {
  const { [key]: _, ...rest } = table;
  return value === undefined ? rest : { ...rest, [key]: value };
}

function read(path: string): Content {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Content; // Written by #write, whole or not at all.
  } catch {
    // None yet, or lost with the power: the containers it spoke of are gone as well.
    return { networks: {}, endpoints: {} };
  }
}
