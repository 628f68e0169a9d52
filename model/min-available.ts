import { modeOf } from "./service.ts";
import type { ServiceSpec } from "./service-spec.ts";

/** On a service: how many of its tasks stay running whatever is done to them on purpose, such as `2` or `50%`. */
export const minAvailableLabel = "skein.min-available";

/** The number that the label asks for: of a share rounded up, never more than there are replicas. 0 without the label. */
export function minAvailableOf({ Labels, Mode }: Pick<ServiceSpec, "Labels" | "Mode">): number {
  const mode = modeOf(Mode);
  const asked = amountOf(Labels[minAvailableLabel] ?? "0");
  if (mode.kind !== "replicated" || asked === undefined) return 0;
  return Math.min(mode.replicas, asked.isShare ? Math.ceil((mode.replicas * asked.value) / 100) : asked.value);
}

/** None of its tasks may be stopped on purpose before another runs in its place. */
export function isAllNeeded(spec: Pick<ServiceSpec, "Labels" | "Mode">): boolean {
  const mode = modeOf(spec.Mode);
  return mode.kind === "replicated" && mode.replicas > 0 && minAvailableOf(spec) === mode.replicas;
}

export function isMinAvailable(text: string): boolean {
  return amountOf(text) !== undefined;
}

interface Amount {
  readonly value: number;
  /** In percent of the replicas. */
  readonly isShare: boolean;
}

function amountOf(text: string): Amount | undefined {
  const [, digits, percent] = /^(\d{1,9})(%?)$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const amount = { value: Number(digits), isShare: percent === "%" };
  return amount.isShare && amount.value > 100 ? undefined : amount;
}
