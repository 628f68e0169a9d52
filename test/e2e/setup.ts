import { attach } from "../../deploy/tools/command.ts";
import { labName, root } from "./world.ts";

/** Brings the lab up with the very command a newcomer types, and takes it down after the last file. */
export async function setup(): Promise<() => Promise<void>> {
  process.env["SKEIN_LAB"] = labName; // Everything the tests start, by whatever command, means this lab.
  const keep = process.env["SKEIN_E2E_KEEP"] === "1";
  if (!keep) await must("stop");
  await must("start");
  return async () => {
    if (!keep) await must("stop");
  };
}

async function must(command: string): Promise<void> {
  const code = await attach(["sh", `${root}/deploy/run`, command]);
  if (code !== 0) throw new Error(`npm ${command}: exit code ${code}`);
}
