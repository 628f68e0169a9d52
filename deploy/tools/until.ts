import { realClock } from "../../base/io/real.ts";
import { wait } from "../../base/io/wait.ts";

export interface Until {
  /** What is awaited, as it reads in "timed out after 60 s waiting for …". */
  readonly what: string;
  readonly timeoutMs: number;
  readonly everyMs?: number;
}

/** Asks again until the answer is not undefined or false, and returns it; rejects after `timeoutMs`. */
export async function until<Answer>(
  options: Until,
  question: () => Promise<Answer | undefined | false>,
): Promise<Answer> {
  const deadline = realClock.monotonic() + options.timeoutMs;
  for (;;) {
    const answer = await question();
    if (answer !== undefined && answer !== false) return answer;
    if (realClock.monotonic() > deadline) {
      throw new Error(`timed out after ${Math.round(options.timeoutMs / 1_000)} s waiting for ${options.what}`);
    }
    await wait(options.everyMs ?? 50, new AbortController().signal);
  }
}
