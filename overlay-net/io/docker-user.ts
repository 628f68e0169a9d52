import { gatewayGroup, linkNames } from "../link-name.ts";
import { CommandError, run } from "./command.ts";

const chain = "DOCKER-USER";
const matches: readonly (readonly string[])[] = [
  ["-i", linkNames.mesh],
  ["-o", linkNames.mesh],
  ["-m", "devgroup", "--src-group", `0x${gatewayGroup.toString(16)}`],
  ["-m", "devgroup", "--dst-group", `0x${gatewayGroup.toString(16)}`],
];

/**
 * Where Docker has set the FORWARD policy to DROP, an accept in a table of ours changes nothing (a drop in any table
 * is final): our
 * packets are accepted in the chain that Docker keeps for others. Does nothing while that chain does not exist.
 */
export async function allowForwarding(): Promise<void> {
  const present = await rules();
  if (present === undefined) return;
  for (const match of matches.filter((one) => !present.includes(lineOf(one))))
    await run(["iptables", "-w", "-I", chain, ...match, "-j", "ACCEPT"]);
}

export async function disallowForwarding(): Promise<void> {
  for (const line of (await rules()) ?? []) {
    if (isOurs(line)) await run(["iptables", "-w", "-D", ...line.split(" ").slice(1)]);
  }
}

/** The chain's rules as iptables prints them; undefined when there is no such chain, or no iptables. */
async function rules(): Promise<readonly string[] | undefined> {
  try {
    return (await run(["iptables", "-w", "-S", chain])).split("\n").filter((line) => line.startsWith("-A "));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException; // What spawn fails with.
    if (error instanceof CommandError || code === "ENOENT") return undefined;
    throw error;
  }
}

function isOurs(line: string): boolean {
  return matches.some((match) => line === lineOf(match));
}

function lineOf(match: readonly string[]): string {
  return `-A ${chain} ${match.join(" ")} -j ACCEPT`;
}
