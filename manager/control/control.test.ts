import { expect, test } from "vitest";
import { present } from "../../base/assert.ts";
import { SkeinError } from "../../base/error.ts";
import { asId } from "../../base/id.ts";
import type { Command, CommandResult } from "../../model/command.ts";
import type { NetworkSpec } from "../../model/network.ts";
import type { ServiceSpec } from "../../model/service-spec.ts";
import { networkSpec, serviceSpec } from "../plan/scenario/spec.ts";
import { joining, nodeStatus, World } from "../plan/scenario/world.ts";

function outcome(world: World, command: Command): string | CommandResult | undefined {
  const [result] = world.turn([command]).results;
  return result instanceof SkeinError ? `${result.http} ${result.clientText}` : result;
}

function createNetwork(part: Partial<NetworkSpec>): string | CommandResult | undefined {
  return outcome(new World(), { kind: "createNetwork", spec: { ...networkSpec("net", []), ...part } });
}

test("a cluster comes with its networks and its first node", () => {
  const { state } = new World();
  const networks = [...state.networks()].map(({ spec, kind, vni, subnet, gateway }) => [
    spec.Name,
    kind,
    vni,
    subnet,
    gateway,
  ]);
  expect(networks).toEqual([
    ["ingress", "ingress", 4096, "10.0.0.0/24", "10.0.0.1"],
    ["bridge", "predefined", 0, "", ""],
    ["host", "predefined", 0, "", ""],
    ["none", "predefined", 0, "", ""],
  ]);
  expect([...state.nodes()].map(({ slice, role, manager }) => [slice, role, manager])).toEqual([
    [1, "manager", { raftId: 1, address: "m1" }],
  ]);
});

test.each<[string, Partial<NetworkSpec>, string]>([
  ["encryption", { Options: { encrypted: "" } }, "501 encrypted overlay networks are not supported by this version"],
  ["IPv6", { EnableIPv6: true }, "501 IPv6 on overlay networks is not supported by this version"],
  [
    "another driver",
    { Driver: "macvlan" },
    "400 rpc error: code = InvalidArgument desc = network driver macvlan has no",
  ],
  ["a foreign IPAM", { IPAM: { Driver: "dhcp", Config: [] } }, "501 IPAM driver dhcp is not supported by this version"],
  ["two pools", { IPAM: { Driver: "", Config: [{}, {}] } }, "501 more than one IPAM config per network"],
  [
    "a pool of others",
    { IPAM: { Driver: "", Config: [{ Subnet: "10.200.3.0/24" }] } },
    "400 rpc error: code = InvalidArg",
  ],
  [
    "a gateway outside",
    { IPAM: { Driver: "", Config: [{ Gateway: "10.9.9.9" }] } },
    "400 rpc error: code = InvalidArg",
  ],
  [
    "a range outside",
    { IPAM: { Driver: "", Config: [{ IPRange: "10.0.0.8/29" }] } },
    "400 rpc error: code = InvalidArg",
  ],
  [
    "the mesh's VNI",
    { Options: { "com.docker.network.driver.overlay.vxlanid_list": "4095" } },
    "400 rpc error: code = InvalidArgument desc = vxlanid_list",
  ],
  [
    "a taken VNI",
    { Options: { "com.docker.network.driver.overlay.vxlanid_list": "4096" } },
    "400 rpc error: code = InvalidArgument desc = VXLAN identifier 4096 is used by another network",
  ],
])("a network with %s is refused", (_, part, expected) => {
  expect(createNetwork(part)).toContain(expected);
});

test("an attachable network is made, with a word on who attaches to it", () => {
  const made = (Attachable: boolean) => createNetwork({ Attachable });
  expect(made(false)).toMatchObject({ warnings: [] });
  expect(made(true)).toMatchObject({
    warnings: ["Attachable: only services can be attached to swarm networks in this version"],
  });
});

