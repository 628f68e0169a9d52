import { invalid } from "../../base/error.ts";
import { limits } from "../../base/limit.ts";

/** Throws INVALID unless it is a name for a service or network: one DNS label, underscores allowed. */
export function validateName(name: string): void {
  if (name === "") throw invalid("meta: name must be provided");
  // One flat class: swarmkit's nested form takes exponential time in engines that backtrack.
  if (!/^[a-zA-Z0-9](?:[-_A-Za-z0-9]*[A-Za-z0-9])?$/.test(name))
    throw invalid("name must be valid as a DNS name component");
  if (name.length > limits.nameLengthMax) throw invalid(`name must be ${limits.nameLengthMax} characters or fewer`);
}
