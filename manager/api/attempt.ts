import { SkeinError } from "../../base/error.ts";
import { bytesOf, type Call, type Here } from "./call.ts";

/** What the cluster said to a call, whether it was served here, at the leader, or not at all. */
export interface Attempt {
  readonly status: number;
  /** The JSON body, or `{ message }`. */
  readonly value: unknown;
  /** Present when this node could not even ask. */
  readonly refusal?: SkeinError;
}

/** Runs the cluster route for a call whose answer is only a part of ours: a refusal is a value here. */
export async function attemptCluster(here: Here, call: Call): Promise<Attempt> {
  try {
    const answer = await here.cluster(call);
    return { status: answer.status, value: JSON.parse((await bytesOf(answer)).toString("utf8")) };
  } catch (error) {
    if (!(error instanceof SkeinError)) throw error;
    return { status: error.http, value: { message: error.clientText }, refusal: error };
  }
}

/** A member of a JSON object, or undefined. */
export function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

/** A JSON list, or an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** A JSON object, or an empty one. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return value as Readonly<Record<string, unknown>>; // An object that is no list.
}
