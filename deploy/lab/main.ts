import { Command, InvalidArgumentError, Option } from "commander";
import { demoImages } from "../images/build.ts";
import { requireReady } from "../setup/setup.ts";
import { attach } from "../tools/command.ts";
import { printedSteps } from "../tools/steps.ts";
import { table } from "../tools/table.ts";
import { Lab } from "./lab.ts";
import { defaultLab } from "./plan.ts";
import type { DaemonStatus, HostStatus } from "./status.ts";

const program = new Command("npm run lab --")
  .description(
    "A cluster on this one machine: each host is a set of namespaces with its own engine and its own skeind.",
  )
  .option("--name <name>", "which lab: several can exist side by side", defaultLab)
  .addHelpText("after", "\nHosts are m1, m2, … (managers), w1, w2, … (workers) and client (no Skein on it).")
  .showHelpAfterError("(--help lists the commands)");

/** The lab that the command line names. */
function chosen(): Lab {
  return new Lab(String(program.opts()["name"]));
}

function declareUpAndDown(): void {
  program
    .command("up")
    .description("bring every host to full health, in one cluster; makes the lab if there is none")
    .option("--managers <count>", "hosts m1, m2, …", whole, 3)
    .option("--workers <count>", "hosts w1, w2, …", whole, 2)
    .addOption(new Option("--without-agent").hideHelp())
    .action(async (flags: { managers: number; workers: number; withoutAgent?: true }) => {
      const { managers, workers } = flags;
      const lab = chosen();
      const steps = printedSteps(process.stdout);
      await requireReady();
      const images = await steps.step("demo images", demoImages);
      await lab.up({ managers, workers, agents: flags.withoutAgent !== true, images, steps });
    });
  program
    .command("down")
    .description("remove the lab and all that belongs to it")
    .action(() => chosen().down());
  program
    .command("status")
    .description("what runs where; --json also gives the sockets, process ids and logs")
    .option("--json")
    .action(async (flags: { json?: true }) => {
      const hosts = await chosen().status();
      console.log(flags.json ? JSON.stringify({ name: chosen().name, hosts }, null, 2) : statusTable(hosts));
    });
}

function declareFaults(): void {
  const fault = (name: string, description: string, act: (lab: Lab, host: string) => Promise<void>): void => {
    program
      .command(`${name} <host>`)
      .description(description)
      .action((host: string) => act(chosen(), host));
  };
  fault("kill", "power loss: every process on the host dies, its network is gone", (lab, host) => lab.kill(host));
  fault("kill-agent", "kill -9 of the host's skeind; engine and containers go on", (lab, host) => lab.killAgent(host));
  fault("start", "switch the host on, or start what of its daemons is missing", (lab, host) => lab.start(host));
  fault("freeze", "SIGSTOP for everything on the host", (lab, host) => lab.freeze(host));
  fault("thaw", "SIGCONT for everything on the host", (lab, host) => lab.thaw(host));
  fault("cut", "pull the host's network cable", (lab, host) => lab.cut(host));
  fault("heal", "plug it in again", (lab, host) => lab.heal(host));
  program
    .command("drop <host> <percent>")
    .description("lose that share of the host's packets, each way; 0 ends it")
    .action((host: string, percent: string) => chosen().drop(host, Number(percent)));
}

function declareUse(): void {
  program
    .command("env <host>")
    .description("the line that points the docker CLI at the host")
    .action((host: string) => console.log(`export DOCKER_HOST=${chosen().endpoint(host)}`));
  program
    .command("exec <host> <command...>")
    .description("run a command on the host: exec w1 -- ip address")
    .action(async (host: string, command: readonly string[]) => {
      process.exitCode = await chosen().execAttached(host, command);
    });
  program
    .command("logs <host>")
    .description("the log of the host's skeind")
    .option("--engine", "of its engine instead")
    .option("-f, --follow", "go on as it grows")
    .option("--tail <lines>", "only the last lines", whole)
    .action(async (name: string, flags: { engine?: true; follow?: true; tail?: number }) => {
      const host = chosen().host(name);
      const file = flags.engine ? host.engineLog : host.skeinLog;
      const lines = ["-n", flags.tail === undefined ? "+1" : `${flags.tail}`];
      process.exitCode = await attach(["tail", ...lines, ...(flags.follow ? ["-F"] : []), file]);
    });
  program
    .command("load <archive>")
    .description("docker load of an image archive, on every node")
    .action((archive: string) => chosen().load(archive));
}

function statusTable(hosts: readonly HostStatus[]): string {
  if (hosts.length === 0) return "no such lab; `npm run lab -- up` makes one";
  const daemon = (status: DaemonStatus | null): string => {
    if (status === null) return "-";
    if (status.pid === null) return "not running";
    return status.answers ? `answers (${status.pid})` : `silent (${status.pid})`;
  };
  const network = (host: HostStatus): string =>
    host.dropPercent > 0 ? `${host.cable}, drops ${host.dropPercent}%` : host.cable;
  const rows = hosts.map((host) => [
    ...[host.name, host.role, host.state, host.address, network(host)],
    ...[daemon(host.skein), daemon(host.docker)],
  ]);
  return table([["HOST", "ROLE", "STATE", "ADDRESS", "CABLE", "SKEIND", "ENGINE"], ...rows]);
}

function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("Use a whole number.");
  return Number(text);
}

/** Looking into other users' processes and namespaces needs root; without it every host would seem to be off. */
function requireRoot(): void {
  if (process.getuid?.() !== 0) throw new Error("the lab needs root: run this again with sudo");
}

program.hook("preAction", requireRoot);
declareUpAndDown();
declareUse();
declareFaults();
try {
  await program.parseAsync();
} catch (error) {
  console.error(`skein: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
