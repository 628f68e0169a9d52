import type { ConfigId, NetworkId, NodeId, SecretId, ServiceId, TaskId } from "../base/id.ts";
import type { Cluster } from "./cluster.ts";
import type { Network } from "./network.ts";
import type { Node } from "./node.ts";
import type { Config, Secret } from "./secret.ts";
import type { Service } from "./service.ts";
import type { Task } from "./task.ts";

/** The replicated tables by name. Every row has `id` and `meta`. */
export interface Rows {
  readonly cluster: Cluster;
  readonly node: Node;
  readonly service: Service;
  readonly task: Task;
  readonly network: Network;
  readonly secret: Secret;
  readonly config: Config;
}
export type TableName = keyof Rows;

/** One changed row; without `row` it is gone. */
export type Change = {
  readonly [Table in TableName]: { readonly table: Table; readonly id: string; readonly row?: Rows[Table] };
}[TableName];

/** Reads on the cluster's rows: the committed state, or a draft on top of it. Rows are immutable and may be kept. */
export interface View {
  /** Absent only before the first entry of a new cluster. */
  cluster(): Cluster | undefined;
  node(id: NodeId): Node | undefined;
  nodes(): Iterable<Node>;
  service(id: ServiceId): Service | undefined;
  serviceByName(name: string): Service | undefined;
  services(): Iterable<Service>;
  task(id: TaskId): Task | undefined;
  tasks(): Iterable<Task>;
  tasksOfService(id: ServiceId): Iterable<Task>;
  tasksOfNode(id: NodeId): Iterable<Task>;
  network(id: NetworkId): Network | undefined;
  networkByName(name: string): Network | undefined;
  networks(): Iterable<Network>;
  secret(id: SecretId): Secret | undefined;
  secrets(): Iterable<Secret>;
  config(id: ConfigId): Config | undefined;
  configs(): Iterable<Config>;
}
