import { X509Certificate } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { Authority, type Certificate } from "../test/certificates.ts";
import { bytes, eventually, TestCluster, type TestMember } from "../test/cluster.ts";
import { Hop } from "../test/hop.ts";
import type { PeerCall } from "./types.ts";

const peerName = "raft.test";

let directory: string;
let authority: Authority;
let stranger: Authority;
let cluster: TestCluster;
let hops: Map<number, Hop>;
/** What each member shows when it calls, by member. */
let shown: Map<number, Certificate>;
/** The serial numbers of the certificates that member 1 saw, by member. */
let seen: Map<number, string[]>;
let refused: (from: number) => boolean;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "raft-tls-"));
  authority = new Authority(directory, "authority");
  stranger = new Authority(directory, "stranger");
});

afterAll(() => rm(directory, { recursive: true, force: true }));

beforeEach(async () => {
  hops = new Map();
  shown = new Map();
  seen = new Map();
  refused = () => false;
  const { key, certificate } = authority.issue(peerName);
  const pair = { private_key: key, cert_chain: certificate };
  cluster = await TestCluster.create(
    async (id, address) => {
      const { hop, address: own } = await Hop.to(address);
      hops.set(id, hop);
      return own;
    },
    () => grpc.ServerCredentials.createSsl(authority.certificate, [pair], true),
  );
});

afterEach(async () => {
  await cluster.close();
  for (const hop of hops.values()) hop.close();
});

function serialOf(certificate: Buffer): string {
  return new X509Certificate(certificate).serialNumber;
}

/** What a member needs to take part, with the certificate that it has at the time of each call. */
function secure(id: number): object {
  if (!shown.has(id)) shown.set(id, authority.issue(peerName));
  return {
    peerName: () => peerName,
    channelCredentials: () => {
      const own = shown.get(id);
      if (own === undefined) throw new Error("every member has a certificate");
      return grpc.credentials.createSsl(authority.certificate, own.key, own.certificate);
    },
    authorize: (call: PeerCall, from: number) => {
      const serial = call.getAuthContext().sslPeerCertificate?.serialNumber;
      if (serial === undefined || refused(from)) throw new Error("not one of ours");
      if (id === 1) seen.set(from, [...(seen.get(from) ?? []), serial]);
    },
  };
}

async function threeMembers(): Promise<readonly TestMember[]> {
  return [await cluster.found(secure(1)), await cluster.join(secure(2)), await cluster.join(secure(3))];
}

test("members talk over mutual TLS, and each shows who it is", async () => {
  const [leader] = await threeMembers();
  await leader?.running.propose(bytes("secret"));
  for (const member of cluster.members) {
    await eventually(() => member.recorder.values.length === 1, "the entry everywhere");
  }
  for (const id of [2, 3]) expect(seen.get(id)?.[0]).toBe(serialOf(shown.get(id)?.certificate ?? Buffer.alloc(0)));
});

test("a renewed certificate is shown from the next connection on, without a restart", async () => {
  const [leader] = await threeMembers();
  const renewed = authority.issue(peerName);
  shown.set(2, renewed);
  hops.get(1)?.cut();
  await eventually(() => seen.get(2)?.at(-1) === serialOf(renewed.certificate), "the renewed certificate");
  await leader?.running.propose(bytes("on"));
  await eventually(() => cluster.members[1]?.recorder.values.length === 1, "the entry at the renewed member");
});

test("a member with a foreign certificate is heard by nobody, and the others do not mind", async () => {
  const [leader, , third] = await threeMembers();
  await leader?.running.propose(bytes("before"));
  await third?.stop();
  const foreign = stranger.issue(peerName);
  shown.set(3, foreign);
  await third?.start(secure(3));
  // It listens with a certificate of ours, so it hears the others; what it says itself is not heard.
  await leader?.running.propose(bytes("without it"));
  await eventually(() => third?.recorder.values.length === 1, "the member to know what was committed before");
  expect(leader?.running.status().role).toBe("leader");
  shown.set(3, authority.issue(peerName));
  await eventually(() => third?.recorder.values.length === 2, "the member to catch up with a certificate of ours");
  expect(seen.get(3)).toContain(serialOf(shown.get(3)?.certificate ?? Buffer.alloc(0)));
  expect(seen.get(3)).not.toContain(serialOf(foreign.certificate));
});

test("a peer that is refused at run time is let in again when it may", async () => {
  const [leader] = await threeMembers();
  refused = (from) => from === 3;
  hops.get(1)?.cut();
  await eventually(
    () => leader?.running.status().members.some(({ id, reachable }) => id === 3 && reachable === false) ?? false,
    "the leader not to hear it any more",
  );
  await leader?.running.propose(bytes("two are enough"));
  refused = () => false;
  await eventually(
    () => leader?.running.status().members.every(({ reachable }) => reachable === true) ?? false,
    "the leader to hear it again",
  );
});