test.each<[string, (world: World, spec: ServiceSpec) => ServiceSpec, string]>([
  ["an unknown secret", (_, spec) => withFiles(spec, { Secrets: ["a"] }), "secret not found: a"],
  ["unknown secrets", (_, spec) => withFiles(spec, { Secrets: ["a", "b"] }), "secrets not found: a, b"],
  ["an unknown config", (_, spec) => withFiles(spec, { Configs: ["c"] }), "config not found: c"],
  [
    "a secret by another name than its own",
    (world, spec) => {
      world.must({ kind: "createSecret", spec: { Name: "key", Labels: {}, Data: "eA==" } });
      const [key] = world.state.secrets();
      return serviceSpec("web", [`secret=${key?.id}:lock`], spec);
    },
    "secret not found: lock",
  ],
  ["unknown configs", (_, spec) => withFiles(spec, { Configs: ["c", "d"] }), "configs not found: c, d"],
  [
    "a published port, where there is no ingress network,",
    (world, spec) => {
      const ingress = present(world.state.networkByName("ingress"), "ingress");
      world.must({ kind: "removeNetwork", id: ingress.id });
      return serviceSpec("web", ["port=80:80"], spec);
    },
    "service needs ingress network, but no ingress network is present",
  ],
])("a service with %s is refused", (_, change, reason) => {
  const world = new World();
  const spec = change(world, serviceSpec("web", []));
  const before = world.state.index;
  expect(outcome(world, { kind: "createService", spec })).toMatch(
    new RegExp(`^400 rpc error: code = (InvalidArgument|FailedPrecondition) desc = ${reason}$`),
  );
  expect(world.state.index).toBe(before);
});

test("networks beside the task's are to be moved there before they are changed", () => {
  const world = new World();
  for (const name of ["one", "two"]) world.must({ kind: "createNetwork", spec: networkSpec(name, []) });
  const on = (name: string): ServiceSpec => ({ ...serviceSpec("web", []), Networks: [{ Target: name }] });
  world.must({ kind: "createService", spec: on("one") });
  const { id, meta } = present(world.state.serviceByName("web"), "web");
  const update = (spec: ServiceSpec): Command => {
    return { kind: "updateService", id, version: meta.version, spec, registryAuthFrom: "spec", rollback: false };
  };
  const refusal =
    "501 rpc error: code = Unimplemented desc = networks must be migrated to TaskSpec before being changed";
  expect(outcome(world, update(on("two")))).toBe(refusal);
  expect(outcome(world, update(serviceSpec("web", [])))).toBe(refusal);
  expect(outcome(world, update(serviceSpec("web", ["network=two"])))).toEqual({ warnings: [] });
});

test("driver options of a network reach the task's attachment, wherever the spec names the network", () => {
  const world = new World();
  world.must({ kind: "createNetwork", spec: networkSpec("one", []) });
  const Networks = [{ Target: "one", DriverOpts: { a: "b" } }];
  const [old, spec] = [serviceSpec("old", []), serviceSpec("web", [])];
  world.must({ kind: "createService", spec: { ...old, Networks } });
  world.must({ kind: "createService", spec: { ...spec, TaskTemplate: { ...spec.TaskTemplate, Networks } } });
  const tasks = [...world.state.tasks()];
  expect(tasks.map(({ attachments }) => attachments.map(({ driverOptions }) => driverOptions))).toEqual([
    [{ a: "b" }],
    [{ a: "b" }],
  ]);
});

function withFiles(
  spec: ServiceSpec,
  names: { readonly Secrets?: readonly string[]; readonly Configs?: readonly string[] },
) {
  const file = (name: string) => ({ File: { Name: name, UID: "0", GID: "0", Mode: 0o444 } });
  const Secrets = (names.Secrets ?? []).map((name) => ({ SecretID: name, SecretName: name, ...file(name) }));
  const Configs = (names.Configs ?? []).map((name) => ({ ConfigID: name, ConfigName: name, ...file(name) }));
  const ContainerSpec = { ...spec.TaskTemplate.ContainerSpec, Secrets, Configs };
  return { ...spec, TaskTemplate: { ...spec.TaskTemplate, ContainerSpec } };
}

