import { createPublicKey } from "node:crypto";
import * as grpc from "@grpc/grpc-js";
import { afterEach, expect, test } from "vitest";
import { asId } from "../base/id.ts";
import { realChance, realClock } from "../base/io/real.ts";
import { createRoot, type Root, signNode } from "../manager/ca/io/certificate.ts";
import { newKey } from "../manager/ca/io/key.ts";
import { joinTokenFor } from "../manager/ca/join-token.ts";
import { nodeValidity } from "../manager/ca/renewal.ts";
import { requireTls13, Trust } from "../manager/io/trust.ts";
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

/** Somebody who answers as an authority: shows one root, and proves itself with a certificate of another. */
async function impostor(shown: Root, own: Root): Promise<{ readonly address: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = new grpc.Server();
  servers.push(server);
  server.addService(authority, {
    getRoot: (_: unknown, reply: grpc.sendUnaryData<object>) => {
      asked.push("getRoot");
      reply(null, { certificate: shown.certificate });
    },
    issue: (call: { request: { token: string } }, reply: grpc.sendUnaryData<object>) => {
      asked.push(`issue ${call.request.token}`);
      reply(null, {});
    },
  });
  const key = newKey();
  const node = { nodeId: asId<"node">("x"), clusterId: asId<"cluster">("c"), role: "manager" } as const;
  const certificate = signNode(
    own,
    { ...node, publicKey: createPublicKey(key), validity: nodeValidity(now, 0) },
    realChance,
  );
  const credentials = new Trust({ certificate, key, root: own.certificate }).server();
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", credentials, (error, bound) => (error === null ? resolve(bound) : reject(error)));
  });
  return { address: `127.0.0.1:${port}`, asked };
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

test("an authority with another root is refused before it sees the token", async () => {
  const { address, asked } = await impostor(forged, forged);
  await expect(join(address)).rejects.toThrow("remote CA does not match fingerprint. Expected: ");
  expect(asked).toEqual(["getRoot"]);
});

test("one that shows the genuine root without having its key is refused before it sees the token", async () => {
  const { address, asked } = await impostor(genuine, forged);
  await expect(join(address)).rejects.toThrow("certificate");
  expect(asked).toEqual(["getRoot"]);
});
