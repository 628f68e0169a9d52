import { deployStack, publishedPort, tables, untilAnswering, untilConverged } from "./demo.ts";
import { demoImages } from "./images/build.ts";
import { Lab } from "./lab/lab.ts";
import { defaultLab } from "./lab/plan.ts";
import { SetupError, setUp } from "./setup/setup.ts";
import { printedSteps } from "./tools/steps.ts";

// npm start: from a fresh machine to a running stack on a cluster of five, which is left running.

const size = { managers: 3, workers: 2, agents: true } as const;

async function start(): Promise<void> {
  console.log("Skein: a cluster of five nodes on this machine, with a demo stack on it\n");
  const steps = printedSteps(process.stdout);
  await setUp(steps);
  const lab = new Lab(defaultLab);
  const images = await steps.step("demo images", demoImages);
  await lab.up({ ...size, images, steps });
  const manager = lab.host("m1");
  await steps.step("stack counter", () => deployStack(manager));
  await steps.step("tasks", (say) => untilConverged(manager, say));
  const page = await steps.step("the page, from the client host", (say) => untilAnswering(lab, say));
  console.log(`\n${await tables(manager)}\n`);
  console.log(whatNext(lab, page));
}

function whatNext(lab: Lab, page: string): string {
  const addresses = lab.nodes.map((node) => `  ${node.name}  http://${node.address}:${publishedPort}`);
  const first = lab.host("m1");
  return [
    "The page is published on every node:",
    ...addresses,
    "",
    "Ask it from outside the cluster, as the host `client`:",
    `  npm run lab -- exec client -- wget -qO- http://${first.address}:${publishedPort}`,
    ...page
      .trimEnd()
      .split("\n")
      .map((line) => `    ${line}`),
    "",
    "Point the docker command at the cluster:",
    `  export DOCKER_HOST=${lab.endpoint("m1")}`,
    "",
    "Break something: npm run lab -- kill w1      All commands: npm run lab -- --help",
    "Take it all down: npm stop",
  ].join("\n");
}

try {
  await start();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  if (!(error instanceof SetupError)) {
    console.error(
      "\n`npm run lab -- status` shows what runs, `npm run lab -- logs m1` why not. `npm start` tries again.",
    );
  }
  process.exitCode = 1;
}
