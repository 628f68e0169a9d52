import { rmSync } from "node:fs";
import { cacheDirectory } from "./images/cache.ts";
import { Lab } from "./lab/lab.ts";
import { defaultLab } from "./lab/plan.ts";
import { labsHere, remainsOf } from "./lab/remains.ts";
import { printedSteps } from "./tools/steps.ts";

// npm stop: everything that npm start brought up is gone. With --purge also the built images and downloads.

async function stop(): Promise<void> {
  const lab = new Lab(defaultLab);
  if (remainsOf(lab.name).length === 0) {
    console.log("Nothing is running.");
  } else {
    if (process.getuid?.() !== 0) throw new Error("The lab was started by root: run this again as root (sudo).");
    await printedSteps(process.stdout).step("lab down", async (say) => {
      await lab.down();
      say("no process, mount, namespace, control group or file of it is left");
    });
  }
  if (process.argv.includes("--purge")) rmSync(cacheDirectory, { recursive: true, force: true });
  const others = labsHere();
  if (others.length > 0)
    console.log(`Other labs are left alone: ${others.join(", ")} (npm run lab -- --name NAME down)`);
}

try {
  await stop();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
