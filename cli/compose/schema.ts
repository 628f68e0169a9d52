import { parseShortPort } from "../service/publish.ts";
import { cut } from "../text/words.ts";
import { explainServiceKey, explainTopKey, ignoredKeys, warnIgnored } from "./keys.ts";
import { fail, type Place, warn } from "./place.ts";
import {
  anything,
  decimal,
  duration,
  listOf,
  mapOf,
  nullable,
  nullablePairs,
  oneOfTexts,
  options,
  pairs,
  record,
  type Shape,
  type Shaped,
  size,
  text,
  textOrNumber,
  texts,
  truth,
  whole,
  words,
} from "./shape.ts";
import { skeinKeys } from "./skein-keys.ts";
import { volume } from "./volume.ts";

type Port = Shaped<typeof longPort>;
type FileUse = Shaped<typeof longFile>;
export type Deploy = Shaped<typeof deploy>;
export type UpdateSettings = Shaped<typeof updateSettings>;
type ServiceNetwork = Shaped<typeof serviceNetwork>;
export type Service = ReturnType<typeof honouredRecord>;
export type Network = Shaped<typeof network>;
export type VolumeObject = Shaped<typeof volumeObject>;
export type FileObject = Shaped<typeof fileObject>;
export type Compose = Shaped<typeof compose>;

const longPort = record({ mode: text, target: whole, published: whole, protocol: text });

const ports: Shape<readonly Port[]> = (value, place) =>
  listOf<readonly Port[]>((item, at) => {
    if (typeof item === "object") return [longPort(item, at)];
    const { ports: found, address } = parseShortPort(typeof item === "number" ? String(item) : text(item, at));
    if (address !== undefined && !["0.0.0.0", "::"].includes(address)) {
      warn(at, `the address ${address} is ignored: published ports are answered on every node`);
    }
    return found.map((port) => ({
      mode: port.PublishMode ?? "ingress",
      target: port.TargetPort ?? 0,
      ...(port.PublishedPort === undefined ? {} : { published: port.PublishedPort }),
      protocol: port.Protocol ?? "tcp",
    }));
  })(value, place).flat();

const longFile = record({ source: text, target: text, uid: textOrNumber, gid: textOrNumber, mode: whole });
const fileUse: Shape<FileUse> = (value, place) => {
  const use = typeof value === "string" ? { source: value } : longFile(value, place);
  return use.source === undefined ? fail(place, "needs a source") : use;
};

const healthcheck = record({
  disable: truth,
  interval: duration,
  timeout: duration,
  start_period: duration,
  start_interval: duration,
  retries: whole,
  test: (value, place) => (typeof value === "string" ? ["CMD-SHELL", value] : listOf(text)(value, place)),
});

const updateSettings = record({
  parallelism: whole,
  delay: duration,
  failure_action: text,
  monitor: duration,
  max_failure_ratio: decimal,
  order: oneOfTexts("start-first", "stop-first"),
});

const generic = listOf(record({ discrete_resource_spec: record({ kind: text, value: whole }) }));

const deploy = record({
  mode: oneOfTexts("replicated", "global", "replicated-job", "global-job"),
  endpoint_mode: text,
  replicas: whole,
  labels: pairs,
  update_config: updateSettings,
  rollback_config: updateSettings,
  resources: record({
    limits: record({ cpus: cpuText, memory: size, pids: whole }),
    reservations: record({ cpus: cpuText, memory: size, generic_resources: generic }),
  }),
  restart_policy: record({ condition: text, delay: duration, max_attempts: whole, window: duration }),
  placement: record({
    constraints: listOf(text),
    preferences: listOf(record({ spread: text })),
    max_replicas_per_node: whole,
  }),
});

const serviceNetwork = record({
  aliases: listOf(text),
  driver_opts: options,
  ipv4_address: ignoredText("addresses are given by the swarm"),
  ipv6_address: ignoredText("addresses are given by the swarm"),
});

