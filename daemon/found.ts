import { createPublicKey } from "node:crypto";
import type { InitRequest } from "../manager/api/port.ts";
import { newKey } from "../manager/ca/io/key.ts";
import { joinTokenFor, secretBytes } from "../manager/ca/join-token.ts";
import { nodeValidity } from "../manager/ca/renewal.ts";
import type { SeedCommand } from "../model/command.ts";
import type { Addresses } from "./address.ts";
import { begin, mintId, type NodeOptions, namesOf } from "./begin.ts";
import type { Identity } from "./identity.ts";
import { Member, newRaftIdentity } from "./member.ts";

const seedMs = 15_000;

/** Makes a new swarm with this node as its only manager. */
export async function found(request: InitRequest, addresses: Addresses, options: NodeOptions): Promise<Member> {
  const { clock, chance } = options;
  const { createRoot, signNode } = await import("../manager/ca/io/certificate.ts");
  const root = createRoot(clock.now(), chance);
  const key = newKey();
  const who = { nodeId: mintId<"node">(chance), clusterId: mintId<"cluster">(chance), role: "manager" } as const;
  const validity = nodeValidity(clock.now(), request.spec.CAConfig.NodeCertExpiry);
  const certificate = signNode(root, { ...who, publicKey: createPublicKey(key), validity }, chance);
  const raft = newRaftIdentity();
  const identity: Identity = {
    ...who,
    certificate,
    key,
    root: root.certificate,
    ...namesOf(addresses),
    managers: [addresses.advertise],
    raft,
  };
  const member = new Member(identity, options);
  return await begin(member, async () => {
    const manager = await member.startManager({ found: true });
    const signal = AbortSignal.timeout(seedMs);
    await manager.seed(await seedOf(request, identity, { root, raftId: raft.id }, options), signal);
  });
}

async function seedOf(
  request: InitRequest,
  identity: Identity,
  secret: { readonly root: SeedCommand["rootCa"]; readonly raftId: number },
  { chance, describe }: NodeOptions,
): Promise<SeedCommand> {
  const token = (): string => joinTokenFor(secret.root.certificate, chance.bytes(secretBytes));
  const description = await describe();
  const { spec, defaultAddressPool, subnetSize, dataPathPort, availability } = request;
  return {
    kind: "seedCluster",
    clusterId: identity.clusterId,
    spec,
    rootCa: secret.root,
    joinTokens: { worker: token(), manager: token() },
    defaultAddressPool,
    subnetSize,
    dataPathPort,
    node: {
      kind: "joinNode",
      nodeId: identity.nodeId,
      role: "manager",
      availability,
      dataPathAddress: identity.dataPathAddress,
      ...(description === undefined ? {} : { description }),
      manager: { raftId: secret.raftId, address: identity.advertiseAddress },
    },
  };
}
