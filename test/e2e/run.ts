import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { demoImages } from "../../deploy/images/build.ts";
import { startEngines } from "../../deploy/lab/lab.ts";
import { setUp } from "../../deploy/setup/setup.ts";
import { printedSteps } from "../../deploy/tools/steps.ts";

/*
 * The end-to-end tests: first the parts that need a bare engine (the contract of the container port, the worker, the data
 * path), then the whole cluster. Arguments choose files of the whole cluster (01-services, -t "…") and leave the parts out.
 */

const root = fileURLToPath(new URL("../../", import.meta.url));
const chosen = process.argv.slice(2);
const parts = {
  ...(chosen.length === 0 && { "the worker on a bare engine": worker, "the data path": dataPath }),
  "the whole cluster": cluster,
};
const failed: string[] = [];
for (const [name, run] of Object.entries(parts)) if ((await run()) !== 0) failed.push(name);
// Said last, for the output of a part that failed is far above.
for (const name of failed) process.stdout.write(`end to end: ${name} failed\n`);
process.exit(failed.length === 0 ? 0 : 1);

async function worker(): Promise<number> {
  const steps = printedSteps(process.stdout);
  await setUp(steps);
  const images = await steps.step("demo images", demoImages);
  const lab = await startEngines("e2eengine", 1, images);
  try {
    const socket = lab.host("w1").engineSocket;
    return vitest(["--config", "test/e2e/worker.config.ts"], { SKEIN_ENGINE_SOCKET: socket });
  } finally {
    await lab.down();
  }
}

function dataPath(): number {
  return vitest(["--config", "overlay-net/io/test/vitest.config.ts"], {});
}

function cluster(): number {
  return vitest(["--config", "test/e2e/vitest.config.ts", ...chosen], {});
}

function vitest(words: readonly string[], more: Readonly<Record<string, string>>): number {
  const env = { ...process.env, ...more };
  return spawnSync("vitest", ["run", ...words], { cwd: root, stdio: "inherit", env }).status ?? 1;
}
