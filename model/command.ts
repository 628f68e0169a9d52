import type { ClusterId, ConfigId, NetworkId, NodeId, SecretId, ServiceId } from "../base/id.ts";
import type { SwarmSpec } from "./cluster.ts";
import type { Labels } from "./meta.ts";
import type { NetworkSpec } from "./network.ts";
import type { NodeDescription, NodeSpec, Role } from "./node.ts";
import type { PayloadSpec } from "./secret.ts";
import type { ServiceSpec } from "./service-spec.ts";

/*
 * What users (through the API) and nodes (through join and certificates) ask of the leader. Specs are parsed; references inside
 * (networks, secrets) are still as the user wrote them where Docker lets the server resolve names.
 */

export type Command =
  | { readonly kind: "createService"; readonly spec: ServiceSpec; readonly registryAuth?: string }
  | {
      readonly kind: "updateService";
      readonly id: ServiceId;
      readonly version: number;
      readonly spec: ServiceSpec;
      readonly registryAuth?: string;
      readonly registryAuthFrom: "spec" | "previous-spec";
      readonly rollback: boolean;
    }
  | { readonly kind: "removeService"; readonly id: ServiceId }
  /** Sets or clears the label `skein.stopped`. */
  | { readonly kind: "stopService"; readonly id: ServiceId; readonly stopped: boolean }
  | { readonly kind: "rollBackService"; readonly id: ServiceId; readonly revision: number }
  | { readonly kind: "rebalanceService"; readonly id: ServiceId }
  | { readonly kind: "restartService"; readonly id: ServiceId }
  | { readonly kind: "createNetwork"; readonly spec: NetworkSpec }
  | { readonly kind: "removeNetwork"; readonly id: NetworkId }
  | { readonly kind: "updateNode"; readonly id: NodeId; readonly version: number; readonly spec: NodeSpec }
  | { readonly kind: "removeNode"; readonly id: NodeId; readonly force: boolean }
  | {
      readonly kind: "updateCluster";
      readonly version: number;
      readonly spec: SwarmSpec;
      /** New tokens, made outside (chance is an argument), when the user asked to rotate. */
      readonly newTokens?: { readonly worker?: string; readonly manager?: string };
    }
  | { readonly kind: "createSecret"; readonly spec: PayloadSpec }
  | { readonly kind: "updateSecret"; readonly id: SecretId; readonly version: number; readonly spec: PayloadSpec }
  | { readonly kind: "removeSecret"; readonly id: SecretId }
  | { readonly kind: "createConfig"; readonly spec: PayloadSpec }
  | { readonly kind: "updateConfig"; readonly id: ConfigId; readonly version: number; readonly spec: PayloadSpec }
  | { readonly kind: "removeConfig"; readonly id: ConfigId }
  | JoinCommand
  | SeedCommand
  | {
      readonly kind: "setManager";
      readonly nodeId: NodeId;
      readonly manager?: { readonly raftId: number; readonly address: string };
    }
  | { readonly kind: "setRole"; readonly nodeId: NodeId; readonly role: Role };

/** A node got its certificate: its row is made (id is in the certificate). Idempotent for the same id. */
export interface JoinCommand {
  readonly kind: "joinNode";
  readonly nodeId: NodeId;
  readonly role: Role;
  readonly availability: NodeSpec["Availability"];
  readonly dataPathAddress: string;
  readonly description?: NodeDescription;
  readonly labels?: Labels;
}

/** The first command of a new cluster: its row, its ingress network, its first node. */
export interface SeedCommand {
  readonly kind: "seedCluster";
  readonly clusterId: ClusterId;
  readonly spec: SwarmSpec;
  readonly rootCa: { readonly certificate: string; readonly key: string };
  readonly joinTokens: { readonly worker: string; readonly manager: string };
  readonly defaultAddressPool: readonly string[];
  readonly subnetSize: number;
  readonly dataPathPort: number;
  readonly node: JoinCommand & { readonly manager: { readonly raftId: number; readonly address: string } };
}

/** What a command answers: the id of what it made, warnings for the user. */
export interface CommandResult {
  readonly id?: string;
  readonly warnings: readonly string[];
}
