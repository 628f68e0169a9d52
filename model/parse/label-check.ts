import { invalid } from "../../base/error.ts";
import type { Labels } from "../meta.ts";
import { rebalanceLabel } from "../rebalance.ts";
import { stoppedLabel } from "../service-stop.ts";

/** Throws INVALID, naming the label, where a label that means something to us says something else. */
export function validateServiceLabels(labels: Labels): void {
  for (const [label, values] of Object.entries(known)) {
    const value = labels[label] ?? values[0];
    if (!values.includes(value)) throw invalid(`label ${label}: must be ${values.join(" or ")}, not '${value}'`);
  }
}

/** The first is as good as no label. */
const known: Readonly<Record<string, readonly [string, ...string[]]>> = {
  [stoppedLabel]: ["false", "true"],
  [rebalanceLabel]: ["off", "auto"],
};
