import { realClock } from "../../base/io/real.ts";

/** Somebody who is told what is being done, one step at a time. */
export interface Steps {
  /** Does `work` as one step; `work` may say how it went, in a few words. */
  step<Result>(title: string, work: (say: (words: string) => void) => Promise<Result>): Promise<Result>;
}

/** For callers who only want the result. */
export const silentSteps: Steps = { step: (_title, work) => work(() => {}) };

const titleWidth = 34;

/** One line per step with its outcome and duration; on a terminal the line shows progress while the work goes on. */
export function printedSteps(out: NodeJS.WriteStream): Steps {
  return {
    async step(title, work) {
      const started = realClock.monotonic();
      const head = `  ${title.padEnd(titleWidth)}`;
      let last = "";
      const say = (words: string): void => {
        last = words;
        if (out.isTTY) out.write(`\r\x1b[K${head} ${words}`);
      };
      if (out.isTTY) out.write(head);
      const finish = (words: string): void => {
        const seconds = ((realClock.monotonic() - started) / 1_000).toFixed(1).padStart(6);
        out.write(`${out.isTTY ? "\r\x1b[K" : ""}${head}${seconds} s${words === "" ? "" : `   ${words}`}\n`);
      };
      try {
        const result = await work(say);
        finish(last);
        return result;
      } catch (error) {
        finish("failed");
        throw error;
      }
    },
  };
}
