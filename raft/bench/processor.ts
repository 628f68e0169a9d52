import { readFileSync } from "node:fs";

/** Linux counts processor time in hundredths of a second, whatever its clock. */
const ticksPerSecond = 100;

/** Processor seconds, in user and system mode, that these processes have used so far. */
export function processorSeconds(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    // After the name in parentheses, which may contain spaces, the times are fields 12 and 13.
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1)?.split(" ") ?? [];
    return sum + (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  }, 0);
}
