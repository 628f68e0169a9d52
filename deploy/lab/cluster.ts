import { CommandError, run } from "../tools/command.ts";
import { ask } from "../tools/unix-http.ts";
import { until } from "../tools/until.ts";
import { type HostPlan, repositoryRoot } from "./plan.ts";

const clusterPort = 2377;
const electionPatienceMs = 30_000;
const joinPatienceMs = 30_000;

/** Makes the running hosts one cluster, with the commands a person would type. A host that is in it already stays. */
export async function formCluster(hosts: readonly HostPlan[], say: (words: string) => void): Promise<void> {
  const managers = hosts.filter((host) => host.role === "manager");
  const first = managers[0];
  if (first === undefined) return;
  const membership = await Promise.all(hosts.map(async (host) => ({ host, member: await isMember(host) })));
  if (membership.every(({ member }) => !member)) {
    await skein(first, ["swarm", "init", "--advertise-addr", first.address]);
    say("initialised");
  }
  const seed = await answeringManager(managers);
  const outsiders = membership.filter(({ host, member }) => !member && host !== seed).map(({ host }) => host);
  await join(seed, outsiders, say);
  await until({ what: `${hosts.length} nodes to be ready`, timeoutMs: joinPatienceMs }, async () => {
    const ready = await readyNodes(seed);
    say(`${ready} of ${hosts.length} nodes ready`);
    return ready >= hosts.length;
  });
}

/** Runs the `skein` command against one host's agent and returns what it printed. */
export async function skein(host: HostPlan, words: readonly string[]): Promise<string> {
  const command = [process.execPath, `${repositoryRoot}/cli/main.ts`, ...words];
  const output = await run(command, { env: { DOCKER_HOST: `unix://${host.skeinSocket}` } }).catch((error: unknown) => {
    if (!(error instanceof CommandError)) throw error;
    // The join token is a secret, and not what went wrong.
    const shown = words.map((word) => (word.startsWith("SWMTKN-") ? "SWMTKN-…" : word)).join(" ");
    throw new Error(`skein ${shown} (on ${host.name}): ${error.output.stderr.trim() || error.output.stdout.trim()}`);
  });
  return output.stdout;
}

async function join(seed: HostPlan, hosts: readonly HostPlan[], say: (words: string) => void): Promise<void> {
  const joinAs = async (host: HostPlan, token: string): Promise<void> => {
    await skein(host, ["swarm", "join", "--token", token, `${seed.address}:${clusterPort}`]);
    say(`${host.name} joined`);
  };
  if (hosts.length === 0) return;
  const [managerToken, workerToken] = await Promise.all([tokenFor(seed, "manager"), tokenFor(seed, "worker")]);
  // Managers one after the other: each changes who must agree. Workers meanwhile, all at once.
  const managers = async (): Promise<void> => {
    for (const host of hosts.filter(({ role }) => role === "manager")) await joinAs(host, managerToken);
  };
  const workers = hosts.filter(({ role }) => role === "worker").map((host) => joinAs(host, workerToken));
  await Promise.all([managers(), ...workers]);
}

async function tokenFor(seed: HostPlan, role: "manager" | "worker"): Promise<string> {
  return (await skein(seed, ["swarm", "join-token", "-q", role])).trim();
}

/** A manager that can answer for the cluster, which needs an elected leader. */
function answeringManager(managers: readonly HostPlan[]): Promise<HostPlan> {
  return until({ what: "a manager to answer", timeoutMs: electionPatienceMs }, async () => {
    const answers = await Promise.all(managers.map((host) => ask(host.skeinSocket, "/swarm")));
    return managers.find((_, index) => answers[index] !== undefined);
  });
}

/** Whether the host is in a cluster. A silent agent is asked again: taken for a "no", it would be joined twice. */
async function isMember(host: HostPlan): Promise<boolean> {
  const options = { what: `the agent of ${host.name} to tell its state`, timeoutMs: electionPatienceMs };
  const info = await until(options, () => ask(host.skeinSocket, "/info"));
  const { Swarm } = info as { Swarm?: { LocalNodeState?: string } }; // Docker's shape.
  return (Swarm?.LocalNodeState ?? "inactive") !== "inactive";
}

async function readyNodes(seed: HostPlan): Promise<number> {
  const nodes = (await ask(seed.skeinSocket, "/nodes")) as { Status?: { State?: string } }[] | undefined; // Docker's.
  return (nodes ?? []).filter((node) => node.Status?.State === "ready").length;
}
