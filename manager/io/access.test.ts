import { execFile } from "node:child_process";
import { createPublicKey } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tls from "node:tls";
import * as grpc from "@grpc/grpc-js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asId } from "../../base/id.ts";
import { realChance, realClock } from "../../base/io/real.ts";
import type { Role } from "../../model/node.ts";
import { defaultSwarmSpec } from "../../model/parse/swarm-spec.ts";
import { authority, dispatcher, managers } from "../../proto/rpc.ts";
import { raftService } from "../../raft/io/wire.ts";
import { createRoot, type Root, signNode } from "../ca/io/certificate.ts";
import { newKey } from "../ca/io/key.ts";
import { nodeValidity } from "../ca/renewal.ts";
import { type Caller, callers } from "./access.ts";
import { Manager } from "./manager.ts";
import { callOnce, clientTo } from "./rpc.ts";
import { channelNames, requireTls13, Trust } from "./trust.ts";

/*
 * Every RPC of every service, called by everybody: what is let in is exactly what manager/io/access.ts says. A call that is let in
 * may fail for another reason; what tells a refusal is its status.
 */

const clusterId = asId<"cluster">("c1");
const root = createRoot(realClock.now(), realChance);
const foreign = createRoot(realClock.now(), realChance);
const validity = nodeValidity(realClock.now(), 0);

function credentialsOf(by: Root, nodeId: string, role: Role, cluster = clusterId) {
  const key = newKey();
  const node = { nodeId: asId<"node">(nodeId), role, clusterId: cluster, publicKey: createPublicKey(key), validity };
  return { certificate: signNode(by, node, realChance), key, root: root.certificate };
}

/** A caller's own channel: it believes in the server's root, whoever signed its own certificate. */
function channelOf(by: Root, nodeId: string, role: Role, cluster = clusterId): grpc.ChannelCredentials {
  const { certificate: cert, key } = credentialsOf(by, nodeId, role, cluster);
  return grpc.ChannelCredentials.createFromSecureContext(tls.createSecureContext({ ca: root.certificate, cert, key }));
}

const callerKinds = {
  nobody: () => grpc.ChannelCredentials.createFromSecureContext(tls.createSecureContext({ ca: root.certificate })),
  foreigner: () => channelOf(foreign, "n1", "manager"),
  neighbour: () => channelOf(root, "n1", "manager", asId("c2")),
  removed: () => channelOf(root, "gone", "manager"),
  worker: () => channelOf(root, "w1", "worker"),
  manager: () => channelOf(root, "m2", "manager"),
} as const;
type CallerKind = keyof typeof callerKinds;

/** What is meant, written down a second time: the table under test must not be its own judge. */
const meant: Readonly<Record<string, Caller>> = {
  "/skein.v1.Authority/GetRoot": "anybody",
  "/skein.v1.Authority/Issue": "anybody",
  "/skein.v1.Managers/Join": "manager",
  "/skein.v1.Managers/Leave": "manager",
  "/skein.v1.Managers/Ping": "manager",
  "/skein.v1.Managers/Forward": "manager",
  "/skein.v1.Dispatcher/Session": "node",
  "/skein.v1.Dispatcher/PublishLog": "node",
  "/raft.Raft/Deliver": "manager",
  "/raft.Raft/Install": "manager",
};

/** Who is refused by each kind of rule. Neighbours stand on our root but in another cluster: no such root exists, yet it is checked. */
const refused: Readonly<Record<string, readonly CallerKind[]>> = {
  anybody: ["removed"],
  node: ["nobody", "foreigner", "neighbour", "removed"],
  manager: ["nobody", "foreigner", "neighbour", "removed", "worker"],
};

const methods = [authority, managers, dispatcher, raftService].flatMap((service) => Object.values(service));
const table = methods.flatMap(
  (method) => (Object.keys(callerKinds) as CallerKind[]).map((kind) => ({ path: method.path, method, kind })), // The object's own keys.
);

let directory: string;
let manager: Manager;
let address: string;

beforeAll(async () => {
  requireTls13();
  directory = mkdtempSync(join(tmpdir(), "skein-access-"));
  const { freePort } = await import("../../daemon/test/world.ts");
  address = `127.0.0.1:${await freePort()}`;
  manager = await Manager.start({
    nodeId: asId("m1"),
    clusterId,
    raftId: 1,
    raftKey: new Uint8Array(32),
    listenAddress: address,
    address,
    directory,
    bootstrap: true,
    trust: new Trust(credentialsOf(root, "m1", "manager")),
    clock: realClock,
    chance: realChance,
    log: () => undefined,
    handle: () => Promise.reject(new Error("nothing is forwarded here")),
    onFatal: (error) => {
      throw error;
    },
    onRemoved: () => undefined,
  });
  await manager.seed(seed(), AbortSignal.timeout(10_000));
  await forget("gone");
});

afterAll(async () => {
  await manager.stop();
  rmSync(directory, { recursive: true, force: true });
});

test("the table knows every method, and no others", () => {
  expect(methods.map(({ path }) => path).sort()).toEqual(Object.keys(callers).sort());
  expect(callers).toEqual(meant);
});

