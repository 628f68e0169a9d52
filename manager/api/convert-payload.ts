import type { Config, Secret } from "../../model/secret.ts";
import { convertMeta } from "./convert-meta.ts";

/** A secret without its data, which never leaves by the API. */
export function convertSecret(secret: Secret): Record<string, unknown> {
  const { Data: _, ...spec } = secret.spec;
  return { ...convertMeta(secret.id, secret.meta), Spec: spec };
}

export function convertConfig(config: Config): Record<string, unknown> {
  return { ...convertMeta(config.id, config.meta), Spec: config.spec };
}
