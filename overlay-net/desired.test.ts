import { describe, expect, test } from "vitest";
import { present } from "../base/assert.ts";
import { SkeinError } from "../base/error.ts";
import { asId } from "../base/id.ts";
import { type AssignmentItem, type Assignments, keyOf, type TaskItem } from "../model/assignment.ts";
import { containerNetworking } from "./container-networking.ts";
import { type Desired, desiredOf } from "./desired.ts";
import { answerOf, datagramMax, truncatedOf } from "./dns-answer.ts";
import { addressesOf, pointerOf, zoneOf } from "./dns-zone.ts";
import { hostRules } from "./host-rules.ts";
import { meshPeers, meshSetup } from "./mesh-commands.ts";
import { vipRules } from "./vip-rules.ts";

/* One small cluster, node 1 of three, seen through every pure function that turns assignments into kernel state. */

const app = asId<"network">("n-app");
const back = asId<"network">("n-back");

const web1: TaskItem = {
  ...{ kind: "task", id: asId("t-web1"), serviceId: asId("s-web"), serviceName: "web", serviceLabels: {}, slot: 1 },
  ...{
    spec: { ContainerSpec: { Image: "x" }, ForceUpdate: 0, Runtime: "container" },
    desiredState: "running",
    ports: [],
  },
  attachments: [
    { networkId: back, address: "10.0.2.10/24", aliases: [] },
    { networkId: app, address: "10.0.1.10/24", aliases: [] },
  ],
  gatewayAddress: "10.200.1.10",
};
const job: TaskItem = {
  ...{ ...web1, id: asId("t-job"), gatewayAddress: "10.200.1.11" },
  attachments: [{ networkId: back, address: "10.0.2.11/24", aliases: [] }],
};

const items: readonly AssignmentItem[] = [
  {
    ...{ kind: "self", nodeId: asId("n1"), hostname: "n1", slice: 1, dataPathAddress: "192.0.2.1" },
    ...{ meshPool: "10.200.0.0/16", dataPathPort: 4_789, wantedRole: "worker" },
  },
  { kind: "peer", nodeId: asId("n1"), slice: 1, dataPathAddress: "192.0.2.1" },
  { kind: "peer", nodeId: asId("n2"), slice: 2, dataPathAddress: "192.0.2.2" },
  { kind: "peer", nodeId: asId("n3"), slice: 254, dataPathAddress: "192.0.2.3" },
  web1,
  job,
  {
    ...{ kind: "network", id: app, name: "app", vni: 4_097, subnet: "10.0.1.0/24", gateway: "10.0.1.1" },
    ...{ internal: false, labels: {}, options: {} },
  },
  {
    ...{ kind: "network", id: back, name: "back", vni: 4_098, subnet: "10.0.2.0/24", gateway: "10.0.2.1" },
    ...{ internal: true, labels: { team: "x" }, options: { "com.docker.network.driver.mtu": "1300" } },
  },
  endpoint("t-web1", "n1", "10.0.1.10"),
  endpoint("t-web2", "n2", "10.0.1.11"),
  {
    ...{ kind: "service", networkId: app, serviceId: asId("s-web"), names: ["web", "www"], virtualIp: "10.0.1.100" },
    backends: [
      { taskId: asId("t-web1"), address: "10.0.1.10", names: ["web.1.t-web1"] },
      { taskId: asId("t-web2"), address: "10.0.1.11", names: ["web.2.t-web2"] },
    ],
  },
  {
    ...{ kind: "service", networkId: app, serviceId: asId("s-idle"), names: ["idle"], virtualIp: "10.0.1.101" },
    backends: [],
  },
  {
    ...{ kind: "service", networkId: back, serviceId: asId("s-rr"), names: ["rr"] },
    backends: [{ taskId: asId("t-rr"), address: "10.0.2.30", names: ["rr.1.t-rr"] }],
  },
  {
    ...{ kind: "port", protocol: "tcp", publishedPort: 8_080, mode: "ingress", serviceId: asId("s-web") },
    backends: [
      { taskId: asId("t-web1"), address: "10.200.1.10", port: 80 },
      { taskId: asId("t-web2"), address: "10.200.2.10", port: 80 },
    ],
  },
  { kind: "port", protocol: "udp", publishedPort: 53, mode: "ingress", serviceId: asId("s-idle"), backends: [] },
];
const assignments = setOf(items);
const desired = desiredFrom(assignments);