test("a network keeps to the user's own VNI, gateway and range, and leaves out the addresses kept for others", () => {
  const world = new World();
  const Config = [
    {
      Subnet: "10.7.0.0/24",
      Gateway: "10.7.0.254",
      IPRange: "10.7.0.8/29",
      AuxiliaryAddresses: { printer: "10.7.0.9" },
    },
  ];
  const Options = { "com.docker.network.driver.overlay.vxlanid_list": "7000" };
  world.must({
    kind: "createNetwork",
    spec: { ...networkSpec("net", []), Options, IPAM: { Driver: "default", Config } },
  });
  world.must({ kind: "createService", spec: serviceSpec("web", ["replicas=9", "network=net"]) });
  const network = world.state.networkByName("net");
  expect([network?.vni, network?.gateway]).toEqual([7000, "10.7.0.254"]);
  const legs = [...world.state.tasks()].flatMap((task) => task.attachments.map(({ address }) => address));
  expect(legs.sort()).toEqual(["10", "11", "12", "13", "14", "15"].map((byte) => `10.7.0.${byte}/24`));
});

test("swarm update changes spec and tokens, not the name, and only from the newest version", () => {
  const world = new World();
  const update = (Name: string, version: number): Command => {
    const spec = world.state.cluster()?.spec;
    if (spec === undefined) throw new Error("no cluster");
    return { kind: "updateCluster", version, spec: { ...spec, Name }, newTokens: { worker: "SWMTKN-new" } };
  };
  const version = world.state.cluster()?.meta.version ?? 0;
  expect(outcome(world, update("other", version))).toBe(
    "400 rpc error: code = InvalidArgument desc = modification of cluster name is not allowed",
  );
  expect(outcome(world, update("default", version - 1))).toBe(
    "500 rpc error: code = Unknown desc = update out of sequence",
  );
  expect(outcome(world, update("default", version))).toEqual({ warnings: [] });
  expect(world.state.cluster()?.joinTokens).toEqual({ worker: "SWMTKN-new", manager: "" });
});

test("registry credentials stay with a service, and those before them can be asked back", () => {
  const world = new World();
  const spec = serviceSpec("web", []);
  world.must({ kind: "createService", spec, registryAuth: "one" });
  const update = (registryAuthFrom: "spec" | "previous-spec", registryAuth?: string): string | undefined => {
    const service = world.state.serviceByName("web");
    const base = { kind: "updateService", spec, registryAuthFrom, rollback: false } as const;
    const which = { id: asId<"service">(service?.id ?? ""), version: service?.meta.version ?? 0 };
    world.must({ ...base, ...which, ...(registryAuth === undefined ? {} : { registryAuth }) });
    return world.state.serviceByName("web")?.registryAuth;
  };
  expect([update("spec"), update("spec", "two"), update("previous-spec")]).toEqual(["one", "two", "one"]);
});

test.each([
  ["web:1", "web:2", "two"],
  ["web:1", "docker.io/library/web:2", "two"],
  ["one.example/web:1", "two.example/web:1", "one"],
  ["localhost/web:1", "web:1", "one"],
])("a rollback from %s to %s pulls with the newest credentials for its registry", (former, image, expected) => {
  const world = new World();
  const imaged = (name: string) => serviceSpec("web", [`image=${name}`]);
  world.must({ kind: "createService", spec: imaged(former), registryAuth: "one" });
  const update = (rollback: boolean, registryAuth?: string): string | undefined => {
    const { id, meta } = present(world.state.serviceByName("web"), "web");
    const command = { kind: "updateService", id, version: meta.version, spec: imaged(image) } as const;
    world.must({ ...command, registryAuthFrom: "spec", rollback, ...(registryAuth && { registryAuth }) });
    return world.state.serviceByName("web")?.registryAuth;
  };
  expect([update(false, "two"), update(true), update(true)]).toEqual(["two", expected, "two"]);
});

