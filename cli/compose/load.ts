import { resolve } from "node:path/posix";
import { CliFailure } from "../failure.ts";
import { envFileLines } from "../service/environment.ts";
import { cut } from "../text/words.ts";
import { interpolate, type Variables } from "./interpolate.ts";
import { mergeCompose } from "./merge.ts";
import { attempt, fail, inside, type Place, warn } from "./place.ts";
import { readYaml } from "./read-yaml.ts";
import { type Compose, compose, type Service } from "./schema.ts";
import type { Volume } from "./volume.ts";

export interface ComposeInput {
  /** In the order of -c; later ones win. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** What relative paths start from: the folder of the first file. */
  readonly directory: string;
  /** For ${VARIABLES}: the .env file's with the shell's own over them. */
  readonly variables: Variables;
  /** Content of an env_file. */
  readonly readText: (path: string) => string;
  readonly skipInterpolation?: boolean;
}

export interface Loaded {
  readonly compose: Compose;
  readonly warnings: readonly string[];
}

const sections = ["services", "volumes", "networks", "secrets", "configs"];

/** Compose files as one checked whole in long form; every problem of a file is shown at once, each with its place. */
export function loadCompose(input: ComposeInput): Loaded {
  const warnings: string[] = [];
  let merged: Compose | undefined;
  for (const file of input.files) {
    const { value, source } = readYaml(file.text, file.name, input.directory);
    const top: Place = { path: [], source };
    const filled = input.skipInterpolation === true ? value : filledSections(value, input.variables, top);
    const read = attempt(top, () => compose(filled, top)) ?? {};
    attempt(top, () => checkVersion(read.version, top));
    const ready = { ...read, services: readyServices(read.services ?? {}, input, top) };
    if (source.problems.length > 0) throw new CliFailure([...new Set(source.problems)].join("\n"));
    warnings.push(...source.warnings);
    merged = merged === undefined ? ready : mergeCompose(merged, ready);
  }
  return { compose: merged ?? {}, warnings };
}

function filledSections(value: unknown, variables: Variables, top: Place): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, section]: [string, unknown]) => {
    return [key, sections.includes(key) ? interpolate(section, variables, inside(top, key)) : section];
  });
  return Object.fromEntries(entries) as unknown;
}

function checkVersion(version: string | undefined, top: Place): void {
  if (version === undefined || /^3(\.([0-9]|1[0-3]))?$/.test(version)) return;
  fail(
    inside(top, "version"),
    `unsupported Compose file version: ${version}; stacks know 3.0 to 3.13, or no version at all`,
  );
}

function readyServices(services: Readonly<Record<string, Service>>, input: ComposeInput, top: Place) {
  const entries = Object.entries(services).map(([name, service]): [string, Service] => {
    const place = inside(inside(top, "services"), name);
    return [name, attempt(place, () => ready(service, input, place)) ?? service];
  });
  return Object.fromEntries(entries);
}

/** The service with its environment complete and its paths absolute. */
function ready(service: Service, input: ComposeInput, place: Place): Service {
  const environment = completeEnvironment(service, input, place);
  const volumes = service.volumes?.map((volume, index) =>
    withAbsoluteSource(volume, input, inside(inside(place, "volumes"), index)),
  );
  const { env_file: _, ...rest } = service;
  return {
    ...rest,
    ...(Object.keys(environment).length === 0 ? {} : { environment }),
    ...(volumes === undefined ? {} : { volumes }),
  };
}

/** A variable without a value, or with an empty one, takes the caller's own: as docker does. */
function completeEnvironment(service: Service, input: ComposeInput, place: Place) {
  const fromFiles = (service.env_file ?? []).flatMap((file) =>
    envFileLines(
      input.readText(resolve(input.directory, file)),
      input.variables,
      `${place.source.file}: env_file ${file}`,
    ),
  );
  const given: readonly (readonly [string, string | null])[] = [
    ...fromFiles.map((line) => cut(line, "=")).map(({ key, value }) => [key, value ?? null] as const),
    ...Object.entries(service.environment ?? {}),
  ];
  const complete = given.map(
    ([key, value]) => [key, (value ?? "") === "" ? (input.variables[key] ?? value) : value] as const,
  );
  return Object.fromEntries(complete) as Readonly<Record<string, string | null>>; // Object.fromEntries forgets readonly.
}

function withAbsoluteSource(volume: Volume, input: ComposeInput, place: Place): Volume {
  if (volume.type !== "bind") return volume;
  const { source } = volume;
  if (source === undefined || source === "") return fail(place, "a bind mount needs a source");
  const home = input.variables["HOME"];
  if (source.startsWith("~") && home === undefined) warn(place, "cannot expand '~': HOME is not set");
  const expanded = home === undefined ? source : source.replace(/^~/, home);
  return { ...volume, source: expanded.startsWith("/") ? expanded : resolve(input.directory, expanded) };
}
