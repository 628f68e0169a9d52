import type { Labels } from "./meta.ts";

/** A network that must exist on this node's engine before a container can be attached to it. */
export interface EngineNetwork {
  readonly name: string;
  readonly driver: string;
  readonly ipamDriver: string;
  readonly options: Labels;
  readonly labels: Labels;
  readonly subnet: string;
  readonly gateway: string;
  readonly internal: boolean;
}

/** One leg of a container. The first of a task's legs is given when the container is created, the others are connected before it starts. */
export interface EngineAttachment {
  readonly network: EngineNetwork;
  /** No prefix. */
  readonly address: string;
  /** The user's, for the network's driver. */
  readonly driverOptions?: Labels;
}

/** What a task's container needs from the network, as the engine must be told. */
export interface ContainerNetworking {
  readonly attachments: readonly EngineAttachment[];
  /** Resolvers for HostConfig.Dns. */
  readonly dns: readonly string[];
  /** For HostConfig.DnsOptions, before the user's own. */
  readonly dnsOptions?: readonly string[];
}
