import type { CredentialSpec, FileReference, GenericResource, NetworkAttachment, Ulimit } from "../api/service-spec.ts";
import { CliFailure } from "../failure.ts";
import { commaFields, cut } from "../text/words.ts";

/** --network: a name, or "name=web,alias=www,driver-opt=key=value". `Target` is still the name. */
export function parseNetwork(text: string): NetworkAttachment {
  if (!/\w+=\w+/.test(text)) return { Target: text };
  const aliases: string[] = [];
  const options: Record<string, string> = {};
  let target = "";
  for (const field of commaFields(text.toLowerCase())) {
    const { key, value } = cut(field, "=");
    const given = (value ?? "").trim();
    if (value === undefined || key === "") throw new CliFailure(`invalid field ${field}`);
    if (key.trim() === "name") target = given;
    else if (key.trim() === "alias") aliases.push(given);
    else if (key.trim() === "driver-opt") Object.assign(options, pairOf(given));
    else throw new CliFailure(`invalid field key ${key}: services know name, alias and driver-opt`);
  }
  if (target === "") throw new CliFailure("network name/id is not specified");
  return {
    Target: target,
    ...(aliases.length === 0 ? {} : { Aliases: aliases }),
    ...(Object.keys(options).length === 0 ? {} : { DriverOpts: options }),
  };
}

/** What a service asks for before the object's id is known. */
export interface WantedFile {
  readonly source: string;
  readonly reference: Pick<FileReference, "File" | "Runtime">;
}

/** --secret and --config: a name, or "source=key,target=app.key,uid=0,gid=0,mode=0400". */
export function parseFile(text: string): WantedFile {
  const fields = commaFields(text);
  const [only = ""] = fields;
  if (fields.length === 1 && !only.includes("=")) return fileOf({ source: only });
  const given: Record<string, string> = {};
  for (const field of fields) {
    const { key, value } = cut(field, "=");
    if (value === undefined || key === "") throw new CliFailure(`invalid field '${field}' must be a key=value pair`);
    const name = key.toLowerCase() === "src" ? "source" : key.toLowerCase();
    if (!["source", "target", "uid", "gid", "mode"].includes(name)) {
      throw new CliFailure(`invalid field in request: ${key}`);
    }
    given[name] = value;
  }
  return fileOf(given);
}

/** --ulimit "nofile=1024:2048": soft, then hard; hard defaults to soft. */
export function parseUlimit(text: string): Ulimit {
  const [, name, soft, hard] = /^([a-z]+)=(-?\d+)(?::(-?\d+))?$/.exec(text) ?? [];
  if (name === undefined) throw new CliFailure(`invalid ulimit argument: ${text}`);
  const limit = { Name: name, Hard: Number(hard ?? soft), Soft: Number(soft) };
  if (limit.Hard !== -1 && (limit.Soft > limit.Hard || limit.Soft === -1)) {
    throw new CliFailure(`ulimit soft limit must be less than or equal to hard limit: ${soft} > ${limit.Hard}`);
  }
  return limit;
}

/** --generic-resource "gpu=2". */
export function parseGenericResource(text: string): GenericResource {
  const { key, value } = cut(text, "=");
  if (value === undefined || !/^\d+$/.test(value)) {
    throw new CliFailure(`invalid generic-resource request \`${text}\`: write KIND=NUMBER, as gpu=2`);
  }
  return { DiscreteResourceSpec: { Kind: key, Value: Number(value) } };
}

/** --credential-spec "config://name", "file://name" or "registry://name"; empty takes it away. */
export function parseCredentialSpec(text: string): CredentialSpec {
  const { key, value = "" } = cut(text, "://");
  if (text === "") return {};
  if (key === "config") return { Config: value };
  if (key === "file") return { File: value };
  if (key === "registry") return { Registry: value };
  throw new CliFailure('invalid credential spec: value must be prefixed with "config://", "file://", or "registry://"');
}

/** --placement-pref "spread=node.labels.zone". */
export function parsePreference(text: string) {
  const { key, value } = cut(text, "=");
  if (value === undefined || key === "") {
    throw new CliFailure('placement preference must be of the format "<strategy>=<arg>"');
  }
  if (key !== "spread") throw new CliFailure(`unsupported placement preference ${key} (only spread is supported)`);
  return { Spread: { SpreadDescriptor: value } };
}

/** --host "name:ip" as swarm writes it: "ip name". */
export function parseHost(text: string): string {
  const { key: name, value: address } = cut(text, ":");
  if (address === undefined || name === "" || address === "")
    throw new CliFailure(`bad format for add-host: "${text}"`);
  return `${address} ${name}`;
}

function fileOf(given: Readonly<Record<string, string>>): WantedFile {
  const source = given["source"];
  if (source === undefined || source === "") throw new CliFailure("source is required");
  const mode = given["mode"];
  if (mode !== undefined && !/^[0-7]+$/.test(mode))
    throw new CliFailure(`invalid mode specified: ${mode} is not octal`);
  const file = {
    Name: given["target"] ?? source,
    UID: given["uid"] ?? "0",
    GID: given["gid"] ?? "0",
    Mode: mode === undefined ? 0o444 : Number.parseInt(mode, 8),
  };
  return { source, reference: { File: file } };
}

function pairOf(text: string): Readonly<Record<string, string>> {
  const { key, value } = cut(text, "=");
  if (value === undefined || key === "") throw new CliFailure("invalid key value pair format in driver options");
  return { [key.trim()]: value.trim() };
}
