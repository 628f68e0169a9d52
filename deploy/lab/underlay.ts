import { existsSync } from "node:fs";
import { attempt, run } from "../tools/command.ts";
import { type HostPlan, labPaths, router } from "./plan.ts";

// "Unreachable" is said every time, so that asking for the world outside fails at once and not after a timeout.
// Bridged packets are frames on a wire here: no firewall of a router may see them.
const routerSettings = `
echo 1 >/proc/sys/net/ipv4/ip_forward
echo 0 >/proc/sys/net/ipv4/icmp_ratelimit
[ ! -e /proc/sys/net/ipv6 ] || echo 1 >/proc/sys/net/ipv6/conf/all/forwarding
for file in /proc/sys/net/bridge/bridge-nf-call-*; do [ ! -e $file ] || echo 0 >$file; done`;

/** Makes the lab's own namespace with its bridge and router address, unless it is there. */
export async function ensureUnderlay(lab: string): Promise<void> {
  const { underlay } = labPaths(lab);
  if ((await attempt(["ip", "-n", underlay, "link", "show", "underlay"])).code === 0) return;
  await removeNetns(underlay);
  await run(["ip", "netns", "add", underlay]);
  await inNetns(underlay, routerSettings);
  await ipBatch(underlay, [
    "link set lo up",
    "link add underlay type bridge forward_delay 0 mcast_snooping 0",
    `address add ${router.address}/${router.prefix} dev underlay`,
    ...ipv6(`address add ${router.address6}/${router.prefix6} dev underlay nodad`),
    "link set underlay up",
  ]);
}

/** Gives the host a fresh network namespace with one cable to the bridge. The host's old network, if any, is gone. */
export async function plugIn(host: HostPlan): Promise<void> {
  const { underlay } = labPaths(host.lab);
  await unplug(host);
  await run(["ip", "netns", "add", host.netns]);
  await ipBatch(underlay, [
    `link add ${host.name} type veth peer name eth0 address ${host.hardwareAddress} netns ${host.netns}`,
    `link set ${host.name} master underlay up`,
  ]);
  await ipBatch(host.netns, [
    "link set lo up",
    "link set eth0 up",
    `address add ${host.address}/${router.prefix} dev eth0`,
    `route add default via ${router.address}`,
    ...ipv6(
      `address add ${host.address6}/${router.prefix6} dev eth0 nodad`,
      `route add default via ${router.address6}`,
    ),
  ]);
}

/** Takes the host's network away at once, as a power loss does: nothing answers, nothing is refused. */
export async function unplug(host: HostPlan): Promise<void> {
  await attempt(["ip", "-n", labPaths(host.lab).underlay, "link", "delete", host.name]); // Absent is what we want.
  await setDrop(host, 0);
  await removeNetns(host.netns);
}

/** Cuts or heals the host's cable at the bridge: the host itself sees a link without carrier. */
export async function setCable(host: HostPlan, state: "cut" | "healed"): Promise<void> {
  const { underlay } = labPaths(host.lab);
  await run(["ip", "-n", underlay, "link", "set", host.name, state === "cut" ? "down" : "up"]);
}

/** Lets `percent` of the host's packets get lost, in each direction on its own. */
export async function setDrop(host: HostPlan, percent: number): Promise<void> {
  const table = `table netdev drop-${host.name}`;
  const chain = (hook: string): string => `chain ${hook} {
    type filter hook ${hook} device "${host.name}" priority 0
    numgen random mod 100 < ${percent} drop
  }`;
  // Adding first makes the deletion valid whether or not the table was there.
  const none = [`add ${table}`, `delete ${table}`];
  const rules = percent === 0 ? none : [...none, `${table} {`, chain("ingress"), chain("egress"), "}"];
  const command = ["nsenter", `--net=/run/netns/${labPaths(host.lab).underlay}`, "nft", "-f", "-"];
  await (percent > 0 ? run : attempt)(command, { input: rules.join("\n") });
}

/** What the underlay does to the host now. */
export async function readCable(host: HostPlan): Promise<{ cable: "absent" | "cut" | "healed"; dropPercent: number }> {
  const { underlay } = labPaths(host.lab);
  const link = await attempt(["ip", "-n", underlay, "-o", "link", "show", host.name]);
  if (link.code !== 0) return { cable: "absent", dropPercent: 0 };
  const table = ["nft", "list", "table", "netdev", `drop-${host.name}`];
  const rules = await attempt(["nsenter", `--net=/run/netns/${underlay}`, ...table]);
  const percent = /numgen random mod 100 < (\d+)/.exec(rules.stdout)?.[1] ?? "0";
  return { cable: /<[^>]*\bUP\b/.test(link.stdout) ? "healed" : "cut", dropPercent: Number(percent) };
}

/** Removes a network namespace of ours if it is there. */
export async function removeNetns(netns: string): Promise<void> {
  if (existsSync(`/run/netns/${netns}`)) await run(["ip", "netns", "delete", netns]);
}

/** The lines, unless this kernel runs without IPv6: a lab is then an IPv4 lab. */
function ipv6(...lines: readonly string[]): readonly string[] {
  return existsSync("/proc/sys/net/ipv6/conf/all") ? lines : [];
}

async function ipBatch(netns: string, lines: readonly string[]): Promise<void> {
  await run(["ip", "-n", netns, "-batch", "-"], { input: `${lines.join("\n")}\n` });
}

async function inNetns(netns: string, script: string): Promise<void> {
  await run(["nsenter", `--net=/run/netns/${netns}`, "sh", "-c", script]);
}
