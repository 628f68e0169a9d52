import type { NodeDescription } from "../../model/node.ts";
import type { EngineInfo } from "./engine.ts";

/** What a node says about itself, from what its engine says. */
export function descriptionOf(info: EngineInfo, hostname: string): NodeDescription {
  return {
    hostname,
    architecture: info.architecture,
    os: info.os,
    nanoCpus: info.cpus * 1_000_000_000,
    memoryBytes: info.memoryBytes,
    ...(info.genericResources.length > 0 && { genericResources: info.genericResources }),
    engineVersion: info.version,
    engineLabels: info.labels,
    plugins: info.plugins,
  };
}