describe("desired", () => {
  test("without the node itself there is nothing to do yet", () => {
    expect(desiredOf(setOf(items.slice(1)), 1_500)).toBeUndefined();
    const nowhere = items.map(
      (item): AssignmentItem => (item.kind === "self" ? { ...item, dataPathAddress: "" } : item),
    );
    expect(desiredOf(setOf(nowhere), 1_500)).toBeUndefined();
  });

  test("own items are not remote", () => {
    expect(desired.peers.map((peer) => peer.nodeId)).toEqual(["n2", "n3"]);
    expect(desired.networks.get(app)?.remotes).toEqual([{ address: "10.0.1.11", dataPathAddress: "192.0.2.2" }]);
  });

  test("the MTU is what fits through the tunnel, or what the network asks for", () => {
    expect([app, back].map((id) => desiredFrom(assignments, 9_000).networks.get(id)?.mtu)).toEqual([8_950, 1_300]);
  });

  test("what has no address is left out, and not written into a rule", () => {
    const blank = items.map((item): AssignmentItem => {
      if (item.kind === "peer") return { ...item, dataPathAddress: "" };
      if (item.kind === "task") return { ...item, gatewayAddress: "" };
      if (item.kind !== "port") return item;
      return { ...item, backends: item.backends.map((backend) => ({ ...backend, address: "" })) };
    });
    expect(desiredFrom(setOf(blank))).toMatchObject({
      peers: [],
      tasks: [],
      ports: [{ backends: [] }, { backends: [] }],
    });
  });

  test("only a task whose networks are all internal is confined", () => {
    expect(desired.tasks.map((task) => task.confined)).toEqual([false, true]);
  });
});

describe("host rules", () => {
  const rules = hostRules(desired);

  test("a published port is balanced over its tasks' gateway addresses", () => {
    expect(rules).toContain(
      "chain port-tcp-8080 { meta l4proto tcp " +
        "dnat to numgen random mod 2 map { 0 : 10.200.1.10 . 80, 1 : 10.200.2.10 . 80 }; }",
    );
    expect(rules).toContain("add element ip skein published { tcp . 8080 : goto port-tcp-8080 }");
  });

  test("one without ready tasks is left to whoever listens, that is to a refusal", () => {
    expect(rules).not.toContain("port-udp-53");
  });

  test("every other node has a mark and its MAC, once in each direction", () => {
    expect(rules).toContain("elements = { 02:ee:00:00:00:02 : 0x5c020000, 02:ee:00:00:00:fe : 0x5cfe0000 };");
    expect(rules).toContain("elements = { 0x5c020000 : 02:ee:00:00:00:02, 0x5cfe0000 : 02:ee:00:00:00:fe };");
  });

  test("beyond 256 nodes, marks, MACs and the blocks of the mesh follow", () => {
    const peers = [
      ...desired.peers,
      { kind: "peer", nodeId: asId<"node">("n4"), slice: 1_027, dataPathAddress: "192.0.2.4" } as const,
    ];
    const large = hostRules({ ...desired, peers });
    expect(large).toContain("02:ee:00:00:04:03 : 0x40030000 };");
    expect(large).toContain("ip daddr { 10.200.0.0/16, 10.204.0.0/16 } iifname");
    expect(large).toContain("192.0.2.4 . 10.204.3.0/24");
    expect(rules).toContain("ip daddr 10.200.0.0/16 iifname");
  });

  test("local tasks: calling themselves, confined, and beside each other on a network", () => {
    expect(rules).toContain("elements = { 10.200.1.10 . 10.200.1.10, 10.200.1.11 . 10.200.1.11 };");
    expect(rules).toContain("set confined { type ipv4_addr; elements = { 10.200.1.11 }; }");
    expect(rules).toContain("set on-4098 { type ipv4_addr; elements = { 10.200.1.10, 10.200.1.11 }; }");
    expect(rules).not.toContain("on-4097");
  });

  test("no braces are left open, whatever is assigned", () => {
    for (const some of [items, items.slice(0, 1), items.slice(0, 4)]) {
      const text = hostRules(desiredFrom(setOf(some)));
      expect(text.split("{").length).toBe(text.split("}").length);
      expect(text).not.toContain("elements = {  }");
    }
  });
});

describe("rules inside a container", () => {
  test("services of its networks only; an empty one is refused", () => {
    const rules = vipRules(desired.networks, [app]);
    expect(rules).toContain("dnat to numgen random mod 2 map { 0 : 10.0.1.10, 1 : 10.0.1.11 };");
    expect(rules).toContain("add element ip skein services { 10.0.1.100 : goto to-10-0-1-100 }");
    expect(rules).toContain("set empty { type ipv4_addr; elements = { 10.0.1.101 }; }");
    expect(vipRules(desired.networks, [back])).not.toContain("10.0.1.");
  });

  test("a single backend needs no dice", () => {
    const single = items.map(
      (item): AssignmentItem => (item.kind === "service" ? { ...item, backends: item.backends.slice(0, 1) } : item),
    );
    expect(vipRules(desiredFrom(setOf(single)).networks, [app])).toContain("{ dnat to 10.0.1.10; }");
  });
});

