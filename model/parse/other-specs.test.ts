import { describe, expect, test } from "vitest";
import { SkeinError } from "../../base/error.ts";
import { parseNetworkSpec, validateNetworkSpec } from "./network-spec.ts";
import { parseNodeSpec } from "./node-spec.ts";
import { parsePayloadSpec, validatePayloadSpec } from "./payload-spec.ts";
import { defaultSwarmSpec, parseSwarmSpec, validateSwarmSpec } from "./swarm-spec.ts";

function refusalOf(run: () => unknown): { readonly http: number; readonly text: string } | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (!(error instanceof SkeinError)) throw error;
    return { http: error.http, text: error.clientText };
  }
}

describe("networks", () => {
  const take = (json: unknown) => refusalOf(() => validateNetworkSpec(parseNetworkSpec(json)));

  test("as docker network create -d overlay sends it", () => {
    const sent = {
      Driver: "overlay",
      Scope: "",
      IPAM: { Driver: "default", Options: {}, Config: [] },
      ConfigFrom: null,
      Options: {},
      Labels: {},
      Name: "net",
    };
    expect(take(sent)).toBeUndefined();
    expect(parseNetworkSpec(sent)).toEqual({
      Name: "net",
      Labels: {},
      Driver: "overlay",
      EnableIPv4: true,
      EnableIPv6: false,
      Internal: false,
      Attachable: false,
      Ingress: false,
      Options: {},
      IPAM: { Driver: "default", Config: [] },
    });
  });

  test.each([
    [{ Name: "" }, 400, "desc = meta: name must be provided"],
    [{ Name: "host" }, 403, "host is a pre-defined network and cannot be created"],
    [{ Labels: { "com.docker.swarm.predefined": "true" } }, 403, "cannot be applied by users"],
    [{ Ingress: true, Attachable: true }, 400, "ingress network cannot be attachable"],
    [{ Ingress: true, Driver: "bridge" }, 501, "only overlay driver"],
    [{ Driver: "macvlan" }, 501, "swarm networks need the driver overlay"],
    [{ Options: { encrypted: "" } }, 400, "encrypted overlay networks are not supported"],
    [{ EnableIPv6: true }, 501, "EnableIPv6"],
    [{ EnableIPv4: false }, 501, "EnableIPv4"],
    [{ IPAM: { Config: [{ Subnet: "10.0.0.0" }] } }, 400, "invalid CIDR address: 10.0.0.0"],
    [{ IPAM: { Config: [{ Subnet: "10.0.0.0/33" }] } }, 400, "invalid CIDR address"],
    [{ IPAM: { Config: [{ Subnet: "10.0.0.0/24", Gateway: "10.0.0" }] } }, 400, "invalid address: 10.0.0"],
    [{ IPAM: { Config: [{ Subnet: "10.0.0.0/24", IPRange: "10.0.0.0" }] } }, 400, "IPRange"],
    [{ IPAM: { Config: [{ Subnet: "10.0.0.0/24", AuxiliaryAddresses: { a: "x" } }] } }, 400, "AuxiliaryAddresses.a"],
    [{ IPAM: { Config: [{ Subnet: "10.0.0.0/24" }, { Subnet: "10.0.1.0/24" }] } }, 501, "only one subnet"],
    [{ IPAM: { Config: [{ Gateway: "10.0.0.1" }] } }, 400, "Subnet must be provided"],
    [{ IPAM: { Driver: "weave" } }, 501, "IPAM.Driver"],
    [{ ConfigFrom: { Network: "x" } }, 501, "ConfigFrom"],
  ])("%j is refused", (more, http, text) => {
    const found = take({ Name: "net", ...more });
    expect(found?.http).toBe(http);
    expect(found?.text).toContain(text);
  });
});

describe("nodes", () => {
  test("a drain at once", () => {
    const Labels = { "skein.drain": "now" };
    expect(parseNodeSpec({ Role: "worker", Availability: "drain", Labels })).toMatchObject({ Labels });
  });

  test("role and availability in any case", () => {
    expect(parseNodeSpec({ role: "Manager", availability: "DRAIN", labels: null })).toEqual({
      Labels: {},
      Role: "manager",
      Availability: "drain",
    });
  });

  test.each([
    [{ Availability: "active" }, 'invalid Role: ""'],
    [{ Role: "worker", Availability: "gone" }, 'invalid Availability: "gone"'],
    [
      { Role: "worker", Availability: "drain", Labels: { "skein.drain": "soon" } },
      'rpc error: code = InvalidArgument desc = label skein.drain: "soon" is not now',
    ],
  ])("%j is refused", (json, text) => {
    expect(refusalOf(() => parseNodeSpec(json))).toEqual({ http: 400, text });
  });
});