const serviceNetworks: Shape<Readonly<Record<string, ServiceNetwork | null>>> = (value, place) =>
  Array.isArray(value)
    ? Object.fromEntries(listOf(text)(value, place).map((name) => [name, null]))
    : mapOf(nullable(serviceNetwork))(value, place);

const extraHosts: Shape<readonly string[]> = (value, place) => {
  const entries = Array.isArray(value)
    ? listOf(text)(value, place).map((line) => cut(line, line.includes("=") ? "=" : ":"))
    : Object.entries(pairs(value, place))
        .map(([key, address]) => ({ key, value: address }))
        .toSorted((left, right) => (left.key < right.key ? -1 : 1));
  return entries.map(({ key, value: address }) => `${key}:${(address ?? "").replace(/^\[(.+)\]$/, "$1")}`);
};

const ulimit: Shape<{ readonly soft: number; readonly hard: number }> = (value, place) => {
  if (typeof value !== "object") return { soft: whole(value, place), hard: whole(value, place) };
  const { soft, hard } = record({ soft: whole, hard: whole })(value, place);
  return soft === undefined || hard === undefined ? fail(place, "needs soft and hard") : { soft, hard };
};

const honoured = {
  cap_add: listOf(text),
  cap_drop: listOf(text),
  command: nullable(words),
  configs: listOf(fileUse),
  credential_spec: record({ config: text, file: text, registry: text }),
  deploy: nullable(deploy),
  dns: texts,
  dns_search: texts,
  entrypoint: nullable(words),
  env_file: texts,
  environment: nullablePairs,
  extra_hosts: extraHosts,
  healthcheck,
  hostname: text,
  image: text,
  init: truth,
  isolation: text,
  labels: pairs,
  logging: record({ driver: text, options }),
  networks: serviceNetworks,
  ports,
  read_only: truth,
  restart: text,
  secrets: listOf(fileUse),
  stdin_open: truth,
  stop_grace_period: duration,
  stop_signal: text,
  sysctls: pairs,
  tty: truth,
  ulimits: mapOf(ulimit),
  user: textOrNumber,
  volumes: listOf(volume),
  working_dir: text,
  "x-skein": skeinKeys,
};

const honouredRecord = record(honoured);
const withIgnored = record(
  { ...honoured, ...Object.fromEntries(ignoredKeys.map((key) => [key, anything])) },
  { extensible: true, explain: explainServiceKey, seen: warnIgnored },
);

const service: Shape<Service> = (value, place) => {
  const all = Object.entries(withIgnored(value, place));
  return Object.fromEntries(all.filter(([key]) => !ignoredKeys.includes(key))) as Service; // What is left has these shapes.
};

/** true, or the old form {name: …}; `false` is as if it were not there. */
const external: Shape<boolean | { readonly name?: string }> = (value, place) =>
  typeof value === "object" ? record({ name: text })(value, place) : truth(value, place);

const network = record(
  {
    name: text,
    driver: text,
    driver_opts: options,
    ipam: record({ driver: text, config: listOf(record({ subnet: text })) }),
    external,
    internal: truth,
    attachable: truth,
    labels: pairs,
  },
  { extensible: true },
);

const volumeObject = record(
  { name: text, driver: text, driver_opts: options, external, labels: pairs },
  { extensible: true },
);

const fileObject = record(
  { name: text, file: text, external, labels: pairs, driver: text, driver_opts: options, template_driver: text },
  { extensible: true },
);

/** A whole compose file of format 3, every value in its long form. */
export const compose = record(
  {
    version: textOrNumber,
    services: mapOf(service),
    networks: mapOf<Network>((value, place) => (value === null ? {} : network(value, place))),
    volumes: mapOf<VolumeObject>((value, place) => (value === null ? {} : volumeObject(value, place))),
    secrets: mapOf(fileObject),
    configs: mapOf(fileObject),
  },
  { extensible: true, explain: explainTopKey },
);

function cpuText(value: unknown, place: Place): string {
  if (typeof value !== "number") return text(value, place);
  return String(value);
}

function ignoredText(why: string): Shape<string> {
  return (value, place) => {
    warn(place, `ignored: ${why}`);
    return text(value, place);
  };
}
