import { invalid, SkeinError } from "../../base/error.ts";
import type { CommandResult } from "../../model/command.ts";
import { newMeta } from "../../model/meta.ts";
import type { Config, PayloadSpec, Secret } from "../../model/secret.ts";
import type { Service } from "../../model/service.ts";
import type { Draft } from "../store/draft.ts";
import { nameKey } from "../store/index.ts";
import { done, found, inSequence } from "./check.ts";
import type { Context } from "./control.ts";

/** Secrets and configs differ in what may be read back, not here. */
export type PayloadKind = "secret" | "config";

export function createPayload(draft: Draft, kind: PayloadKind, spec: PayloadSpec, context: Context): CommandResult {
  if (draft.has(kind, "name", nameKey(spec.Name))) throw new SkeinError("PAYLOAD_EXISTS", { kind, name: spec.Name });
  const meta = newMeta(context.now);
  if (kind === "secret") {
    const id = context.mint<"secret">();
    draft.put("secret", { id, meta, spec });
    return { id, warnings: [] };
  }
  const id = context.mint<"config">();
  draft.put("config", { id, meta, spec });
  return { id, warnings: [] };
}

export function updatePayload(
  draft: Draft,
  kind: PayloadKind,
  command: { readonly id: string; readonly version: number; readonly spec: PayloadSpec },
): CommandResult {
  const row = found(draft, kind, command.id);
  inSequence(draft, kind, row, command.version);
  const { Data = row.spec.Data, Templating = row.spec.Templating, ...asked } = command.spec;
  const same =
    JSON.stringify([asked.Name, asked.Driver, Templating, Data]) ===
    JSON.stringify([row.spec.Name, row.spec.Driver, row.spec.Templating, row.spec.Data]);
  if (!same) throw invalid("only updates to Labels are allowed");
  if (JSON.stringify(asked.Labels) === JSON.stringify(row.spec.Labels)) return done; // Nothing new: no event either.
  const spec = { ...row.spec, Labels: asked.Labels };
  if (kind === "secret") draft.put("secret", { ...found(draft, "secret", command.id), spec });
  else draft.put("config", { ...found(draft, "config", command.id), spec });
  return done;
}

export function removePayload(draft: Draft, kind: PayloadKind, id: string): CommandResult {
  const row = found(draft, kind, id);
  const users = [...draft.services()]
    .filter((service) => service.removedAt === undefined && payloadsOf(service, kind).includes(id))
    .map((service) => service.spec.Name)
    .sort();
  if (users.length > 0) {
    const noun = users.length === 1 ? "service" : "services";
    throw invalid(`${kind} '${row.spec.Name}' is in use by the following ${noun}: ${users.join(", ")}`);
  }
  draft.drop(kind, id);
  return done;
}

/** Throws what Docker says when a spec names secrets or configs that are not there, or by a name that is not theirs. */
export function requirePayloads(draft: Draft, spec: Service["spec"]): void {
  const { Secrets = [], Configs = [] } = spec.TaskTemplate.ContainerSpec;
  const secrets = Secrets.filter(({ SecretID, SecretName }) => !isNamed(draft.get("secret", SecretID), SecretName));
  const configs = Configs.filter(({ ConfigID, ConfigName }) => !isNamed(draft.get("config", ConfigID), ConfigName));
  refuseMissing(
    "secret",
    secrets.map(({ SecretName }) => SecretName),
  );
  refuseMissing(
    "config",
    configs.map(({ ConfigName }) => ConfigName),
  );
}

function isNamed(row: Secret | Config | undefined, name: string): boolean {
  return row?.spec.Name === name;
}

function refuseMissing(kind: PayloadKind, names: readonly string[]): void {
  if (names.length === 0) return;
  throw invalid(`${names.length === 1 ? kind : `${kind}s`} not found: ${names.join(", ")}`);
}

function payloadsOf(service: Service, kind: PayloadKind): readonly string[] {
  const { Secrets = [], Configs = [] } = service.spec.TaskTemplate.ContainerSpec;
  return kind === "secret" ? Secrets.map(({ SecretID }) => SecretID) : Configs.map(({ ConfigID }) => ConfigID);
}
