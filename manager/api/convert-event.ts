import type { Change, Rows, TableName } from "../../model/view.ts";
import type { CommittedChange } from "./port.ts";
import { hostnameOf } from "./rows.ts";

export interface SwarmEvent {
  readonly Type: "node" | "service" | "network" | "secret" | "config";
  readonly Action: "create" | "update" | "remove";
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> };
  readonly scope: "swarm";
  readonly time: number;
  readonly timeNano: number;
}

/** The event that Docker clients hear of a committed change; undefined where Docker has none. */
export function convertEvent(committed: CommittedChange): SwarmEvent | undefined {
  const { change, before, at } = committed;
  const described = describe(change, before);
  if (described === undefined) return undefined;
  return {
    Type: described.type,
    Action: described.action,
    Actor: { ID: change.id, Attributes: described.attributes },
    scope: "swarm",
    time: Math.floor(at / 1_000),
    timeNano: at * 1_000_000,
  };
}

interface Described {
  readonly type: SwarmEvent["Type"];
  readonly action: SwarmEvent["Action"];
  readonly attributes: Record<string, string>;
}

function describe(change: Change, before: CommittedChange["before"]): Described | undefined {
  switch (change.table) {
    case "cluster":
    case "task":
      return undefined;
    case "node":
      return compare("node", pair(change, before), hostnameOf, nodeFacts);
    case "service":
      return compare("service", pair(change, before), ({ spec }) => spec.Name, serviceFacts);
    case "network":
      return compare(
        "network",
        pair(change, before),
        ({ spec }) => spec.Name,
        () => ({}),
      );
    case "secret":
    case "config":
      return compare(
        change.table,
        pair(change, before),
        ({ spec }) => spec.Name,
        () => ({}),
      );
  }
}

interface Pair<Row> {
  readonly before: Row | undefined;
  readonly after: Row | undefined;
}

function pair<Table extends TableName>(
  change: { readonly table: Table; readonly row?: Rows[Table] },
  before: CommittedChange["before"],
): Pair<Rows[Table]> {
  // The port gives the row before of the same table.
  return { before: before as Rows[Table] | undefined, after: change.row };
}

/** A row that waits for its end is gone for clients, so its removal is told when it is asked, and only then. */
function compare<Row extends object>(
  type: SwarmEvent["Type"],
  rows: Pair<Row>,
  nameOf: (row: Row) => string,
  factsOf: (row: Row) => Record<string, string>,
): Described | undefined {
  const before = visible(rows.before);
  const after = visible(rows.after);
  if (after === undefined) {
    return before === undefined ? undefined : { type, action: "remove", attributes: { name: nameOf(before) } };
  }
  if (before === undefined) return { type, action: "create", attributes: { name: nameOf(after) } };
  return {
    type,
    action: "update",
    attributes: { name: nameOf(after), ...differences(factsOf(before), factsOf(after)) },
  };
}

function visible<Row extends object>(row: Row | undefined): Row | undefined {
  return row !== undefined && "removedAt" in row && row.removedAt !== undefined ? undefined : row;
}

function differences(before: Record<string, string>, after: Record<string, string>): Record<string, string> {
  const changed = Object.keys({ ...before, ...after }).filter((key) => before[key] !== after[key]);
  return Object.fromEntries(
    changed.flatMap((key) => [
      [`${key}.old`, before[key] ?? ""],
      [`${key}.new`, after[key] ?? ""],
    ]),
  );
}

function nodeFacts(node: Rows["node"]): Record<string, string> {
  return { availability: node.spec.Availability, role: node.spec.Role, state: node.status.state };
}

function serviceFacts({ spec, updateStatus }: Rows["service"]): Record<string, string> {
  const replicas = spec.Mode.Replicated?.Replicas;
  return {
    image: spec.TaskTemplate.ContainerSpec.Image,
    ...(replicas !== undefined && { replicas: String(replicas) }),
    ...(updateStatus !== undefined && { updatestate: updateStatus.state }),
  };
}
