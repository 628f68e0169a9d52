import { rmSync } from "node:fs";
import type { Server } from "node:http";
import { SkeinError } from "../../base/error.ts";
import type { NetworkId } from "../../base/id.ts";
import { wait } from "../../base/io/wait.ts";
import type { Assignments, TaskItem } from "../../model/assignment.ts";
import type { ContainerNetworking } from "../../model/dataplane.ts";
import { containerNetworking, driverName } from "../container-networking.ts";
import { type Desired, desiredOf, innerMtu } from "../desired.ts";
import { type Zone, zoneOf } from "../dns-zone.ts";
import { contains, parseAddress, parseSubnet } from "../ipv4.ts";
import { sliceGateway } from "../slice.ts";
import { vipRules } from "../vip-rules.ts";
import { adopt, removeLegs } from "./adopt.ts";
import { AttachmentStore, type EndpointRecord, type NetworkRecord } from "./attachment-store.ts";
import { allowForwarding, disallowForwarding } from "./docker-user.ts";
import { removeEngineNetworks } from "./engine-networks.ts";
import { ipamDriver } from "./ipam-driver.ts";
import { Latest } from "./latest.ts";
import { addLeg, linkOfLeg, removeLink, underlayMtuOf } from "./legs.ts";
import { Mesh } from "./mesh.ts";
import { type Attaching, networkDriver } from "./network-driver.ts";
import { Overlays } from "./overlays.ts";
import { listenAsPlugin } from "./plugin-server.ts";
import { Resolver } from "./resolver.ts";
import { Sandboxes } from "./sandboxes.ts";
import { allOf, inParallel } from "./serial.ts";

export interface DataplaneOptions {
  /** A folder of ours: what the engine told us, and the mounts of network namespaces. */
  readonly stateDir: string;
  /** "/run/docker/plugins". */
  readonly pluginDir: string;
  /** The engine's socket; teardown removes our networks from it. */
  readonly engineSocket?: string;
  /** Whose nameservers answer what we do not know; "/etc/resolv.conf". */
  readonly resolvConf?: string;
  readonly log: (message: string, error?: unknown) => void;
}

/** This node's part of the network. */
export interface Dataplane {
  /** Answers the engine as network driver and address manager `skein`; before the engine starts any container. */
  start(): Promise<void>;
  /**
   * Makes the kernel and the resolver as assigned; resolves when they are. Newest wins; a failure is also retried by
   * itself.
   */
  apply(assignments: Assignments): Promise<void>;
  /** What the engine must be told about a task's container. Throws SkeinError while its networks are not assigned. */
  networkingOf(task: TaskItem, assignments: Assignments): ContainerNetworking;
  /** Ends this process's part and leaves the traffic as it is. */
  stop(): Promise<void>;
  /**
   * For leaving the swarm: removes everything of ours. The containers must be gone; the instance is of no use
   * afterwards.
   */
  teardown(): Promise<void>;
}

/** Between looks at what others may have undone, and attempts after a failure. */
const repairMs = 5_000;
const retryMs = 1_000;
const parallelMax = 4;

export function createDataplane(options: DataplaneOptions): Dataplane {
  return new KernelDataplane(options);
}

class KernelDataplane implements Dataplane {
  readonly #options: DataplaneOptions;
  readonly #store: AttachmentStore;
  readonly #overlays: Overlays;
  readonly #mesh = new Mesh();
  readonly #sandboxes: Sandboxes;
  readonly #resolver: Resolver;
  readonly #reconciler = new Latest(() => this.#reconcile());
  readonly #ended = new AbortController();
  #repairing: Promise<void> = Promise.resolve();
  #plugin: Server | undefined;
  #assignments: Assignments = new Map();
  #desired: Desired | undefined;
  readonly #firstZone = Promise.withResolvers<Zone>();
  #zone: Promise<Zone> = this.#firstZone.promise;
  #adopted = false;
  #failed = false;

