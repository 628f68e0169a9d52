import { lab } from "./world.ts";

/** Brings the lab up before the first file, and takes it down after the last: nothing stays behind. */
export async function setup(): Promise<() => Promise<void>> {
  const { prepare } = await import("../../deploy/prepare.ts");
  const { printedSteps } = await import("../../deploy/tools/steps.ts");
  const steps = printedSteps(process.stdout);
  const images = await prepare(steps);
  if (process.env["SKEIN_E2E_KEEP"] !== "1") await lab.down();
  await lab.up({ managers: 3, workers: 2, agents: true, images, steps });
  return async () => {
    if (process.env["SKEIN_E2E_KEEP"] !== "1") await lab.down();
  };
}
