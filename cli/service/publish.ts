import { omitEmpty, type PortConfig } from "../api/service-spec.ts";
import { CliFailure } from "../failure.ts";
import { byText, commaFields, cut } from "../text/words.ts";

const protocols = ["tcp", "udp", "sctp"];

/** --publish, short or long: "8080:80/tcp", "8080-8090:80", "target=80,published=8080,mode=host". */
export function parsePublish(text: string): readonly PortConfig[] {
  if (/\w+=\w+/.test(text)) return [longForm(text)];
  const { ports, address } = parseShortPort(text);
  if (address !== undefined) throw new CliFailure("hostip is not supported");
  return ports;
}

/** "[ip:][published[-range]:]target[-range][/protocol]" as ingress ports. */
export function parseShortPort(text: string): { readonly ports: readonly PortConfig[]; readonly address?: string } {
  const { key: body, value: protocol = "tcp" } = cut(text, "/");
  if (!protocols.includes(protocol.toLowerCase()))
    throw new CliFailure(`invalid protocol "${protocol}" in port ${text}`);
  const parts = /^(?:(\[[^\]]*\]|[^:[\]]*):(?=[^:]*:[^:]*$))?(?:([^:]*):)?([^:]*)$/.exec(body) ?? [];
  const [, address, published = "", target = ""] = parts;
  if (target === "") throw new CliFailure(`no port specified: ${text}`);
  const inside = rangeOf(target, text);
  const outside = published === "" ? undefined : rangeOf(published, text);
  const pairsOfPorts = matched(inside, outside, text);
  const ports = pairsOfPorts.map(([targetPort, publishedPort]) =>
    omitEmpty<PortConfig>({
      Protocol: protocol.toLowerCase(),
      TargetPort: targetPort,
      PublishedPort: publishedPort,
      PublishMode: "ingress",
    }),
  );
  return { ports, ...(address === undefined || address === "" ? {} : { address: address.replace(/^\[|\]$/g, "") }) };
}

/** Order of ports in a spec, so that a file that lists them differently restarts nothing. */
export function comparePorts(left: PortConfig, right: PortConfig): number {
  return (
    byText(left.Protocol ?? "", right.Protocol ?? "") ||
    (left.PublishedPort ?? 0) - (right.PublishedPort ?? 0) ||
    (left.TargetPort ?? 0) - (right.TargetPort ?? 0) ||
    byText(left.PublishMode ?? "", right.PublishMode ?? "")
  );
}

type Range = readonly number[];

function matched(inside: Range, outside: Range | undefined, text: string): readonly (readonly [number, number])[] {
  if (outside === undefined) return inside.map((port) => [port, 0]);
  if (inside.length === 1) return outside.map((port) => [inside[0] ?? 0, port]);
  if (inside.length !== outside.length) {
    throw new CliFailure(`invalid ranges specified for container and host ports: ${text}`);
  }
  return inside.map((port, index) => [port, outside[index] ?? 0]);
}

function rangeOf(words: string, text: string): Range {
  const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(words) ?? [];
  const start = Number(first);
  const end = Number(last ?? first);
  if (first === undefined || end < start || end > 65_535) throw new CliFailure(`invalid port "${words}" in ${text}`);
  return Array.from({ length: end - start + 1 }, (_, index) => start + index);
}

function longForm(text: string): PortConfig {
  const port: { Protocol: string; TargetPort: number; PublishedPort: number; PublishMode: string } = {
    Protocol: "tcp",
    TargetPort: 0,
    PublishedPort: 0,
    PublishMode: "ingress",
  };
  for (const field of commaFields(text.toLowerCase())) {
    const { key, value = "" } = cut(field, "=");
    if (key === "protocol") port.Protocol = oneOf(protocols, value, "protocol value");
    else if (key === "mode") port.PublishMode = oneOf(["ingress", "host"], value, "publish mode value");
    else if (key === "target") port.TargetPort = portNumber(value, "target");
    else if (key === "published") port.PublishedPort = portNumber(value, "published");
    else throw new CliFailure(`invalid field key: ${key}`);
  }
  if (port.TargetPort === 0) throw new CliFailure("missing mandatory field 'target'");
  return omitEmpty<PortConfig>(port);
}

function portNumber(value: string, which: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535) {
    throw new CliFailure(`invalid ${which} port (${value}): value must be an integer up to 65535`);
  }
  return port;
}

function oneOf(known: readonly string[], value: string, what: string): string {
  if (known.includes(value)) return value;
  throw new CliFailure(`invalid ${what} (${value}): must be ${known.map((word) => `'${word}'`).join(" or ")}`);
}
