import type { Instant } from "../base/clock.ts";
import type { NetworkId } from "../base/id.ts";
import type { Labels, Meta } from "./meta.ts";

/** A swarm-scoped network. */
export interface Network {
  readonly id: NetworkId;
  readonly meta: Meta;
  readonly spec: NetworkSpec;
  readonly kind: "overlay" | "ingress" | "predefined";
  /** VXLAN network identifier; 0 for predefined (node-local) networks. */
  readonly vni: number;
  /** "10.0.1.0/24"; "" for predefined networks. */
  readonly subnet: string;
  readonly gateway: string;
  /** Where the search for the next free address starts, as offset in the subnet: an address is not reused at once. */
  readonly nextHost: number;
  /** Removal was asked while tasks were shutting down; the row goes when the last address is free. Hidden from clients. */
  readonly removedAt?: Instant;
}

/** As the user asked, under Docker's names. */
export interface NetworkSpec {
  readonly Name: string;
  readonly Labels: Labels;
  readonly Driver: string;
  readonly EnableIPv4: boolean;
  readonly EnableIPv6: boolean;
  readonly Internal: boolean;
  readonly Attachable: boolean;
  readonly Ingress: boolean;
  readonly Options: Labels;
  readonly IPAM: {
    readonly Driver: string;
    readonly Options?: Labels;
    readonly Config: readonly {
      readonly Subnet?: string;
      readonly IPRange?: string;
      readonly Gateway?: string;
      readonly AuxiliaryAddresses?: Labels;
    }[];
  };
}
