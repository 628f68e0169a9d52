import type { NetworkId, NodeId, ServiceId, TaskId } from "../../base/id.ts";
import { type AssignmentItem, type Assignments, keyOf } from "../../model/assignment.ts";
import { isTerminal } from "../../model/task.ts";
import type { IndexedView } from "../store/reads.ts";
import type { AppliedChange } from "../store/state.ts";
import { News } from "./news.ts";
import { ItemMemory, ownItems, toldTasks } from "./own-items.ts";
import { endpointItem, ingressItems, networkItem, peerItem, serviceItem } from "./shared-items.ts";
import { SharedPart } from "./shared-part.ts";

/** Who may have to hold something else now. */
export interface Affected {
  /** In something that only some nodes hold. */
  readonly nodes: ReadonlySet<NodeId>;
  /** In something that all hold alike. */
  readonly everybody: boolean;
}

/** Everything that a node has to hold. */
export interface Wanted {
  /** The same map as long as nothing in it may have changed. */
  readonly own: Assignments;
  /** A key that is in `own` too counts there. */
  readonly shared: readonly SharedPart[];
}

interface Own {
  readonly items: Assignments;
  readonly networks: readonly NetworkId[];
}

interface NetworkPart {
  readonly part: SharedPart;
  /** Nodes that were given it. */
  readonly readers: Set<NodeId>;
}

/**
 * What every node has to hold, from committed rows. It keeps what it has made, hears of every entry, and makes again
 * only what the entry has changed, once for all nodes that hold it alike. A cache: one that begins now answers the same.
 */
export class Assigner {
  readonly #view: () => IndexedView;
  #seen: IndexedView | undefined;
  #memory = new ItemMemory();
  readonly #own = new Map<NodeId, Own>();
  readonly #stale = new Set<NodeId>();
  readonly #networks = new Map<NetworkId, NetworkPart>();
  #peers = new SharedPart();
  #ingress = new SharedPart();

  constructor(view: () => IndexedView) {
    this.#view = view;
  }

