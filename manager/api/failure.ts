import { AssertionError } from "../../base/assert.ts";
import { messageOf, SkeinError } from "../../base/error.ts";
import { times } from "../../base/limit.ts";
import type { ApiLog } from "./api-log.ts";
import { type Answer, json } from "./call.ts";

/** Anything thrown, as Docker clients are told. What no caller can act on is our bug, and is logged. */
export function failureAnswer(error: unknown, log: ApiLog): Answer {
  if (error instanceof SkeinError) return json(error.http, { message: error.clientText });
  if (error instanceof Error && error.name === "TimeoutError") {
    const message = `the cluster did not answer within ${times.requestMs / 1_000} seconds: look, then retry`;
    return json(503, { message });
  }
  if (error instanceof Error && error.name === "AbortError") return json(503, { message: "the request was cancelled" });
  const status = statusOf(error);
  if (status >= 500) log.error("a request failed", { error: describe(error) });
  return json(status, { message: messageOf(error) });
}

export const pageNotFound: Answer = json(404, { message: "page not found" });

/** Fastify's own refusals, as a body that is too large, carry their status. */
function statusOf(error: unknown): number {
  if (error instanceof AssertionError) return 500;
  if (typeof error !== "object" || error === null || !("statusCode" in error)) return 500;
  return typeof error.statusCode === "number" ? error.statusCode : 500;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
