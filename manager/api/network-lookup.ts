import { SkeinError } from "../../base/error.ts";
import { type Attempt, attemptCluster, memberOf, textOf } from "./attempt.ts";
import type { Call, Here } from "./call.ts";

/**
 * Carried by the networks that a node makes on its engine for the swarm's; the value is the swarm network's id
 * (overlay-net).
 */
export const ownLabel = "skein.network";
/** Carried by the node's gateway network: users see it, as they see Docker's docker_gwbridge, but must not prune it. */
export const gatewayLabel = "skein.slice";

export function isOwn(network: unknown): boolean {
  return textOf(memberOf(memberOf(network, "Labels"), ownLabel)) !== "";
}

export type FoundNetwork =
  | { readonly kind: "engine" }
  | { readonly kind: "swarm"; readonly id: string; readonly value: unknown };

/**
 * Which network a user means, of this node's engine or of the swarm: id before name before start of an id, then
 * the engine's.
 */
export async function findNamed(here: Here, call: Call): Promise<FoundNetwork> {
  const key = call.params["id"] ?? "";
  const scope = call.query.get("scope") ?? "";
  if (scope === "swarm") return inSwarm(await askCluster(here, call, key), key);
  const local = await here.engine.get(`/networks/${encodeURIComponent(key)}`, call.signal);
  if (scope === "local") return { kind: "engine" };
  if (local.status === 200 && isOwn(local.value)) {
    const swarmId = textOf(memberOf(memberOf(local.value, "Labels"), ownLabel));
    const swarm = await askCluster(here, call, swarmId);
    // Without the cluster's word, the engine's side is all there is to show.
    return swarm.refusal === undefined ? inSwarm(swarm, key) : { kind: "engine" };
  }
  const swarm = await askCluster(here, call, key);
  if (local.status !== 200) return isKnownAbsent(swarm) ? notFound(local.status, key) : inSwarm(swarm, key);
  if (swarm.status !== 200) return { kind: "engine" };
  return closer(key, local.value, swarm);
}

/**
 * A node outside the managers only speaks for its engine; a cluster that cannot answer has not said that there is
 * none.
 */
function isKnownAbsent({ status, refusal }: Attempt): boolean {
  return refusal === undefined ? status === 404 : refusal.code === "NOT_MANAGER" || refusal.code === "WORKER_ONLY";
}

function closer(key: string, local: unknown, swarm: Attempt): FoundNetwork {
  const [localRank, swarmRank] = [rankOf(local, key), rankOf(swarm.value, key)];
  if (localRank === ranks.start && swarmRank === ranks.start) {
    throw new SkeinError("AMBIGUOUS", { kind: "network", name: key, matches: "2" });
  }
  return localRank <= swarmRank ? { kind: "engine" } : inSwarm(swarm, key);
}

const ranks = { id: 0, name: 1, start: 2 } as const;

function rankOf(network: unknown, key: string): number {
  if (memberOf(network, "Id") === key) return ranks.id;
  return memberOf(network, "Name") === key ? ranks.name : ranks.start;
}

function askCluster(here: Here, call: Call, key: string): Promise<Attempt> {
  const path = `/networks/${encodeURIComponent(key)}`;
  return attemptCluster(here, {
    ...call,
    method: "GET",
    path,
    url: `/v1.${call.minor}${path}`,
    body: new Uint8Array(),
  });
}

function inSwarm(swarm: Attempt, key: string): FoundNetwork {
  if (swarm.refusal !== undefined) throw swarm.refusal;
  if (swarm.status === 200) return { kind: "swarm", id: textOf(memberOf(swarm.value, "Id")), value: swarm.value };
  if (swarm.status === 404) throw new SkeinError("NOT_FOUND", { kind: "network", name: key });
  const reason = textOf(memberOf(swarm.value, "message"));
  throw new SkeinError(swarm.status === 400 ? "BAD_REQUEST" : "UNKNOWN", { reason });
}

/** Where the engine has more to say than "not found" (an ambiguous start of an id), it says it itself. */
function notFound(engineStatus: number, key: string): FoundNetwork {
  if (engineStatus === 404) throw new SkeinError("NOT_FOUND", { kind: "network", name: key });
  return { kind: "engine" };
}
