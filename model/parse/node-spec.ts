import { invalid, SkeinError } from "../../base/error.ts";
import { type Availability, drainLabel, type NodeSpec, type Role } from "../node.ts";
import { kept, labels, readDocument, shape, text } from "./schema.ts";

/** Reads and checks the body of `POST /nodes/{id}/update`. Role and availability must be given, as in Docker. */
export function parseNodeSpec(json: unknown): NodeSpec {
  const loose = readDocument(looseSpec, json);
  const { Name } = loose;
  const drain = loose.Labels[drainLabel];
  if (drain !== undefined && drain !== "now") throw invalid(`label ${drainLabel}: "${drain}" is not now`);
  return {
    ...(Name !== undefined && { Name }),
    Labels: loose.Labels,
    Role: word<Role>("Role", loose.Role, ["worker", "manager"]),
    Availability: word<Availability>("Availability", loose.Availability, ["active", "pause", "drain"]),
  };
}

/** An availability from join and init, where "" means active. */
export function parseAvailability(value: string): Availability {
  return value === "" ? "active" : word<Availability>("Availability", value, ["active", "pause", "drain"]);
}

function word<Word extends string>(field: string, value: string, words: readonly Word[]): Word {
  const found = words.find((candidate) => candidate === value.toLowerCase());
  if (found === undefined) throw new SkeinError("BAD_REQUEST", { reason: `invalid ${field}: "${value}"` });
  return found;
}

interface LooseSpec {
  readonly Name?: string;
  readonly Labels: NodeSpec["Labels"];
  readonly Role: string;
  readonly Availability: string;
}

const looseSpec = shape<LooseSpec>(
  { Name: text, Labels: kept(labels), Role: text, Availability: text },
  { defaults: { Labels: {}, Role: "", Availability: "" } },
);
