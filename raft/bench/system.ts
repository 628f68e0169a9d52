/** Three servers that replicate what clients write to them. */
export interface System {
  readonly name: string;
  readonly pids: readonly number[];
  /** The gRPC method that writes. */
  readonly path: string;
  /** Where the leader takes writes; waits until one is agreed on. */
  leader(): Promise<string>;
  /** Stops every process where it stands, so that it disturbs nobody. */
  pause(): void;
  resume(): void;
  close(): Promise<void>;
}

/** Looks again and again until there is an answer. */
export async function poll<Value>(
  what: string,
  look: () => Promise<Value | undefined>,
  deadlineMs = 30_000,
): Promise<Value> {
  for (const end = performance.now() + deadlineMs; performance.now() < end; ) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(20);
  }
  throw new Error(`waited ${deadlineMs} ms in vain for ${what}`);
}

export function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
