import { invalid } from "../../base/error.ts";
import type { Labels } from "../meta.ts";
import { stoppedLabel } from "../service-stop.ts";

/** Throws INVALID, naming the label, where a label that means something to us says something else. */
export function validateServiceLabels(labels: Labels): void {
  const stopped = labels[stoppedLabel] ?? "false";
  if (stopped !== "true" && stopped !== "false") {
    throw invalid(`label ${stoppedLabel}: must be true or false, not '${stopped}'`);
  }
}
