import { CliFailure } from "../failure.ts";

export type Endpoint =
  | { readonly kind: "unix"; readonly path: string; readonly text: string }
  | { readonly kind: "tcp"; readonly host: string; readonly port: number; readonly text: string };

const defaultEndpoint = "unix:///run/skein/skein.sock";
const defaultPort = 2375;

/** Reads an endpoint: unix:///path/to.sock, tcp://host:2375 or http://host:2375. */
function parseEndpoint(text: string): Endpoint {
  const unix = /^unix:\/\/(.+)$/.exec(text);
  if (unix?.[1] !== undefined) return { kind: "unix", path: unix[1], text };
  const tcp = /^(?:tcp|http):\/\/(\[[^\]]+\]|[^:/]+)(?::(\d+))?\/?$/.exec(text);
  if (tcp?.[1] === undefined) {
    throw new CliFailure(`invalid host "${text}": write unix:///path/to.sock or tcp://host:port`, 125);
  }
  return { kind: "tcp", host: tcp[1].replace(/^\[|\]$/g, ""), port: Number(tcp[2] ?? defaultPort), text };
}

/** The endpoint to use: the flag, then SKEIN_HOST, then DOCKER_HOST, then this machine's own skeind. */
export function chooseEndpoint(
  flag: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Endpoint {
  const given = [flag, environment["SKEIN_HOST"], environment["DOCKER_HOST"], defaultEndpoint];
  return parseEndpoint(given.find((text) => text !== undefined && text !== "") ?? defaultEndpoint);
}