describe("mesh", () => {
  const nothing = { link: undefined, routes: [], blackholes: [], ruled: false };
  const built = {
    link: {
      ...{ ifname: "mesh0", address: "02:ee:00:00:00:01", mtu: 1_450 },
      linkinfo: { info_kind: "vxlan", info_data: { id: 4_095, local: "192.0.2.1", port: 4_789 } },
    },
    routes: [
      { dst: "10.200.2.0/24", gateway: "10.200.2.1" },
      { dst: "10.200.254.0/24", gateway: "10.200.254.1" },
    ],
    blackholes: [{ dst: "10.200.1.0/24" }],
    ruled: true,
  };

  test("from nothing, then nothing more", () => {
    expect(meshSetup(desired, 1_450, nothing)).toEqual([
      "link add mesh0 address 02:ee:00:00:00:01 mtu 1450 type vxlan id 4095 dstport 4789 local 192.0.2.1 " +
        "nolearning noproxy nol2miss nol3miss",
      "address add 10.200.1.1/32 dev mesh0",
      "link set mesh0 up",
      "neigh replace 10.200.0.0 lladdr 02:ee:ff:ff:ff:ff dev mesh0 nud permanent",
      "route replace default via 10.200.0.0 dev mesh0 onlink table 5077",
      "route add blackhole 10.200.1.0/24",
      "route replace 10.200.2.0/24 via 10.200.2.1 dev mesh0 onlink",
      "route replace 10.200.254.0/24 via 10.200.254.1 dev mesh0 onlink",
      "rule add pref 5077 fwmark 0x40000000/0xe0000000 lookup 5077",
    ]);
    expect(meshSetup(desired, 1_450, built)).toEqual([]);
  });

  test("a node that left loses its route; another slice's leftovers go", () => {
    const observed = {
      ...built,
      routes: [...built.routes, { dst: "10.200.9.0/24", gateway: "10.200.9.1" }],
      blackholes: [...built.blackholes, { dst: "10.200.7.0/24" }, { dst: "10.9.0.0/24" }],
    };
    expect(meshSetup(desired, 1_450, observed)).toEqual([
      "route delete blackhole 10.200.7.0/24",
      "route delete 10.200.9.0/24 dev mesh0",
    ]);
  });

  test("the hop of replies is a neighbour without a tunnel", () => {
    expect(meshPeers(desired)[0]).toEqual({ address: "10.200.0.0", mac: "02:ee:ff:ff:ff:ff" });
    expect(meshPeers(desired)[2]).toEqual({ address: "10.200.254.1", mac: "02:ee:00:00:00:fe", tunnel: "192.0.2.3" });
  });
});

describe("names", () => {
  const zone = zoneOf(desired);
  const ask = (name: string, client = "10.200.1.10") => addressesOf(zone, client, name);

  test.each([
    ["web", ["10.0.1.100"]],
    ["WWW.", ["10.0.1.100"]],
    ["web.app", ["10.0.1.100"]],
    ["tasks.www", ["10.0.1.10", "10.0.1.11"]],
    ["web.2.t-web2", ["10.0.1.11"]],
    ["tasks.idle", []],
    ["rr", ["10.0.2.30"]],
    ["example.org", undefined],
    ["web.back", undefined],
  ])("%s", (name, addresses) => {
    expect(ask(name)).toEqual(addresses);
  });

  test("who asks decides", () => {
    expect(ask("web", "10.200.1.11")).toBeUndefined();
    expect(ask("rr", "10.200.1.11")).toEqual(["10.0.2.30"]);
    expect(ask("rr", "10.200.1.99")).toBeUndefined();
  });

  test("backwards", () => {
    expect(pointerOf(zone, "10.200.1.10", "100.1.0.10.in-addr.arpa")).toBe("web.app");
    expect(pointerOf(zone, "10.200.1.10", "11.1.0.10.in-addr.arpa.")).toBe("web.2.t-web2.app");
    expect(pointerOf(zone, "10.200.1.11", "100.1.0.10.in-addr.arpa")).toBeUndefined();
  });

  test("answers keep the question, take turns, and say nothing wrong about other record types", () => {
    const query = (name: string, type: "A" | "AAAA") => ({ id: 7, flags: 0x0100, questions: [{ name, type }] });
    const first = (turn: number) => answerOf(zone, "10.200.1.10", query("tasks.web", "A"), turn)?.answers?.[0];
    expect([first(0), first(1)]).toMatchObject([{ data: "10.0.1.10" }, { data: "10.0.1.11" }]);
    const empty = answerOf(zone, "10.200.1.10", query("web", "AAAA"), 0);
    expect(empty).toMatchObject({ id: 7, type: "response", answers: [], questions: [{ name: "web", type: "AAAA" }] });
    expect((empty?.flags ?? 0) & 0x000f).toBe(0);
    expect(answerOf(zone, "10.200.1.10", query("example.org", "A"), 0)).toBeUndefined();
    expect((truncatedOf({ answers: [], flags: 1 }).flags ?? 0) & 0x0200).toBe(0x0200);
    expect(datagramMax(query("web", "A"))).toBe(512);
  });
});

