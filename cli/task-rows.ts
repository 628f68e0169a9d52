import type { Api } from "./api/client.ts";
import { filtersOf } from "./api/filters.ts";
import type { PortConfig } from "./api/service-spec.ts";
import type { Node, Service, Task } from "./api/shapes.ts";
import { list, present, text } from "./flag.ts";
import type { Listing, Row } from "./template/list.ts";
import { humanDuration } from "./text/duration.ts";
import { withoutDigest } from "./text/image.ts";
import { capitalized, ellipsis, shortId } from "./text/table.ts";
import { naturalOrder } from "./text/words.ts";

const errorWidthMax = 30;

/** Flags of every command that lists tasks. */
export const taskListFlags = {
  filter: list("Show only tasks with id=, name=, node= or desired-state=", { short: "f", placeholder: "filter" }),
  format: text("table, json, or a Go template such as '{{.Name}} {{.CurrentState}}'"),
  "no-resolve": present("Show ids instead of names"),
  "no-trunc": present("Show whole ids, digests and errors"),
  quiet: present("Show only ids", "q"),
};

export interface TaskListOptions {
  readonly now: number;
  readonly isTruncated: boolean;
  /** Older tasks of a slot are marked in tables. */
  readonly isTable: boolean;
  readonly serviceNames: ReadonlyMap<string, string>;
  readonly nodeNames: ReadonlyMap<string, string>;
}

/** Tasks as docker lists them: by name, the newest of a slot first, older ones marked ` \_ `. */
export function taskListing(tasks: readonly Task[], options: TaskListOptions): Listing {
  const named = tasks
    .map((task) => ({ task, name: nameOf(task, options.serviceNames) }))
    .toSorted(
      (left, right) =>
        naturalOrder(left.name, right.name) || Date.parse(right.task.CreatedAt) - Date.parse(left.task.CreatedAt),
    );
  return {
    titles: {
      ID: "ID",
      Name: "NAME",
      Image: "IMAGE",
      Node: "NODE",
      DesiredState: "DESIRED STATE",
      CurrentState: "CURRENT STATE",
      Error: "ERROR",
      Ports: "PORTS",
    },
    table: "{{.ID}}\t{{.Name}}\t{{.Image}}\t{{.Node}}\t{{.DesiredState}}\t{{.CurrentState}}\t{{.Error}}\t{{.Ports}}",
    rows: named.map(({ task, name }, index) => {
      const isOlder = options.isTable && named[index - 1]?.name === name;
      return rowOf(task, isOlder ? ` \\_ ${name}` : name, options);
    }),
  };
}

/** The names of all services and nodes that the tasks belong to; those that are gone keep their ids. */
export async function namesFor(api: Api, tasks: readonly Task[], isResolved: boolean) {
  if (!isResolved || tasks.length === 0)
    return { serviceNames: new Map<string, string>(), nodeNames: new Map<string, string>() };
  const ids = [...new Set(tasks.map((task) => task.ServiceID))];
  const services = await api.get<readonly Service[]>("/services", { filters: filtersOf([], { id: ids }) });
  const nodes = await api.get<readonly Node[]>("/nodes");
  return {
    serviceNames: new Map(services.map((service) => [service.ID, service.Spec.Name])),
    nodeNames: new Map(nodes.map((node) => [node.ID, node.Spec.Name || node.Description.Hostname])),
  };
}

function nameOf(task: Task, serviceNames: ReadonlyMap<string, string>): string {
  const service = serviceNames.get(task.ServiceID) ?? task.ServiceID;
  return `${service}.${(task.Slot ?? 0) === 0 ? (task.NodeID ?? "") : task.Slot}`;
}

function rowOf(task: Task, name: string, options: TaskListOptions): Row {
  const error = task.Status.Err ?? "";
  const cutError = options.isTruncated ? ellipsis(error, errorWidthMax) : error;
  const image = task.Spec.ContainerSpec?.Image ?? "";
  const since = humanDuration(options.now - Date.parse(task.Status.Timestamp)).toLowerCase();
  return {
    CurrentState: `${capitalized(task.Status.State)} ${since} ago`,
    DesiredState: capitalized(task.DesiredState),
    Error: cutError === "" ? "" : `"${cutError}"`,
    ID: options.isTruncated ? shortId(task.ID) : task.ID,
    Image: options.isTruncated ? withoutDigest(image) : image,
    Name: name,
    Node: options.nodeNames.get(task.NodeID ?? "") ?? task.NodeID ?? "",
    Ports: hostPorts(task.Status.PortStatus?.Ports ?? []),
  };
}

function hostPorts(ports: readonly PortConfig[]): string {
  return ports
    .map((port) => `*:${port.PublishedPort ?? 0}->${port.TargetPort ?? 0}/${port.Protocol ?? "tcp"}`)
    .join(",");
}
