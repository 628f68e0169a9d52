import { demoImages } from "../../deploy/images/build.ts";
import { setUp } from "../../deploy/setup/setup.ts";
import { printedSteps } from "../../deploy/tools/steps.ts";
import { lab } from "./world.ts";

/** Brings the lab up before the first file, and takes it down after the last: nothing stays behind. */
export async function setup(): Promise<() => Promise<void>> {
  const keep = process.env["SKEIN_E2E_KEEP"] === "1";
  const steps = printedSteps(process.stdout);
  await setUp(steps);
  const images = await steps.step("demo images", demoImages);
  if (!keep) await lab.down();
  await lab.up({ managers: 3, workers: 2, agents: true, images, steps });
  return async () => {
    if (!keep) await lab.down();
  };
}