test("only labels of a secret may change, and only once they are known", () => {
  const world = new World();
  const spec = { Name: "key", Labels: {}, Data: "eA==", Templating: { Name: "golang" } };
  world.must({ kind: "createSecret", spec });
  const [secret] = world.state.secrets();
  const update = (part: object): ReturnType<typeof outcome> =>
    outcome(world, {
      kind: "updateSecret",
      id: asId(secret?.id ?? ""),
      version: secret?.meta.version ?? 0,
      spec: { ...spec, ...part },
    });
  expect(update({ Data: "eQ==" })).toBe(
    "400 rpc error: code = InvalidArgument desc = only updates to Labels are allowed",
  );
  expect(update({ Name: "other" })).toContain("only updates to Labels are allowed");
  expect(update({ Templating: undefined, Data: undefined, Labels: { a: "b" } })).toEqual({ warnings: [] });
  expect([...world.state.secrets()][0]?.spec).toEqual({ ...spec, Labels: { a: "b" } });
  expect(update({})).toContain("update out of sequence");
});

test("what is not there is not found", () => {
  const world = new World();
  for (const kind of ["removeService", "removeNetwork", "removeSecret", "removeConfig"] as const) {
    expect(outcome(world, { kind, id: asId<never>("nothing") })).toMatch(/^404 \w+ nothing not found$/);
  }
});

test("the mesh grows past its pool into the next /16 that no network has, whose addresses are then taken", () => {
  const world = new World();
  const subnet = (Subnet: string) => ({
    ...networkSpec("net", []),
    Name: Subnet,
    IPAM: { Driver: "", Config: [{ Subnet }] },
  });
  world.must({ kind: "createNetwork", spec: subnet("10.201.7.0/24") });
  const join = (number: number) =>
    world.must({
      ...{ kind: "joinNode", nodeId: asId<"node">(`w${number}`), role: "worker", availability: "active" },
      dataPathAddress: "1.2.3.4",
    });
  for (let number = 2; number <= 300; number += 1) join(number);
  const sliceOf = (number: number) => world.state.node(asId(`w${number}`))?.slice;
  expect([sliceOf(2), sliceOf(255), sliceOf(256), sliceOf(300)]).toEqual([2, 255, 512, 556]);
  const refused = (text: string) => outcome(world, { kind: "createNetwork", spec: subnet(text) });
  expect(refused("10.202.9.0/24")).toContain("Pool overlaps with other one on this address space");
  expect(refused("10.200.9.0/24")).toContain("Pool overlaps with other one on this address space");
  expect(refused("10.203.9.0/24")).toMatchObject({ warnings: [] });
});

test("a node that asks again gets no second row", () => {
  const world = new World();
  const join = {
    kind: "joinNode",
    nodeId: asId<"node">("w1"),
    role: "worker",
    availability: "active",
    dataPathAddress: "1.2.3.4",
  } as const;
  world.must(join);
  const slice = world.state.node(asId("w1"))?.slice;
  world.must({ ...join, dataPathAddress: "1.2.3.5" });
  expect([slice, world.state.node(asId("w1"))?.slice, world.state.node(asId("w1"))?.dataPathAddress]).toEqual([
    2,
    2,
    "1.2.3.5",
  ]);
});

test("the tasks of a node that is removed are orphans, and say why", () => {
  const world = new World();
  world.must(joining("w1", "worker"));
  world.observe(nodeStatus(asId("w1"), "ready"));
  world.must({ kind: "createService", spec: serviceSpec("web", ["constraint=node.hostname==w1"]) });
  world.observe(nodeStatus(asId("w1"), "down"));
  world.must({ kind: "removeNode", id: asId("w1"), force: false });
  const orphans = [...world.state.tasks()].filter(({ status }) => status.state === "orphaned");
  expect(orphans.map(({ status }) => status.message)).toEqual(["Task belonged to a node that has been deleted"]);
});
