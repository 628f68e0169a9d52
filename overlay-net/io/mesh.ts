import type { Desired } from "../desired.ts";
import { hostRules, noHostRules } from "../host-rules.ts";
import { linkNames } from "../link-name.ts";
import { meshLinks, meshPeers, meshRemoval, meshSetup, type ObservedMesh, type RouteRow } from "../mesh-commands.ts";
import { type FdbRow, type NeighbourRow, parsePeerTable, peerChange } from "../peer-table.ts";
import { replyMarkMask, replyRoute } from "../reply-mark.ts";
import type { LinkRow } from "../vxlan.ts";
import { batch, nft, readJson, run } from "./command.ts";
import { setSysctls } from "./sysctl.ts";

/** The node's part of the mesh: mesh0, the routes to the other nodes, and the rules for published ports. */
export class Mesh {
  #links: string | undefined;
  #rules: string | undefined;

  /** Makes it so. What was done last time and is still wanted is not touched. */
  async apply(desired: Desired, mtu: number): Promise<void> {
    await this.#applyLinks(desired, mtu);
    await this.#applyRules(desired);
  }

  /** False if somebody removed our tables, as a firewall does that begins with "flush ruleset". */
  async isIntact(): Promise<boolean> {
    const tables = (await run(["nft", "list", "tables"])).split("\n");
    return this.#rules === undefined || ["ip", "netdev"].every((family) => tables.includes(`table ${family} skein`));
  }

  /** Looks at everything again at the next apply. */
  forget(): void {
    this.#links = undefined;
    this.#rules = undefined;
  }

  async remove(meshPool: string | undefined): Promise<void> {
    this.forget();
    await nft(noHostRules);
    await batch("ip", meshRemoval(await observe(), meshPool));
  }

  async #applyLinks(desired: Desired, mtu: number): Promise<void> {
    const wanted = JSON.stringify([desired.self, desired.peers, mtu]);
    if (this.#links === wanted) return;
    this.#links = undefined;
    await batch("ip", meshSetup(desired, mtu, await observe()));
    setSysctls(settings);
    const commands = [`ip -j neigh show dev ${linkNames.mesh} nud permanent`, "bridge -j fdb show"];
    const [neighbours, entries] = await readJson(commands);
    // The casts: as iproute2 prints them.
    const table = parsePeerTable(neighbours as NeighbourRow[], entries as FdbRow[], meshLinks);
    const change = peerChange(table, meshPeers(desired), meshLinks);
    await Promise.all([batch("ip", change.ip), batch("bridge", change.bridge)]);
    this.#links = wanted;
  }

  async #applyRules(desired: Desired): Promise<void> {
    const rules = hostRules(desired);
    if (this.#rules === rules) return;
    this.#rules = undefined;
    await nft(rules);
    this.#rules = rules;
  }
}

const settings = {
  "net/ipv4/ip_forward": "1",
  // A refusal for a task that is gone must find the way back through the entry node.
  "net/ipv4/fwmark_reflect": "1",
  // Replies leave by mesh0 for addresses that are routed elsewhere: loose, or every remote backend is lost.
  [`net/ipv4/conf/${linkNames.mesh}/rp_filter`]: "2",
  [`net/ipv4/conf/${linkNames.mesh}/send_redirects`]: "0",
  [`net/ipv4/conf/${linkNames.mesh}/route_localnet`]: "1",
  [`net/ipv6/conf/${linkNames.mesh}/disable_ipv6`]: "1",
};

async function observe(): Promise<ObservedMesh> {
  const [links, routes, blackholes, rules] = await readJson([
    `ip -d -j link show ${linkNames.mesh}`,
    `ip -j route show dev ${linkNames.mesh}`,
    "ip -j route show type blackhole",
    `ip -j rule show pref ${replyRoute.preference}`,
  ]);
  // The casts: as iproute2 prints them.
  return {
    link: (links as LinkRow[])[0],
    routes: routes as RouteRow[],
    blackholes: blackholes as RouteRow[],
    ruled: (rules as { fwmask?: string }[]).some(({ fwmask }) => fwmask === replyMarkMask),
  };
}
