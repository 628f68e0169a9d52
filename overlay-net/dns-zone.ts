import type { NetworkId } from "../base/id.ts";
import type { ServiceItem } from "../model/assignment.ts";
import type { Desired, DesiredNetwork } from "./desired.ts";

/** All names this node can answer, by network; and which of its tasks sees which networks. */
export interface Zone {
  /** Gateway address of the asking task → its networks, in its order. */
  readonly networksOf: ReadonlyMap<string, readonly NetworkId[]>;
  readonly networks: ReadonlyMap<NetworkId, NetworkNames>;
  /** Gateway addresses of tasks whose users named their nameservers. */
  readonly withNameservers: ReadonlySet<string>;
}

interface NetworkNames {
  readonly name: string;
  /** Lower case. */
  readonly addresses: ReadonlyMap<string, readonly string[]>;
  /** Address → full name. */
  readonly pointers: ReadonlyMap<string, string>;
}

export function zoneOf(desired: Desired): Zone {
  return {
    networksOf: new Map(desired.tasks.map((task) => [task.gatewayAddress, task.networks])),
    networks: new Map([...desired.networks].map(([id, network]) => [id, namesOf(network)])),
    withNameservers: new Set(
      desired.tasks.filter((task) => task.hasNameservers).map(({ gatewayAddress }) => gatewayAddress),
    ),
  };
}

/**
 * The addresses behind a name as that client sees it; [] for a name that is known and has none now; undefined if
 * unknown.
 */
export function addressesOf(zone: Zone, client: string, asked: string): readonly string[] | undefined {
  const name = asked.toLowerCase().replace(/\.$/, "");
  const visible = visibleTo(zone, client);
  const direct = visible.map((network) => network.addresses.get(name)).find((addresses) => addresses !== undefined);
  if (direct !== undefined) return direct;
  // NAME.NETWORK, as Docker answers it too.
  const qualified = visible.filter((network) => name.endsWith(`.${network.name.toLowerCase()}`));
  return qualified
    .map((network) => network.addresses.get(name.slice(0, -network.name.length - 1)))
    .find((addresses) => addresses !== undefined);
}

/** The name behind "3.1.0.10.in-addr.arpa", as that client sees it. */
export function pointerOf(zone: Zone, client: string, asked: string): string | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\.in-addr\.arpa\.?$/i.exec(asked);
  if (match === null) return undefined;
  const address = match.slice(1).reverse().join(".");
  return visibleTo(zone, client)
    .map((network) => network.pointers.get(address))
    .find((name) => name !== undefined);
}

function visibleTo(zone: Zone, client: string): readonly NetworkNames[] {
  return (zone.networksOf.get(client) ?? []).flatMap((id) => zone.networks.get(id) ?? []);
}

function namesOf({ name, services }: DesiredNetwork): NetworkNames {
  const addresses = new Map<string, string[]>();
  const pointers = new Map<string, string>();
  // Two services may share an alias: their addresses add up.
  const add = (key: string, values: readonly string[]): void => {
    const before = addresses.get(key.toLowerCase()) ?? [];
    addresses.set(key.toLowerCase(), [...before, ...values.filter((value) => !before.includes(value))]);
  };
  for (const service of services) {
    const ready = service.backends.map((backend) => backend.address);
    for (const own of service.names) {
      add(own, service.virtualIp === undefined ? ready : [service.virtualIp]);
      add(`tasks.${own}`, ready);
    }
    for (const backend of service.backends) for (const own of backend.names) add(own, [backend.address]);
    for (const [address, own] of pointersOf(service)) pointers.set(address, `${own}.${name}`);
  }
  return { name, addresses, pointers };
}

function pointersOf(service: ServiceItem): readonly (readonly [string, string])[] {
  const [name] = service.names;
  const own = service.virtualIp === undefined || name === undefined ? [] : [[service.virtualIp, name] as const];
  const tasks = service.backends.flatMap(({ address, names: [first] }) =>
    first === undefined ? [] : [[address, first] as const],
  );
  return [...own, ...tasks];
}
