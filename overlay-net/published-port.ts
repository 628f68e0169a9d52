import { SkeinError } from "../base/error.ts";

/** Where ports are chosen when the user names none; Swarm's range. */
export const dynamicPorts = { first: 30_000, last: 32_767 } as const;

/** One published port of one service; equal keys cannot be published twice in ingress mode. */
export interface PublishedPort {
  readonly protocol: string;
  readonly port: number;
}

/** "tcp/8080". */
export function portKey({ protocol, port }: PublishedPort): string {
  return `${protocol}/${port}`;
}

/**
 * The lowest free port of the dynamic range for that protocol; `taken` is asked for keys. Throws PRECONDITION when
 * none is left.
 */
export function allocatePort(protocol: string, taken: (key: string) => boolean): number {
  for (let port: number = dynamicPorts.first; port <= dynamicPorts.last; port += 1) {
    if (!taken(portKey({ protocol, port }))) return port;
  }
  const range = `${dynamicPorts.first}–${dynamicPorts.last}`;
  throw new SkeinError("PRECONDITION", { reason: `no free ${protocol} port is left in ${range}` });
}

/** The first of `wanted` that somebody has already, or that is wanted twice. */
export function conflictingPort(
  wanted: readonly PublishedPort[],
  taken: (key: string) => boolean,
): PublishedPort | undefined {
  const keys = wanted.map(portKey);
  return wanted.find((port, index) => taken(portKey(port)) || keys.indexOf(portKey(port)) !== index);
}