test("a task's own nameservers answer what the cluster does not know", () => {
  const ContainerSpec = { ...job.spec.ContainerSpec, DNSConfig: { Nameservers: ["9.9.9.9"] } };
  const asking = { ...job, spec: { ...job.spec, ContainerSpec } };
  const zone = zoneOf(present(desiredOf(setOf([...items, asking]), 1_500), "what is desired"));
  const codeOf = (client: string, name: string, type: "A" | "PTR"): number | undefined => {
    const answer = answerOf(zone, client, { id: 7, questions: [{ name, type }] }, 0);
    return answer === undefined ? undefined : (answer.flags ?? 0) & 0x000f;
  };
  const refused = 5;
  expect(codeOf("10.200.1.11", "example.org", "A")).toBe(refused);
  expect(codeOf("10.200.1.11", "9.9.9.9.in-addr.arpa", "PTR")).toBe(refused);
  expect(codeOf("10.200.1.11", "rr", "A")).toBe(0);
  expect(codeOf("10.200.1.10", "example.org", "A")).toBeUndefined();
});

describe("what the engine is told", () => {
  test("overlay legs in the task's order, the gateway leg last, one resolver", () => {
    const { attachments, dns } = containerNetworking(web1, assignments);
    expect(attachments.map(({ network, address }) => [network.name, address, network.internal])).toEqual([
      ["back", "10.0.2.10", true],
      ["app", "10.0.1.10", false],
      ["skein_gateway", "10.200.1.10", false],
    ]);
    expect(attachments[0]?.network).toMatchObject({
      ...{ driver: "skein", ipamDriver: "skein", subnet: "10.0.2.0/24", gateway: "10.0.2.1" },
      options: { "skein.network": "n-back", "skein.vni": "4098", "com.docker.network.driver.mtu": "1300" },
      labels: { team: "x", "skein.network": "n-back" },
    });
    expect(attachments[2]?.network).toMatchObject({ subnet: "10.200.1.0/24", options: { "skein.slice": "1" } });
    expect(dns).toEqual(["10.200.1.1"]);
  });

  test("driver options belong to their leg", () => {
    const legs = web1.attachments.map((leg) => (leg.networkId === app ? { ...leg, driverOptions: { a: "b" } } : leg));
    const { attachments } = containerNetworking({ ...web1, attachments: legs }, assignments);
    expect(attachments.map(({ driverOptions }) => driverOptions)).toEqual([undefined, { a: "b" }, undefined]);
  });

  test("a network that an engine has by that name already gets another one there", () => {
    expect(renamed("bridge")).toBe("bridge_n-back");
    expect(renamed("skein_gateway")).toBe("skein_gateway_n-back");
  });

  test("a predefined network stands alone", () => {
    const host = items.map(
      (item): AssignmentItem => (item.kind === "network" ? { ...item, name: "host", vni: 0 } : item),
    );
    const legs = job.attachments.map((leg) => ({ ...leg, driverOptions: { a: "b" } }));
    expect(containerNetworking({ ...job, attachments: legs }, setOf(host))).toMatchObject({
      attachments: [{ network: { name: "host" }, driverOptions: { a: "b" } }],
      dns: [],
    });
  });

  test("what is not assigned yet is said so", () => {
    const unknown = setOf(items.filter((item) => item.kind !== "network"));
    expect(() => containerNetworking(job, unknown)).toThrow("network n-back not found");
    expect(() => containerNetworking(job, new Map())).toThrow(SkeinError);
  });
});

function renamed(name: string): string | undefined {
  const all = items.map((item): AssignmentItem => (item.kind === "network" ? { ...item, name } : item));
  return containerNetworking(job, setOf(all)).attachments[0]?.network.name;
}

function endpoint(task: string, node: string, address: string): AssignmentItem {
  const dataPathAddress = node === "n1" ? "192.0.2.1" : "192.0.2.2";
  return { kind: "endpoint", networkId: app, taskId: asId(task), nodeId: asId(node), address, dataPathAddress };
}

function setOf(list: readonly AssignmentItem[]): Assignments {
  return new Map(list.map((item) => [keyOf(item), item]));
}

function desiredFrom(set: Assignments, mtu = 1_500): Desired {
  const found = desiredOf(set, mtu);
  if (found === undefined) throw new Error("the fixture knows its own node");
  return found;
}
