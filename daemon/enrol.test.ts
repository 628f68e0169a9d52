import { createPublicKey } from "node:crypto";
import * as grpc from "@grpc/grpc-js";
import { afterEach, expect, test } from "vitest";
import { asId } from "../base/id.ts";
import { realChance, realClock } from "../base/io/real.ts";
import { createRoot, type Root, signNode } from "../manager/ca/io/certificate.ts";
import { newKey } from "../manager/ca/io/key.ts";
import { publicKeyOf } from "../manager/ca/io/request.ts";
import { joinTokenFor } from "../manager/ca/join-token.ts";
import { requireTls13, Trust } from "../manager/io/trust.ts";
import type { Role } from "../model/node.ts";
import { authority } from "../proto/rpc.ts";
import { enrol } from "./enrol.ts";

requireTls13();
const now = realClock.now();
const [genuine, forged] = [createRoot(now, realChance), createRoot(now, realChance)];
const token = joinTokenFor(genuine.certificate, realChance.bytes(16));

const servers: grpc.Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.forceShutdown();
});

interface Shown {
  /** The root it answers with. */
  readonly root: Root;
  /** Who signed the certificate that it proves itself with, and as what. */
  readonly by: Root;
  readonly role?: Role;
  readonly until?: number;
}

interface Authority {
  readonly address: string;
  readonly asked: string[];
  /** Where the calls came from, one for each connection. */
  readonly connections: ReadonlySet<string>;
}

/** Somebody who answers as an authority. */
async function authorityThat({ root, by, role = "manager", until = now + 60_000 }: Shown): Promise<Authority> {
  const asked: string[] = [];
  const connections = new Set<string>();
  const server = new grpc.Server();
  servers.push(server);
  const clusterId = asId<"cluster">("c");
  const validity = { notBefore: now - 60_000, notAfter: until };
  server.addService(authority, {
    getRoot: (call: grpc.ServerUnaryCall<object, object>, reply: grpc.sendUnaryData<object>) => {
      asked.push("getRoot");
      connections.add(call.getPeer());
      reply(null, { certificate: root.certificate });
    },
    issue: (call: grpc.ServerUnaryCall<IssueQuestion, object>, reply: grpc.sendUnaryData<object>) => {
      asked.push(`issue ${call.request.token}`);
      connections.add(call.getPeer());
      const node = { nodeId: asId<"node">("new"), role: "worker", clusterId } as const;
      const certificate = signNode(by, { ...node, publicKey: publicKeyOf(call.request.request), validity }, realChance);
      reply(null, { ...node, certificate, managers: [{ nodeId: "x", address: "127.0.0.1:1" }] });
    },
  });
  const key = newKey();
  const node = { nodeId: asId<"node">("x"), clusterId, role, publicKey: createPublicKey(key), validity } as const;
  const credentials = new Trust({ certificate: signNode(by, node, realChance), key, root: by.certificate }).server();
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", credentials, (error, bound) => (error === null ? resolve(bound) : reject(error)));
  });
  return { address: `127.0.0.1:${port}`, asked, connections };
}

interface IssueQuestion {
  readonly token: string;
  readonly request: string;
}

const join = (remote: string) =>
  enrol({
    remote,
    token,
    availability: "active",
    dataPathAddress: "127.0.0.1",
    description: undefined,
    signal: AbortSignal.timeout(2_000),
  });

test("the root is fetched and the certificate asked for on one connection", async () => {
  const { address, asked, connections } = await authorityThat({ root: genuine, by: genuine });
  const certified = await join(address);
  expect(certified).toMatchObject({ nodeId: "new", role: "worker", clusterId: "c", root: genuine.certificate });
  expect(asked).toEqual(["getRoot", `issue ${token}`]);
  expect(connections.size).toBe(1);
});

const impostors = {
  "an authority with another root": [{ root: forged, by: forged }, "remote CA does not match fingerprint. Expected: "],
  "one that shows the genuine root without having its key": [{ root: genuine, by: forged }, "not signed by"],
  "a worker of the genuine swarm": [{ root: genuine, by: genuine, role: "worker" }, "not a manager's"],
  "one whose certificate is over": [{ root: genuine, by: genuine, until: now - 1_000 }, "not valid at this time"],
} as const satisfies Record<string, readonly [Shown, string]>;

test.each(Object.entries(impostors))("%s is refused before it sees the token", async (_, [shown, why]) => {
  const { address, asked } = await authorityThat(shown);
  await expect(join(address)).rejects.toThrow(why);
  expect(asked).toEqual(["getRoot"]);
});

test("nobody at the address is said so", async () => {
  await expect(join("127.0.0.1:1")).rejects.toMatchObject({
    code: "UNAVAILABLE",
    message: expect.stringContaining("could not connect to 127.0.0.1:1: connect ECONNREFUSED"),
  });
});