describe("secrets and configs", () => {
  const take = (json: unknown) => refusalOf(() => validatePayloadSpec("secret", parsePayloadSpec(json)));
  const bytes = (count: number) => Buffer.alloc(count, "x").toString("base64");

  test.each(["a", "a.b-c_d", "A".repeat(64)])("%s is a name", (Name) => {
    expect(take({ Name, Data: "eA==" })).toBeUndefined();
  });

  test("it needs one", () => {
    expect(take({ Data: "eA==" })?.text).toBe("rpc error: code = InvalidArgument desc = name must be provided");
  });

  test.each(["-a", "a-", "a b", "a".repeat(65)])('"%s" is none', (Name) => {
    expect(take({ Name, Data: "eA==" })?.text).toContain("invalid name, only 64 [a-zA-Z0-9-_.] characters allowed");
  });

  test("the limit is exact", () => {
    expect(take({ Name: "a", Data: bytes(511_999) })).toBeUndefined();
    const text = "secret data must be larger than 0 and less than 512000 bytes";
    expect(take({ Name: "a", Data: bytes(512_000) })?.text).toContain(text);
    expect(take({ Name: "a" })?.text).toContain(text);
    expect(
      refusalOf(() => validatePayloadSpec("config", { Name: "a", Labels: {}, Data: bytes(512_000) })),
    ).toBeUndefined();
  });

  test("data must be base64", () => {
    expect(take({ Name: "a", Data: "%%" })).toEqual({ http: 400, text: "invalid JSON: Data must be standard base64" });
  });

  test.each([
    [{ Driver: { Name: "vault" } }, 501, "Driver"],
    [{ Templating: { Name: "jinja" } }, 400, 'Templating.Name: "jinja" is not "golang"'],
    [{ Templating: { Name: "golang", Options: { a: "b" } } }, 400, "Templating.Options"],
  ])("%j is not silently dropped", (more, http, text) => {
    const found = take({ Name: "a", Data: "eA==", ...more });
    expect(found?.http).toBe(http);
    expect(found?.text).toContain(text);
  });

  test("a template stays one", () => {
    const spec = { Name: "a", Labels: {}, Data: "eA==", Templating: { Name: "golang" } };
    expect(parsePayloadSpec(spec)).toEqual(spec);
  });
});

describe("the swarm", () => {
  test("docker swarm init's zero values are the defaults", () => {
    const sent = {
      Labels: null,
      Orchestration: {},
      Raft: { ElectionTick: 0, HeartbeatTick: 0 },
      Dispatcher: {},
      CAConfig: {},
      TaskDefaults: {},
      EncryptionConfig: { AutoLockManagers: false },
    };
    expect(parseSwarmSpec(sent)).toEqual(defaultSwarmSpec);
    expect(refusalOf(() => validateSwarmSpec(parseSwarmSpec(sent), undefined))).toBeUndefined();
  });

  test.each([
    [{ Name: "other" }, 400, "modification of cluster name is not allowed"],
    [{ CAConfig: { NodeCertExpiry: 1 } }, 400, "minimum certificate expiry time is: 1h0m0s"],
    [{ CAConfig: { ForceRotate: 1 } }, 501, "ForceRotate"],
    [{ CAConfig: { ExternalCAs: [{ URL: "x" }] } }, 501, "ExternalCAs"],
    [{ Raft: { SnapshotInterval: 1_000 } }, 501, "Raft.SnapshotInterval"],
    [{ Raft: { KeepOldSnapshots: 2 } }, 501, "Raft.KeepOldSnapshots"],
    [{ Raft: { LogEntriesForSlowFollowers: 100 } }, 501, "Raft.LogEntriesForSlowFollowers"],
    [{ Raft: { ElectionTick: 3 } }, 501, "Raft.ElectionTick"],
    [{ Raft: { HeartbeatTick: 2 } }, 501, "Raft.HeartbeatTick"],
    [{ EncryptionConfig: { AutoLockManagers: true } }, 501, "autolock is not supported"],
  ])("%j is refused", (json, http, text) => {
    const found = refusalOf(() => validateSwarmSpec(parseSwarmSpec(json), defaultSwarmSpec));
    expect(found?.http).toBe(http);
    expect(found?.text).toContain(text);
  });
});
