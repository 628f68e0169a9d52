import fc from "fast-check";
import { expect, test } from "vitest";
import { overlayLinks, overlayPeers, overlaySetup } from "./overlay-commands.ts";
import { type PeerTable, parsePeerTable, peerChange, tableOf } from "./peer-table.ts";
import { nameserversOf } from "./resolv-conf.ts";

const nothing: PeerTable = { neighbours: new Map(), tunnels: new Map(), bridged: new Set() };
const [one, other] = [
  { address: "10.0.1.3", mac: "02:42:0a:00:01:03", tunnel: "192.0.2.2" },
  { address: "10.0.1.4", mac: "02:42:0a:00:01:04", tunnel: "192.0.2.3" },
];

test("a remote task is a neighbour on the bridge and two forwarding entries on the VXLAN", () => {
  expect(peerChange(nothing, [one], overlayLinks)).toEqual({
    ip: ["neigh replace 10.0.1.3 lladdr 02:42:0a:00:01:03 dev br0 nud permanent"],
    bridge: [
      "fdb replace 02:42:0a:00:01:03 dev vx0 dst 192.0.2.2 self static",
      "fdb replace 02:42:0a:00:01:03 dev vx0 master static",
    ],
  });
});

test("what moved is changed in one place, what is gone is removed, what is there stays", () => {
  const before = tableOf([one, other], overlayLinks);
  expect(peerChange(before, [{ ...one, tunnel: "192.0.2.9" }], overlayLinks)).toEqual({
    ip: ["neigh delete 10.0.1.4 dev br0"],
    bridge: [
      "fdb delete 02:42:0a:00:01:04 dev vx0 dst 192.0.2.3 self",
      "fdb delete 02:42:0a:00:01:04 dev vx0 master",
      "fdb replace 02:42:0a:00:01:03 dev vx0 dst 192.0.2.9 self static",
    ],
  });
});

test("half an entry is repaired by its missing half", () => {
  const observed = { ...tableOf([one], overlayLinks), bridged: new Set<string>() };
  expect(peerChange(observed, [one], overlayLinks)).toEqual({
    ip: [],
    bridge: ["fdb replace 02:42:0a:00:01:03 dev vx0 master static"],
  });
});

test("once done there is nothing to do, whatever was there before", () => {
  const remotes = fc.uniqueArray(
    fc.record({
      address: fc.integer({ min: 2, max: 9 }).map((host) => `10.0.1.${host}`),
      dataPathAddress: fc.constantFrom("192.0.2.2", "192.0.2.3"),
    }),
    { selector: ({ address }) => address },
  );
  fc.assert(
    fc.property(remotes, remotes, (before, after) => {
      const change = peerChange(tableOf(overlayPeers(before), overlayLinks), overlayPeers(after), overlayLinks);
      const same = JSON.stringify(before) === JSON.stringify(after);
      expect(same && change.ip.length + change.bridge.length > 0).toBe(false);
      const again = peerChange(tableOf(overlayPeers(after), overlayLinks), overlayPeers(after), overlayLinks);
      expect(again).toEqual({ ip: [], bridge: [] });
    }),
  );
});

test("the kernel's own entries are not taken for ours", () => {
  const entries = [
    { mac: "9a:00:00:00:00:01", ifname: "vx0", master: "br0", state: "permanent" },
    { mac: one.mac, ifname: "vx0", dst: one.tunnel, state: "static" },
    { mac: one.mac, ifname: "vx0", master: "br0", state: "static" },
    { mac: "02:42:0a:00:01:09", ifname: "skp0123456789ab", master: "br0", state: "static" },
  ];
  const neighbours = [{ dst: one.address, lladdr: one.mac }];
  expect(parsePeerTable(neighbours, entries, overlayLinks)).toEqual(tableOf([one], overlayLinks));
});

test("an overlay is set up once, and its VXLAN made anew when the node's address changes", () => {
  const self = {
    ...{ kind: "self", nodeId: "n1", hostname: "n1", slice: 3, dataPathAddress: "192.0.2.1" },
    ...{ meshPool: "10.200.0.0/16", dataPathPort: 4_789, wantedRole: "worker" },
  } as unknown as Parameters<typeof overlaySetup>[1]; // Ids are branded; this one is nobody's.
  const shape = { vni: 4_097, mtu: 1_450 };
  const fresh = overlaySetup(shape, self, { namespace: "/x/n-app", links: [] });
  expect(fresh.before[1]).toBe(
    "link add br0 address 02:ff:00:10:01:03 type bridge mcast_snooping 0 forward_delay 0 ageing_time 0",
  );
  expect(fresh.host[0]).toContain(
    "link add vx0 netns /x/n-app mtu 1450 type vxlan id 4097 dstport 4789 local 192.0.2.1",
  );
  const vxlan = { info_kind: "vxlan", info_data: { id: 4_097, local: "192.0.2.1", port: 4_789 } };
  const links = [{ ifname: "br0" }, { ifname: "vx0", mtu: 1_450, linkinfo: vxlan }];
  const none = { before: [], host: [], after: [], bridge: [] };
  expect(overlaySetup(shape, self, { namespace: "/x/n-app", links })).toEqual(none);
  const moved = overlaySetup(shape, { ...self, dataPathAddress: "192.0.2.9" }, { namespace: "/x/n-app", links });
  expect(moved.before).toEqual(["link delete vx0"]);
  expect(moved.host).toHaveLength(1);
});

test("nameservers come from resolv.conf, never ourselves", () => {
  const text = "search lan\n#nameserver 9.9.9.9\nnameserver 10.200.1.1\n nameserver 192.0.2.53 \nnameserver fd00::1\n";
  expect(nameserversOf(text, (address) => address.startsWith("10.200."))).toEqual(["192.0.2.53"]);
});
