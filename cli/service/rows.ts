import type { PortConfig } from "../api/service-spec.ts";
import type { Service } from "../api/shapes.ts";
import type { Listing, Row } from "../template/list.ts";
import { withoutDigest } from "../text/image.ts";
import { shortId } from "../text/table.ts";
import { byText, naturalOrder } from "../text/words.ts";

/** Services as `service ls` and `stack services` list them. */
export function serviceListing(services: readonly Service[]): Listing {
  return {
    titles: {
      ID: "ID",
      Name: "NAME",
      Mode: "MODE",
      Replicas: "REPLICAS",
      Image: "IMAGE",
      Ports: "PORTS",
      Label: "LABEL",
    },
    table: "{{.ID}}\t{{.Name}}\t{{.Mode}}\t{{.Replicas}}\t{{.Image}}\t{{.Ports}}",
    rows: services.toSorted((left, right) => naturalOrder(left.Spec.Name, right.Spec.Name)).map(rowOf),
  };
}

/** "*:8080->80/tcp", neighbouring ports joined to ranges, host-mode ports left to the tasks. */
export function portsText(ports: readonly PortConfig[]): string {
  const ingress = ports
    .filter((port) => port.PublishMode === "ingress" && (port.PublishedPort ?? 0) > 0)
    .toSorted(
      (left, right) =>
        byText(left.Protocol ?? "", right.Protocol ?? "") || (left.PublishedPort ?? 0) - (right.PublishedPort ?? 0),
    );
  const ranges: Range[] = [];
  for (const port of ingress) {
    const published = port.PublishedPort ?? 0;
    const target = port.TargetPort ?? 0;
    const range = ranges.at(-1);
    const protocol = port.Protocol ?? "tcp";
    if (range !== undefined && continues(range, { published, target, protocol })) {
      range.publishedEnd = published;
      range.targetEnd = target;
    } else ranges.push({ published, publishedEnd: published, target, targetEnd: target, protocol });
  }
  return ranges
    .map(
      (range) =>
        `*:${span(range.published, range.publishedEnd)}->${span(range.target, range.targetEnd)}/${range.protocol}`,
    )
    .join(", ");
}

interface Range {
  readonly published: number;
  readonly target: number;
  readonly protocol: string;
  publishedEnd: number;
  targetEnd: number;
}

function continues(range: Range, next: { published: number; target: number; protocol: string }): boolean {
  if (next.protocol !== range.protocol || next.published - range.publishedEnd > 1) return false;
  const isManyToOne = range.targetEnd === range.target;
  if (next.target === range.targetEnd) return isManyToOne;
  return next.target === range.targetEnd + 1 && range.publishedEnd - range.published === range.targetEnd - range.target;
}

function span(start: number, end: number): string {
  return end > start ? `${start}-${end}` : String(start);
}

function rowOf(service: Service): Row {
  return {
    ID: shortId(service.ID),
    Image: withoutDigest(service.Spec.TaskTemplate.ContainerSpec.Image),
    Mode: modeText(service),
    Name: service.Spec.Name,
    Ports: portsText(service.Endpoint?.Ports ?? []),
    Replicas: replicasText(service),
  };
}

function modeText({ Spec: { Mode } }: Service): string {
  if (Mode.Global !== undefined) return "global";
  if (Mode.ReplicatedJob !== undefined) return "replicated job";
  return Mode.GlobalJob === undefined ? "replicated" : "global job";
}

function replicasText(service: Service): string {
  const { RunningTasks, DesiredTasks, CompletedTasks } = service.ServiceStatus ?? {
    RunningTasks: 0,
    DesiredTasks: 0,
    CompletedTasks: 0,
  };
  const now = `${RunningTasks}/${DesiredTasks}`;
  const { Mode, TaskTemplate } = service.Spec;
  if (Mode.ReplicatedJob !== undefined) {
    return `${now} (${CompletedTasks}/${Mode.ReplicatedJob.TotalCompletions ?? 1} completed)`;
  }
  if (Mode.GlobalJob !== undefined) return `${now} (${CompletedTasks}/${DesiredTasks + CompletedTasks} completed)`;
  const max = TaskTemplate.Placement?.MaxReplicas ?? 0;
  return Mode.Global === undefined && max > 0 ? `${now} (max ${max} per node)` : now;
}
