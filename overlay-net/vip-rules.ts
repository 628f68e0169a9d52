import type { NetworkId } from "../base/id.ts";
import type { ServiceItem } from "../model/assignment.ts";
import type { DesiredNetwork } from "./desired.ts";
import { balance, elements, replacing } from "./rule-text.ts";

/**
 * The rules of one container's own namespace: service addresses of its networks become addresses of ready tasks.
 * There, and not on
 * the host, so that a task can reach itself through its service and replies need no way back.
 */
export function vipRules(networks: ReadonlyMap<NetworkId, DesiredNetwork>, attached: readonly NetworkId[]): string {
  const services = attached.flatMap((id) => networks.get(id)?.services ?? []).flatMap(virtual);
  const full = services.filter(({ backends }) => backends.length > 0);
  const empty = services.filter(({ backends }) => backends.length === 0);
  const body = [
    "map services { type ipv4_addr : verdict; }",
    `set empty { type ipv4_addr; ${elements(empty.map(({ address }) => address))} }`,
    ...full.map((service) => `chain ${chainOf(service)} { ${balance(service.backends)}; }`),
    "chain translate { type nat hook output priority -100; ip daddr vmap @services; }",
    // Nobody is ready: a caller should know now, not after a timeout.
    "chain refuse {",
    "  type filter hook output priority 0;",
    "  ip daddr @empty meta l4proto tcp reject with tcp reset",
    "  ip daddr @empty reject",
    "}",
  ];
  const joins = full.map(
    (service) => `add element ip skein services { ${service.address} : goto ${chainOf(service)} }`,
  );
  return [replacing("ip", body), ...joins].join("\n");
}

interface VirtualService {
  readonly address: string;
  readonly backends: readonly { readonly address: string }[];
}

function virtual(service: ServiceItem): readonly VirtualService[] {
  if (service.virtualIp === undefined) return [];
  return [{ address: service.virtualIp, backends: service.backends.map(({ address }) => ({ address })) }];
}

function chainOf({ address }: VirtualService): string {
  return `to-${address.replaceAll(".", "-")}`;
}
