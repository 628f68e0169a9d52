import { SkeinError } from "../../base/error.ts";
import { asId } from "../../base/id.ts";
import { networkOption } from "../container-networking.ts";
import { bareAddress, macOf } from "../ipv4.ts";
import { linkNames } from "../link-name.ts";
import type { AttachmentStore, EndpointRecord, NetworkRecord } from "./attachment-store.ts";
import type { PluginMethod } from "./plugin-server.ts";

/** What happens in the kernel when the engine attaches a container. */
export interface Attaching {
  /** Makes the leg's interfaces. */
  add(endpointId: string, endpoint: EndpointRecord, network: NetworkRecord): Promise<void>;
  /** A leg was recorded for the container that has, or will have, that namespace. */
  added(sandbox: string): void;
  remove(endpointId: string, network: NetworkRecord): Promise<void>;
  /** The engine forgot a network. */
  networkRemoved(network: NetworkRecord): Promise<void>;
}

interface Call {
  readonly NetworkID: string;
  readonly EndpointID: string;
  readonly SandboxKey: string;
  readonly Options?: Readonly<Record<string, unknown>>;
  readonly IPv4Data?: readonly { readonly Gateway?: string }[];
  readonly Interface?: { readonly Address?: string; readonly MacAddress?: string };
}

/** Docker's network driver `skein`: the engine's calls as records that survive us, and as work for `attaching`. */
export function networkDriver(store: AttachmentStore, attaching: Attaching): Readonly<Record<string, PluginMethod>> {
  const methods: Readonly<Record<string, (call: Call) => unknown>> = {
    GetCapabilities: () => ({ Scope: "local", ConnectivityScope: "local" }),
    CreateNetwork: (call) => store.setNetwork(call.NetworkID, networkRecord(call)),
    DeleteNetwork: async ({ NetworkID }) => {
      const network = store.network(NetworkID);
      store.setNetwork(NetworkID, undefined);
      if (network !== undefined) await attaching.networkRemoved(network);
    },
    CreateEndpoint: (call) => createEndpoint(store, call),
    EndpointOperInfo: () => ({ Value: {} }),
    Join: (call) => join(store, attaching, call),
    Leave: ({ EndpointID }) => {
      const endpoint = store.endpoint(EndpointID);
      if (endpoint === undefined) return;
      const { sandbox: _, ...rest } = endpoint;
      store.setEndpoint(EndpointID, rest); // Its rules go with its namespace, or at the next change.
    },
    DeleteEndpoint: async ({ EndpointID }) => {
      const leg = store.legOf(EndpointID);
      store.setEndpoint(EndpointID, undefined);
      if (leg !== undefined) await attaching.remove(EndpointID, leg.network);
    },
  };
  // The cast: plugin calls carry the protocol's shape, and only the engine can reach the socket.
  const entries = Object.entries(methods).map(([name, method]): [string, PluginMethod] => [
    `/NetworkDriver.${name}`,
    (request) => method(request as unknown as Call),
  ]);
  return Object.fromEntries(entries);
}

function networkRecord({ Options, IPv4Data }: Call): NetworkRecord {
  // Options as given to `docker network create -o`, under libnetwork's key.
  const options = (Options?.["com.docker.network.generic"] ?? {}) as Readonly<Record<string, string>>;
  const slice = options[networkOption.slice];
  if (slice !== undefined) {
    return { kind: "gateway", slice: Number(slice), gateway: bareAddress(IPv4Data?.[0]?.Gateway ?? "") };
  }
  const network = options[networkOption.network];
  const vni = Number(options[networkOption.vni]);
  if (network === undefined || !(vni > 0)) {
    const reason = "networks of driver skein belong to a swarm network: use docker network create --driver overlay";
    throw new SkeinError("BAD_REQUEST", { reason });
  }
  const mtu = Number(options["com.docker.network.driver.mtu"]);
  return { kind: "overlay", network: asId(network), vni, ...(mtu > 0 ? { mtu } : {}) };
}

function createEndpoint(store: AttachmentStore, { NetworkID, EndpointID, Interface }: Call): unknown {
  const address = bareAddress(Interface?.Address ?? "");
  const mac = macOf(address);
  const asked = Interface?.MacAddress ?? "";
  if (asked !== "" && asked !== mac) {
    // Other nodes know the MAC from the address alone.
    throw new SkeinError("BAD_REQUEST", { reason: `on a swarm network the MAC of ${address} is ${mac}` });
  }
  requireNetwork(store, NetworkID);
  store.setEndpoint(EndpointID, { network: NetworkID, address });
  return { Interface: asked === "" ? { MacAddress: mac } : {} };
}

async function join(store: AttachmentStore, attaching: Attaching, call: Call): Promise<unknown> {
  const { EndpointID, SandboxKey } = call;
  const leg = store.legOf(EndpointID);
  if (leg === undefined) throw new SkeinError("NOT_FOUND", { kind: "endpoint", name: EndpointID });
  const endpoint = { ...leg.endpoint, sandbox: SandboxKey };
  await attaching.add(EndpointID, endpoint, leg.network);
  store.setEndpoint(EndpointID, endpoint);
  attaching.added(SandboxKey);
  const link = { InterfaceName: { SrcName: linkNames.container(EndpointID), DstPrefix: "eth" } };
  // Without this the engine would look for a bridge of its own to lead outside.
  if (leg.network.kind === "overlay") return { ...link, DisableGatewayService: true };
  const { gateway } = leg.network;
  const connected = 1; // libnetwork's type of a route without next hop.
  return { ...link, Gateway: gateway, StaticRoutes: [{ Destination: `${gateway}/32`, RouteType: connected }] };
}

function requireNetwork(store: AttachmentStore, id: string): void {
  if (store.network(id) === undefined) {
    const reason = `Skein does not know network ${id}: remove it from the engine and let Skein make it again`;
    throw new SkeinError("PRECONDITION", { reason });
  }
}