  /** Undefined for a node that is no member. */
  wantedOf(nodeId: NodeId): Wanted | undefined {
    this.#begin();
    const own = this.#ownOf(nodeId);
    if (own === undefined) return undefined;
    const networks = own.networks.flatMap((id) => this.#networks.get(id)?.part ?? []);
    return { own: own.items, shared: [this.#peers, this.#ingress, ...networks] };
  }

  /** An entry was applied. */
  committed(changes: readonly AppliedChange[]): Affected {
    if (this.#begin()) return { nodes: new Set(), everybody: true };
    const view = this.#view();
    const news = new News(view, changes);
    const nodes = new Set(news.own);
    for (const id of news.isForAll ? this.#own.keys() : news.own) this.#stale.add(id);
    const version = this.#peers.version + this.#ingress.version;
    for (const id of news.peers) put(this.#peers, `peer/${id}`, optional(view.node(id), peerItem));
    this.#refreshPorts(view, news);
    for (const id of this.#refreshNetworks(view, news)) nodes.add(id);
    return { nodes, everybody: news.isForAll || this.#peers.version + this.#ingress.version !== version };
  }

  /** Makes what all nodes share, the first time and when the whole state was replaced; true if so. */
  #begin(): boolean {
    const view = this.#view();
    if (this.#seen === view) return false;
    this.#seen = view;
    this.#memory = new ItemMemory();
    this.#own.clear();
    this.#stale.clear();
    this.#networks.clear();
    [this.#peers, this.#ingress] = [new SharedPart(), new SharedPart()];
    for (const node of view.nodes()) put(this.#peers, `peer/${node.id}`, peerItem(node));
    for (const service of view.find("service", "trait", "ingress")) {
      for (const item of ingressItems(view, service)) this.#ingress.put(item);
    }
    return true;
  }

  #ownOf(nodeId: NodeId): Own | undefined {
    const known = this.#own.get(nodeId);
    if (known !== undefined && !this.#stale.has(nodeId)) return known;
    this.#stale.delete(nodeId);
    const own = this.#makeOwn(nodeId);
    for (const id of known?.networks ?? []) this.#networks.get(id)?.readers.delete(nodeId);
    for (const id of own?.networks ?? []) this.#networkOf(id).readers.add(nodeId);
    if (own === undefined) this.#own.delete(nodeId);
    else this.#own.set(nodeId, own);
    return own;
  }

  /** Networks that removal was asked of stay until the last task on this node has left them. */
  #makeOwn(nodeId: NodeId): Own | undefined {
    const view = this.#view();
    const node = view.node(nodeId);
    if (node === undefined) return undefined;
    const living = toldTasks(view, node).filter((task) => !isTerminal(task));
    const networks = new Set(living.flatMap((task) => task.attachments.map(({ networkId }) => networkId)));
    const items = ownItems(view, node, this.#memory);
    return { items: new Map(items.map((item) => [keyOf(item), item])), networks: [...networks] };
  }

  #networkOf(id: NetworkId): NetworkPart {
    const known = this.#networks.get(id);
    if (known !== undefined) return known;
    const view = this.#view();
    const part = new SharedPart();
    const network = view.network(id);
    if (network !== undefined) part.put(networkItem(network));
    if (network?.kind === "overlay") {
      for (const task of view.find("task", "network", id))
        put(part, `endpoint/${id}/${task.id}`, endpointItem(view, id, task));
      for (const service of view.find("service", "network", id)) {
        put(part, `service/${id}/${service.id}`, serviceItem(view, id, service));
      }
    }
    const made = { part, readers: new Set<NodeId>() };
    this.#networks.set(id, made);
    return made;
  }

  /** A port that a service gives up may be another's in the same entry: what is still there is written last. */
  #refreshPorts(view: IndexedView, news: News): void {
    const items = [...news.services.keys()].flatMap(
      (id) => optional(view.service(id), (row) => ingressItems(view, row)) ?? [],
    );
    const kept = new Set(items.map(keyOf));
    for (const key of news.formerPorts) if (!kept.has(key) && !this.#isHeld(view, key)) this.#ingress.drop(key);
    for (const item of items) this.#ingress.put(item);
  }

  #isHeld(view: IndexedView, key: string): boolean {
    const services = view.find("service", "port", key.slice("port/".length));
    return services.some((service) => ingressItems(view, service).some((item) => keyOf(item) === key));
  }

  /** Answers the nodes that hold one of the networks that changed. */
  #refreshNetworks(view: IndexedView, news: News): ReadonlySet<NodeId> {
    const versions = new Map<NetworkId, number>();
    const refresh = (id: NetworkId, write: (part: SharedPart) => void): void => {
      const part = this.#networks.get(id)?.part;
      if (part === undefined) return;
      if (!versions.has(id)) versions.set(id, part.version);
      write(part);
    };
    for (const id of news.networks) {
      refresh(id, (part) => put(part, `network/${id}`, optional(view.network(id), networkItem)));
    }
    for (const [id, tasks] of news.endpoints) refresh(id, (part) => refreshEndpoints(view, id, part, tasks));
    for (const [serviceId, networks] of news.services) {
      for (const id of networks) refresh(id, (part) => refreshService(view, id, part, serviceId));
    }
    const readers = [...versions].flatMap(([id, version]) => {
      const network = this.#networks.get(id);
      if (network === undefined || network.part.version === version) return [];
      if (view.network(id) === undefined && network.readers.size === 0) this.#networks.delete(id);
      return [...network.readers];
    });
    return new Set(readers);
  }
}

function refreshEndpoints(view: IndexedView, id: NetworkId, part: SharedPart, tasks: Iterable<TaskId>): void {
  const isOverlay = view.network(id)?.kind === "overlay";
  for (const taskId of tasks) {
    const task = isOverlay ? view.task(taskId) : undefined;
    put(
      part,
      `endpoint/${id}/${taskId}`,
      optional(task, (row) => endpointItem(view, id, row)),
    );
  }
}

function refreshService(view: IndexedView, id: NetworkId, part: SharedPart, serviceId: ServiceId): void {
  const isOverlay = view.network(id)?.kind === "overlay";
  const service = isOverlay ? view.service(serviceId) : undefined;
  put(
    part,
    `service/${id}/${serviceId}`,
    optional(service, (row) => serviceItem(view, id, row)),
  );
}

function put(part: SharedPart, key: string, item: AssignmentItem | undefined): void {
  if (item === undefined) part.drop(key);
  else part.put(item);
}

function optional<Row, Item>(row: Row | undefined, make: (row: Row) => Item): Item | undefined {
  return row === undefined ? undefined : make(row);
}
