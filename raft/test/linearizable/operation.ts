/** One call of a client. `return` is undefined when the outcome is unknown: it may take effect at any later time, or never. */
export interface Operation {
  readonly client: number;
  readonly key: string;
  /** Whole numbers of one clock for all clients; a return at t precedes a call only if that is later than t. */
  readonly call: number;
  readonly return: number | undefined;
  readonly kind: "write" | "append" | "read";
  /** What is written or appended; not looked at for reads. */
  readonly value: string;
  /** What a read saw: the register ("" when never written), or the items of an append list joined by ",". */
  readonly result?: string;
}

/** When the operation had certainly taken effect, if it did at all. */
export function endOf(operation: Operation): number {
  return operation.return ?? Number.POSITIVE_INFINITY;
}

/** The operation as a person would tell it, long results shortened at the front, where lists are old. */
export function tell(operation: Operation): string {
  const { client, kind, call, value } = operation;
  if (kind === "read" && operation.return === undefined) return `client ${client}: read, no answer [${call}..]`;
  const what = kind === "read" ? `read -> ${quoted(operation.result ?? "?")}` : `${kind} ${quoted(value)}`;
  return `client ${client}: ${what} [${call}..${operation.return ?? "unknown"}]`;
}

export function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `…${text.slice(-60)}` : text);
}
