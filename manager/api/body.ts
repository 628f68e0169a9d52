import { messageOf, SkeinError } from "../../base/error.ts";
import type { Call } from "./call.ts";

/** The call's JSON body by Docker's rules; an empty body is an empty object. Throws BAD_REQUEST. */
export function readJson(call: Call): unknown {
  const type = call.headers["content-type"];
  const text = Buffer.from(call.body).toString("utf8");
  if (type === undefined && text === "") return {};
  if (type?.split(";")[0]?.trim().toLowerCase() !== "application/json") {
    throw refuse(`unsupported Content-Type header (${type ?? ""}): must be 'application/json'`);
  }
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = messageOf(error);
    if (reason.startsWith("Unexpected non-whitespace character after JSON"))
      throw refuse("unexpected content after JSON");
    throw refuse(`invalid JSON: ${reason}`);
  }
}

function refuse(reason: string): SkeinError {
  return new SkeinError("BAD_REQUEST", { reason });
}
