import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pinImage } from "../api/image.ts";
import { registryAuth } from "../api/registry-auth.ts";
import { type Context, command } from "../command.ts";
import { CliFailure } from "../failure.ts";
import { isImage, withTag } from "../text/image.ts";
import type { WantedFile } from "./attachment.ts";
import { envFileLines, filledFrom } from "./environment.ts";
import { type CreateValues, createFlags } from "./flags.ts";
import { fileReferences, networkIds } from "./look-up.ts";
import { specFrom } from "./spec.ts";
import { waitForServices } from "./wait.ts";

/** skein service create: the request is a pure function of flags and look-ups (spec.ts); here is only what touches the world. */
export const create = command({
  usage: "service create [OPTIONS] IMAGE [COMMAND] [ARG...]",
  summary: "Create a service and wait until it runs",
  about:
    "Creates a service: a number of equal containers that the swarm keeps running on its nodes. Waits until all of them run " +
    "and stay up; the exit code says whether they do. What comes after IMAGE goes to the container.",
  examples: [
    ["skein service create --name web --replicas 3 -p 8080:80 nginx", "three web servers, answered on every node"],
    [
      "skein service create --name agent --mode global --mount type=bind,src=/proc,dst=/host/proc,ro exporter",
      "one on every node",
    ],
  ],
  next: "skein service ps NAME shows where its tasks are; skein service logs NAME what they print",
  flags: createFlags,
  arguments: { min: 1 },
  stopAtArguments: true,
  run: async (context, values, rest) => {
    const { api, terminal } = context;
    const image = rest[0] ?? "";
    if (!isImage(withTag(image))) throw new CliFailure(`"${image}" is not a valid image reference`);
    const auth = values["with-registry-auth"] === true ? await registryAuth(image, context.environment) : undefined;
    const spec = specFrom(values, rest, await lookUp(context, values));
    const pinned =
      values["no-resolve-image"] === true ? { task: spec.TaskTemplate } : await pinImage(api, spec.TaskTemplate, auth);
    const answer = await api.post<{ ID: string; Warnings?: readonly string[] | null }>("/services/create", {
      body: { ...spec, TaskTemplate: pinned.task },
      headers: auth === undefined ? {} : { "x-registry-auth": auth },
    });
    for (const warning of [
      ...(answer.Warnings ?? []),
      ...("warning" in pinned && pinned.warning !== undefined ? [pinned.warning] : []),
    ]) {
      terminal.warn(`${warning}\n`);
    }
    terminal.print(`${answer.ID}\n`);
    return values.detach === true ? 0 : waitForServices(context, [answer.ID], values);
  },
});

async function lookUp(context: Context, values: CreateValues) {
  const { api, environment, directory } = context;
  const lines: string[] = [];
  for (const file of values["env-file"]) lines.push(...envFileLines(await textOf(file, directory), environment, file));
  const credential = values["credential-spec"]?.Config;
  const runtime: readonly WantedFile[] =
    credential === undefined ? [] : [{ source: credential, reference: { Runtime: {} } }];
  return {
    networks: await networkIds(api, values.network),
    secrets: await fileReferences(api, "secret", values.secret),
    configs: await fileReferences(api, "config", [...values.config, ...runtime]),
    environment: [...lines, ...values.env.map((line) => filledFrom(environment, line))],
    resolvePath: (path: string) => resolve(directory, path),
  };
}

async function textOf(file: string, directory: string): Promise<string> {
  try {
    return await readFile(resolve(directory, file), "utf8");
  } catch (error) {
    throw new CliFailure(`cannot read --env-file ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