  constructor(options: DataplaneOptions) {
    this.#options = options;
    this.#store = new AttachmentStore(options.stateDir);
    this.#overlays = new Overlays(`${options.stateDir}/netns`);
    this.#sandboxes = new Sandboxes((sandbox) => this.#rulesFor(sandbox), options.log);
    this.#resolver = new Resolver({
      resolvConf: options.resolvConf ?? "/etc/resolv.conf",
      isOurs: (address) => this.#isMesh(address),
      zone: () => this.#zone,
      ready: (client) => this.#rulesReady(client),
    });
  }

  async start(): Promise<void> {
    const { pluginDir, log } = this.#options;
    const methods = {
      "/Plugin.Activate": () => ({ Implements: ["NetworkDriver", "IpamDriver"] }),
      ...networkDriver(this.#store, this.#attaching),
      ...ipamDriver((address) => this.#isMesh(address)),
    };
    this.#plugin = await listenAsPlugin({ folder: pluginDir, name: driverName, methods, log });
    await this.#resumeAnswering();
    this.#repairing = this.#repair(this.#ended.signal);
  }

  apply(assignments: Assignments): Promise<void> {
    this.#assignments = assignments;
    return this.#reconciler.request();
  }

  networkingOf(task: TaskItem, assignments: Assignments): ContainerNetworking {
    return containerNetworking(task, assignments);
  }

  async stop(): Promise<void> {
    this.#ended.abort();
    await this.#repairing;
    await this.#reconciler.idle();
    await this.#sandboxes.stop();
    await this.#resolver.close();
    await this.#closePlugin();
  }

  async teardown(): Promise<void> {
    const { engineSocket, stateDir } = this.#options;
    this.#ended.abort();
    await this.#repairing;
    await this.#reconciler.idle();
    // The engine asks its driver for each network that it removes.
    if (engineSocket !== undefined) await removeEngineNetworks(engineSocket);
    await this.stop();
    await removeLegs();
    await this.#overlays.removeAll();
    await this.#mesh.remove((this.#desired?.self ?? this.#store.self)?.meshPool);
    await disallowForwarding();
    this.#store.remove();
    rmSync(stateDir, { recursive: true, force: true });
  }

  readonly #attaching: Attaching = {
    add: (endpointId, endpoint, network) => this.#addLeg(endpointId, endpoint, network),
    added: (sandbox) => this.#sandboxes.expect(sandbox),
    remove: async (endpointId, network) => {
      const overlay = network.kind === "overlay" ? this.#overlays.get(network.network).path : undefined;
      await removeLink(linkOfLeg(endpointId, network.kind), overlay);
      await this.#removeUnusedOverlays();
    },
    networkRemoved: () => this.#removeUnusedOverlays(),
  };

  async #addLeg(endpointId: string, endpoint: EndpointRecord, network: NetworkRecord): Promise<void> {
    const self = this.#store.self;
    if (self === undefined) throw new SkeinError("UNAVAILABLE", { reason: "this node is not part of a swarm yet" });
    const inner = innerMtu(underlayMtuOf(self.dataPathAddress));
    if (network.kind === "gateway") {
      return addLeg({ kind: "gateway", endpointId, address: endpoint.address, mtu: inner, slice: network.slice });
    }
    const mtu = network.mtu ?? inner;
    const namespace = await this.#overlays.get(network.network).ensure({ vni: network.vni, mtu }, self);
    return addLeg({ kind: "overlay", endpointId, address: endpoint.address, mtu, namespace });
  }

  /** After a restart tasks are asking already: listen before the first assignments are there. */
  async #resumeAnswering(): Promise<void> {
    const self = this.#store.self;
    if (self === undefined) return;
    // After a reboot the address is not there yet: then apply makes it, and listens.
    await this.#resolver.listen(sliceGateway(self.meshPool, self.slice)).catch(() => {});
  }

  async #reconcile(): Promise<void> {
    const item = this.#assignments.get("self");
    const mtu = underlayMtuOf(item?.kind === "self" ? item.dataPathAddress : "");
    const desired = desiredOf(this.#assignments, mtu);
    if (desired === undefined) return;
    const { self } = desired;
    this.#failed = true; // Until the end of this function has been reached.
    this.#store.setSelf(self);
    if (!this.#adopted) await adopt(this.#store, this.#overlays);
    this.#adopted = true;
    this.#desired = desired;
    this.#zone = Promise.resolve(zoneOf(desired));
    this.#firstZone.resolve(this.#zone);
    await this.#removeUnusedOverlays(); // First: a VXLAN identifier may come back under another network.
    const mesh = async (): Promise<void> => {
      await this.#mesh.apply(desired, innerMtu(mtu));
      await this.#resolver.listen(sliceGateway(self.meshPool, self.slice));
    };
    await allOf([mesh(), this.#applyOverlays(desired), this.#sandboxes.apply(this.#sandboxPaths()), allowForwarding()]);
    this.#failed = false;
  }

  async #applyOverlays(desired: Desired): Promise<void> {
    await inParallel([...desired.networks.values()], parallelMax, async (network) => {
      const overlay = this.#overlays.get(network.id);
      await overlay.ensure(network, desired.self);
      await overlay.setRemotes(network.remotes);
    });
  }

  async #removeUnusedOverlays(): Promise<void> {
    const desired = this.#desired;
    if (desired === undefined) return; // Nothing is known to be unwanted before the first assignments.
    const attached = new Set([...this.#store.endpoints.values()].map(({ network }) => this.#overlayIdOf(network)));
    await this.#overlays.removeUnless((id) => desired.networks.has(id) || attached.has(id));
  }

  /**
   * Puts back what others removed (a firewall that was reloaded, an engine that starts after us) and retries what
   * failed.
   */
  async #repair(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await wait(this.#failed ? retryMs : repairMs, signal).catch(() => {}); // Ended: the loop sees it.
      if (signal.aborted) return;
      await (this.#failed ? this.#reconciler.request() : this.#reassert()).catch((error: unknown) => {
        this.#failed = true;
        this.#options.log("the data path is not as assigned; trying again", error);
      });
    }
  }

  async #reassert(): Promise<void> {
    if (this.#desired === undefined) return;
    await allowForwarding();
    if (await this.#mesh.isIntact()) return;
    this.#mesh.forget();
    await this.#reconciler.request();
  }

  #rulesFor(sandbox: string): string | undefined {
    if (this.#desired === undefined) return undefined;
    const legs = [...this.#store.endpoints.values()].filter((endpoint) => endpoint.sandbox === sandbox);
    const networks = legs.flatMap((leg) => this.#overlayIdOf(leg.network) ?? []);
    return vipRules(this.#desired.networks, networks.sort());
  }

  #overlayIdOf(engineNetwork: string): NetworkId | undefined {
    const network = this.#store.network(engineNetwork);
    return network?.kind === "overlay" ? network.network : undefined;
  }

  #sandboxPaths(): readonly string[] {
    return [...new Set([...this.#store.endpoints.values()].flatMap(({ sandbox }) => sandbox ?? []))];
  }

  async #rulesReady(client: string): Promise<void> {
    const leg = [...this.#store.endpoints.values()].find(({ address }) => address === client);
    if (leg?.sandbox !== undefined) await this.#sandboxes.ready(leg.sandbox);
  }

  #isMesh(address: string): boolean {
    const meshPool = this.#store.self?.meshPool;
    return meshPool !== undefined && contains(parseSubnet(meshPool), parseAddress(address));
  }

  async #closePlugin(): Promise<void> {
    const server = this.#plugin;
    if (server === undefined) return;
    this.#plugin = undefined;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }
}
