import type { Node } from "../model/node.ts";
import type { TaskSpec } from "../model/service-spec.ts";
import { type Constraint, meets } from "./constraint.ts";
import type { Free } from "./free.ts";
import type { Demand } from "./load.ts";

/** What a node that may get no tasks says of itself. */
export function unavailable({ status, spec }: Node): readonly string[] {
  const message = status.message === "" ? "" : ` (${status.message})`;
  return [
    ...(status.state === "ready" ? [] : [`the node is ${status.state}${message}`]),
    ...(spec.Availability === "active" ? [] : [`its availability is ${spec.Availability}`]),
  ];
}

/** Every resource of which less is left than is asked. */
export function shortages(demand: Demand, left: Free): readonly string[] {
  const cpus = { asked: demand.nanoCpus, free: left.nanoCpus };
  const memory = { asked: demand.memoryBytes, free: left.memoryBytes };
  const generic = [...demand.generic].map(([kind, asked]) => {
    const free = left.generic(kind);
    return asked <= free ? "" : `needs ${asked} ${kind}, ${Math.max(0, free)} free`;
  });
  return [
    cpus.asked <= cpus.free ? "" : `needs ${lacking(cpus, 1e9, " CPUs")}`,
    memory.asked <= memory.free ? "" : `needs ${lacking(memory, 2 ** 20, " MiB of memory")}`,
    ...generic,
  ].filter((reason) => reason !== "");
}

/** Each constraint that the node does not meet, and what the node has instead. */
export function unmet(constraints: readonly Constraint[], node: Node): readonly string[] {
  return constraints
    .filter((constraint) => !meets([constraint], node))
    .map((constraint) => {
      const wanted = `${constraint.key}${constraint.equal ? "==" : "!="}${constraint.value}`;
      const has = constraint.read === "address" ? node.status.address : constraint.read?.(node);
      if (has === undefined) return `${wanted} is not met: there is no such key`;
      return `${wanted} is not met: the node has ${has === "" ? "none" : `"${has}"`}`;
    });
}

/** The node's platform beside those that would do. */
export function wrongPlatform(spec: TaskSpec, { description }: Node): string {
  const name = (os: string | undefined, architecture: string | undefined) => `${os || "any"}/${architecture || "any"}`;
  const allowed = (spec.Placement?.Platforms ?? []).map(({ OS, Architecture }) => name(OS, Architecture));
  return `the image is for ${allowed.join(", ")}, the node is ${name(description?.os, description?.architecture)}`;
}

/** What is asked is rounded up and what is free down, so that the two never look alike. */
function lacking({ asked, free }: { readonly asked: number; readonly free: number }, unit: number, name: string) {
  const up = Math.ceil((asked / unit) * 1000) / 1000;
  const down = Math.floor((Math.max(0, free) / unit) * 1000) / 1000;
  return `${up}${name}, ${down} free`;
}
