import type { ConfigId, NetworkId, NodeId, SecretId, ServiceId, TaskId } from "../../base/id.ts";
import type { Cluster } from "../../model/cluster.ts";
import type { Network } from "../../model/network.ts";
import type { Node } from "../../model/node.ts";
import type { Config, Secret } from "../../model/secret.ts";
import type { Service } from "../../model/service.ts";
import type { Task } from "../../model/task.ts";
import type { Rows, TableName, View } from "../../model/view.ts";
import { type IndexName, indexes, nameKey } from "./index.ts";
import { type Indexed, Table } from "./table.ts";

/** A view that can also be asked through its indexes. Hidden rows (`removedAt`) are in it, but not under their name. */
export interface IndexedView extends View {
  get<Name extends TableName>(table: Name, id: string): Rows[Name] | undefined;
  all<Name extends TableName>(table: Name): Iterable<Rows[Name]>;
  /** The rows that stand under `key`. A snapshot: writing while going through it is allowed. */
  find<Name extends TableName>(table: Name, index: IndexName<Name>, key: string): readonly Rows[Name][];
  /** Whether any row stands under `key`. */
  has<Name extends TableName>(table: Name, index: IndexName<Name>, key: string): boolean;
  tasksOfService(id: ServiceId): readonly Task[];
  tasksOfNode(id: NodeId): readonly Task[];
}

export type Tables = { readonly [Name in TableName]: Table<Rows[Name]> };

export function emptyTables(indexed: Indexed): Tables {
  return {
    cluster: new Table(indexes.cluster, indexed),
    node: new Table(indexes.node, indexed),
    service: new Table(indexes.service, indexed),
    task: new Table(indexes.task, indexed),
    network: new Table(indexes.network, indexed),
    secret: new Table(indexes.secret, indexed),
    config: new Table(indexes.config, indexed),
  };
}

/** Model's view on top of the four generic reads: the committed state and drafts differ only in those. */
export abstract class Reads implements IndexedView {
  abstract get<Name extends TableName>(table: Name, id: string): Rows[Name] | undefined;
  abstract all<Name extends TableName>(table: Name): Iterable<Rows[Name]>;
  abstract find<Name extends TableName>(table: Name, index: IndexName<Name>, key: string): readonly Rows[Name][];
  abstract has<Name extends TableName>(table: Name, index: IndexName<Name>, key: string): boolean;

  cluster(): Cluster | undefined {
    for (const row of this.all("cluster")) return row;
    return undefined;
  }
  node(id: NodeId): Node | undefined {
    return this.get("node", id);
  }
  nodes(): Iterable<Node> {
    return this.all("node");
  }
  service(id: ServiceId): Service | undefined {
    return this.get("service", id);
  }
  serviceByName(name: string): Service | undefined {
    return this.find("service", "name", nameKey(name)).find(({ spec }) => spec.Name === name);
  }
  services(): Iterable<Service> {
    return this.all("service");
  }
  task(id: TaskId): Task | undefined {
    return this.get("task", id);
  }
  tasks(): Iterable<Task> {
    return this.all("task");
  }
  tasksOfService(id: ServiceId): readonly Task[] {
    return this.find("task", "service", id);
  }
  tasksOfNode(id: NodeId): readonly Task[] {
    return this.find("task", "node", id);
  }
  network(id: NetworkId): Network | undefined {
    return this.get("network", id);
  }
  networkByName(name: string): Network | undefined {
    return this.find("network", "name", nameKey(name)).find(({ spec }) => spec.Name === name);
  }
  networks(): Iterable<Network> {
    return this.all("network");
  }
  secret(id: SecretId): Secret | undefined {
    return this.get("secret", id);
  }
  secrets(): Iterable<Secret> {
    return this.all("secret");
  }
  config(id: ConfigId): Config | undefined {
    return this.get("config", id);
  }
  configs(): Iterable<Config> {
    return this.all("config");
  }
}
