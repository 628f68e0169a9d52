import type { Api } from "../api/client.ts";
import { filtersOf } from "../api/filters.ts";
import type { FileReference, NetworkAttachment } from "../api/service-spec.ts";
import type { Network, Stored } from "../api/shapes.ts";
import { CliFailure } from "../failure.ts";
import type { WantedFile } from "./attachment.ts";

/** The id of a network that services can use, by name or id. */
export async function networkId(api: Api, name: string): Promise<string> {
  return (await api.get<Network>(`/networks/${encodeURIComponent(name)}`, { scope: "swarm" })).Id;
}

/** The attachments with ids instead of names. */
export async function networkIds(
  api: Api,
  wanted: readonly NetworkAttachment[],
): Promise<readonly NetworkAttachment[]> {
  const found: NetworkAttachment[] = [];
  for (const attachment of wanted) found.push({ ...attachment, Target: await networkId(api, attachment.Target) });
  return found;
}

/** The wanted secrets or configs as references with ids; those that do not exist are named all at once. */
export async function fileReferences(
  api: Api,
  kind: "secret" | "config",
  wanted: readonly WantedFile[],
): Promise<readonly FileReference[]> {
  if (wanted.length === 0) return [];
  const targets = wanted.flatMap(({ reference }) => (reference.File === undefined ? [] : [reference.File.Name]));
  const twice = targets.find((target, index) => targets.indexOf(target) !== index);
  if (twice !== undefined) throw new CliFailure(`duplicate ${kind} target for ${twice} not allowed`);
  const filters = filtersOf([], { name: wanted.map(({ source }) => source) });
  const found = await api.get<readonly Stored[]>(`/${kind}s`, { filters });
  const ids = new Map(found.map((object) => [object.Spec.Name, object.ID]));
  const missing = wanted.map(({ source }) => source).filter((source) => !ids.has(source));
  if (missing.length > 0) throw new CliFailure(`${kind} not found: ${[...new Set(missing)].join(", ")}`);
  return wanted.map(({ source, reference }) => {
    const id = ids.get(source) ?? "";
    return kind === "secret"
      ? { ...reference, SecretID: id, SecretName: source }
      : { ...reference, ConfigID: id, ConfigName: source };
  });
}