describe("who may call what", () => {
  test.each(table)("$kind calls $path", async ({ path, method, kind }) => {
    const status = await statusOf(method, callerKinds[kind]());
    const rule = meant[path] ?? "";
    const isRefused = refused[rule]?.includes(kind) === true;
    const refusals: readonly string[] = ["the doorkeeper refuses"];
    expect(status.refusedAtTheDoor ? refusals : []).toEqual(isRefused ? refusals : []);
  });
});

describe("connections", () => {
  test("of anything older than TLS 1.3 are refused", async () => {
    const words = ["s_client", "-connect", address, "-alpn", "h2"];
    const shake = (version: string): Promise<string> =>
      new Promise((resolve) => {
        const shaken = execFile("openssl", [...words, version], (_, out, errors) => resolve(out + errors));
        shaken.stdin?.end();
      });
    expect(await shake("-tls1_2")).toMatch(/alert protocol version/);
    expect(await shake("-tls1_3")).toContain("New, TLSv1.3");
  });

  test("to a worker that passes itself off as a manager fail", async () => {
    const server = new grpc.Server();
    server.addService(
      { getRoot: authority.getRoot },
      { getRoot: (_: unknown, reply: grpc.sendUnaryData<object>) => reply(null, {}) },
    );
    const worker = new Trust(credentialsOf(root, "w1", "worker"));
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync("127.0.0.1:0", worker.server(), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      );
    });
    const settings = { address: `127.0.0.1:${port}`, signal: AbortSignal.timeout(10_000), timeoutMs: 5_000 };
    const ours = new Trust(credentialsOf(root, "m2", "manager")).channel();
    await expect(callOnce(authority.getRoot, {}, { ...settings, credentials: ours })).rejects.toThrow(
      "not a manager's",
    );
    server.forceShutdown();
  });

  test("use a renewed certificate without a restart", async () => {
    const trust = manager.options.trust;
    const before = trust.credentials;
    trust.renew(credentialsOf(root, "m1", "manager"));
    const seen = await new Promise<string>((resolve, reject) => {
      const [host = "", port = ""] = address.split(":");
      const options = { host, port: Number(port), ca: root.certificate, servername: "skein", ALPNProtocols: ["h2"] };
      const socket = tls.connect(options, () => {
        resolve(socket.getPeerX509Certificate()?.toString() ?? "");
        socket.destroy();
      });
      socket.on("error", reject);
    });
    expect(seen.trim()).toBe(trust.credentials.certificate.trim());
    expect(seen.trim()).not.toBe(before.certificate.trim());
  });
});

interface Status {
  readonly code: grpc.status;
  readonly refusedAtTheDoor: boolean;
}

/** Calls with an empty message and takes the status that the call ends with. A stream that stays open was let in. */
function statusOf(method: (typeof methods)[number], credentials: grpc.ChannelCredentials): Promise<Status> {
  const client = clientTo(address, credentials);
  const { promise, resolve } = Promise.withResolvers<Status>();
  const channel = new grpc.Client(address, credentials, { ...channelNames });
  // The methods' message types differ; an empty message is one of each.
  const definition = method as grpc.MethodDefinition<object, object>;
  const call = channel.makeBidiStreamRequest(
    definition.path,
    definition.requestSerialize,
    definition.responseDeserialize,
  );
  call.on("data", () => undefined);
  call.on("error", () => undefined);
  call.on("status", ({ code, metadata }) => {
    const skeinCode = String(metadata.get("skein-code")[0] ?? "");
    const refusals = ["UNAUTHENTICATED", "FORBIDDEN"];
    const atTheDoor = refusals.includes(skeinCode) && metadata.get("refused-by")[0] === "doorkeeper";
    resolve({ code, refusedAtTheDoor: atTheDoor });
    channel.close();
    client.close();
  });
  call.write({});
  call.end();
  return promise;
}

async function forget(nodeId: string): Promise<void> {
  const signal = AbortSignal.timeout(10_000);
  const leading = manager.leading();
  const role = "worker";
  await leading.submit(
    { kind: "joinNode", nodeId: asId(nodeId), role, availability: "active", dataPathAddress: "127.0.0.1" },
    signal,
  );
  await leading.submit({ kind: "removeNode", id: asId(nodeId), force: true }, signal);
}

function seed(): Parameters<Manager["seed"]>[0] {
  return {
    kind: "seedCluster",
    clusterId,
    spec: {
      ...defaultSwarmSpec,
      Dispatcher: { HeartbeatPeriod: 1_000_000_000 },
      CAConfig: { NodeCertExpiry: 7_776_000_000_000_000 },
    },
    rootCa: root,
    joinTokens: { worker: "w", manager: "m" },
    defaultAddressPool: ["10.0.0.0/8"],
    subnetSize: 24,
    dataPathPort: 4789,
    node: {
      kind: "joinNode",
      nodeId: asId("m1"),
      role: "manager",
      availability: "active",
      dataPathAddress: "127.0.0.1",
      manager: { raftId: 1, address },
    },
  };
}
