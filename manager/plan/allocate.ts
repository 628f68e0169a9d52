import { SkeinError } from "../../base/error.ts";
import type { NetworkId } from "../../base/id.ts";
import type { Network } from "../../model/network.ts";
import type { Service, VirtualIp } from "../../model/service.ts";
import type { PortConfig } from "../../model/service-spec.ts";
import type { NetworkAttachment, Task } from "../../model/task.ts";
import { contains, parseAddress, parseSubnet } from "../../overlay-net/ipv4.ts";
import { allocatePort } from "../../overlay-net/published-port.ts";
import { allocateAddress } from "../../overlay-net/subnet.ts";
import type { Draft } from "../store/draft.ts";
import { addressKey, networksOf, portKey } from "../store/index.ts";

/**
 * Gives a service the ports and virtual addresses that its spec asks for, keeping those it has. Answers the row as it
 * is then.
 */
export function allocateEndpoint(draft: Draft, service: Service): Service {
  const ports = allocatePorts(draft, service);
  const virtualIps = allocateVirtualIps(draft, service);
  const endpoint = { ports, virtualIps };
  if (JSON.stringify(endpoint) === JSON.stringify(service.endpoint)) return service;
  const next = { ...service, endpoint };
  draft.put("service", next);
  return next;
}

/** Whether services have virtual addresses on the network: the engines' own have none to give. */
export function isAddressed(draft: Draft, id: string): boolean {
  const network = draft.get("network", id);
  return network !== undefined && network.kind !== "predefined";
}

/** Addresses for a new task on every network of its service; or which network has none left. */
function allocateAttachments(
  draft: Draft,
  service: Service,
): { readonly attachments: readonly NetworkAttachment[] } | { readonly full: string } {
  const attachments: NetworkAttachment[] = [];
  const found: FreeAddress[] = [];
  for (const { Target, Aliases = [], DriverOpts } of networksOf(service)) {
    const network = draft.get("network", Target);
    if (network === undefined || attachments.some(({ networkId }) => networkId === network.id)) continue;
    const free = network.kind === "predefined" ? undefined : freeAddress(draft, network);
    if (free === undefined && network.kind !== "predefined") return { full: network.spec.Name };
    if (free !== undefined) found.push(free);
    const driver = DriverOpts === undefined ? {} : { driverOptions: DriverOpts };
    attachments.push({ networkId: network.id, address: free?.address ?? "", aliases: Aliases, ...driver });
  }
  // Only now: a task that finds one of its networks full takes nothing from the others.
  for (const free of found) take(draft, free);
  return { attachments };
}

/** Puts the addresses of a task that has none yet into its row, and with it makes the task ready for placing. */
export function withAttachments(draft: Draft, service: Service, task: Task): Task {
  const allocated = allocateAttachments(draft, service);
  const { error: _, ...status } = task.status;
  if ("full" in allocated) {
    const error = lacksAddressOn(allocated.full);
    return task.status.error === error ? task : { ...task, status: { ...status, error } };
  }
  const { attachments } = allocated;
  return { ...task, attachments, status: { ...status, state: "pending", message: "pending task scheduling" } };
}

/** Why a task waits for an address, for users. */
export function lacksAddressOn(network: string): string {
  return `no address left on network ${network}`;
}

function allocatePorts(draft: Draft, service: Service): readonly PortConfig[] {
  const before = service.endpoint.ports;
  const chosen = new Set<string>();
  return (service.spec.EndpointSpec?.Ports ?? []).flatMap((port) => {
    // The engine's node picks host-mode ports: they are the task's, not the service's.
    if (port.PublishMode === "host") return [port];
    const kept = before.find((old) => isSameEntry(old, port) && !chosen.has(portKey(old)));
    const asked = (port.PublishedPort ?? 0) > 0 ? port.PublishedPort : undefined;
    const published = asked ?? kept?.PublishedPort ?? freePort(draft, port.Protocol, chosen);
    if (published === undefined) return [];
    const allocated = { ...port, PublishedPort: published };
    chosen.add(portKey(allocated));
    return [allocated];
  });
}

function isSameEntry(old: PortConfig, port: PortConfig): boolean {
  return old.PublishMode === port.PublishMode && old.Protocol === port.Protocol && old.TargetPort === port.TargetPort;
}

function freePort(draft: Draft, protocol: string, chosen: ReadonlySet<string>): number | undefined {
  try {
    return allocatePort(protocol, (key) => chosen.has(key) || draft.has("service", "port", key));
  } catch (error) {
    if (error instanceof SkeinError) return undefined; // None left: it runs unpublished, as in Swarm.
    throw error;
  }
}

function allocateVirtualIps(draft: Draft, service: Service): readonly VirtualIp[] {
  if (service.spec.EndpointSpec?.Mode === "dnsrr") return [];
  const wanted = new Set(networksOf(service).map(({ Target }) => Target));
  return [...wanted].flatMap((target) => {
    const network = draft.get("network", target);
    if (network === undefined || !isAddressed(draft, target)) return [];
    const kept = service.endpoint.virtualIps.find(({ networkId }) => networkId === network.id);
    const free = kept === undefined ? freeAddress(draft, network) : undefined;
    if (free !== undefined) take(draft, free);
    const address = kept?.address ?? free?.address;
    return address === undefined ? [] : [{ networkId: network.id, address }];
  });
}

interface FreeAddress {
  readonly network: Network;
  readonly address: string;
  /** Where the next search begins. */
  readonly nextHost: number;
}

/** The next free address of a network. */
function freeAddress(draft: Draft, given: Network): FreeAddress | undefined {
  const network = draft.network(given.id) ?? given;
  const reserved = reservedIn(network);
  const allocated = allocateAddress({
    subnet: network.subnet,
    gateway: network.gateway,
    taken: (address) => reserved(address) || isTaken(draft, network.id, address),
    nextHost: network.nextHost,
  });
  return allocated === undefined ? undefined : { network, ...allocated };
}

/** Moves the search on past it; whoever holds it says so in its own row. */
function take(draft: Draft, { network, nextHost }: FreeAddress): void {
  draft.put("network", { ...network, nextHost });
}

function isTaken(draft: Draft, networkId: NetworkId, address: string): boolean {
  const key = addressKey(networkId, address);
  return draft.has("task", "address", key) || draft.has("service", "address", key);
}

/** What the user kept for other things: outside IPRange, and the auxiliary addresses. */
function reservedIn(network: Network): (address: string) => boolean {
  const [config = {}] = network.spec.IPAM.Config;
  const auxiliary = new Set(Object.values(config.AuxiliaryAddresses ?? {}));
  const range = config.IPRange === undefined || config.IPRange === "" ? undefined : parseSubnet(config.IPRange);
  return (address) => auxiliary.has(address) || (range !== undefined && !contains(range, parseAddress(address)));
}
