import { invalid, SkeinError } from "../../base/error.ts";
import { limits } from "../../base/limit.ts";
import type { PayloadSpec } from "../secret.ts";
import { isBase64 } from "./base64.ts";
import { kept, labels, readDocument, shape, text } from "./schema.ts";

/** Reads the body of create and update of secrets and configs; the shape only. */
export function parsePayloadSpec(json: unknown): PayloadSpec {
  const spec = readDocument(payloadSpec, json);
  if (spec.Data !== undefined && !isBase64(spec.Data)) {
    throw new SkeinError("BAD_REQUEST", { reason: "invalid JSON: Data must be standard base64" });
  }
  if (spec.Driver !== undefined) throw unsupported("Driver: external secret stores are not supported by this version");
  validateTemplating(spec.Templating);
  return spec;
}

/** Throws INVALID unless a secret or config can be made of it. */
export function validatePayloadSpec(kind: "secret" | "config", spec: PayloadSpec): void {
  if (spec.Name === "") throw invalid("name must be provided");
  if (spec.Name.length > 64 || !/^[a-zA-Z0-9](?:[a-zA-Z0-9-_.]*[a-zA-Z0-9])?$/.test(spec.Name)) {
    throw invalid(
      "invalid name, only 64 [a-zA-Z0-9-_.] characters allowed, and the start and end character must be [a-zA-Z0-9]",
    );
  }
  const bytesMax = kind === "secret" ? limits.secretBytesMax : limits.configBytesMax;
  const bytes = bytesOf(spec.Data ?? "");
  if (bytes === 0 || bytes >= bytesMax) {
    throw invalid(`${kind} data must be larger than 0 and less than ${bytesMax} bytes`);
  }
}

/** Swarm keeps any name and then rejects every task; better said here. */
function validateTemplating(templating: PayloadSpec["Templating"]): void {
  if (templating === undefined) return;
  if (templating.Name !== "golang") throw invalid(`Templating.Name: "${templating.Name}" is not "golang"`);
  if (templating.Options !== undefined) throw invalid("Templating.Options: golang templates take no options");
}

function bytesOf(data: string): number {
  const padding = data.endsWith("==") ? 2 : Number(data.endsWith("="));
  return (data.length / 4) * 3 - padding;
}

function unsupported(reason: string): SkeinError {
  return new SkeinError("NOT_IMPLEMENTED", { reason });
}

const driver = shape<NonNullable<PayloadSpec["Driver"]>>({ Name: text, Options: labels }, { defaults: { Name: "" } });

const payloadSpec = shape<PayloadSpec>(
  { Name: text, Labels: kept(labels), Data: text, Driver: driver, Templating: driver },
  { defaults: { Name: "", Labels: {} } },
);
