import { SkeinError } from "../../base/error.ts";
import { times } from "../../base/limit.ts";
import type { Cluster } from "../../model/cluster.ts";
import { parseSwarmSpec, validateSwarmSpec } from "../../model/parse/swarm-spec.ts";
import type { View } from "../../model/view.ts";
import { readJson } from "./body.ts";
import { type Answer, type Call, type ClusterRoute, empty, type Here, json, type LocalRoute } from "./call.ts";
import { convertSwarm } from "./convert-swarm.ts";
import { parseInitRequest, parseJoinRequest } from "./parse-swarm-request.ts";
import type { ManagerPort } from "./port.ts";
import { laxFlag, strictFlag, versionOf } from "./query.ts";

/** A node's own way in and out of a swarm. */
export function localSwarmRoutes(): readonly LocalRoute[] {
  return [
    { method: "POST", path: "/swarm/init", handle: init },
    { method: "POST", path: "/swarm/join", handle: join },
    { method: "POST", path: "/swarm/leave", handle: leave },
    { method: "POST", path: "/swarm/unlock", handle: unlock },
  ];
}

export function clusterSwarmRoutes(): readonly ClusterRoute[] {
  return [
    { method: "GET", path: "/swarm", handle: getSwarm },
    { method: "POST", path: "/swarm/update", handle: updateSwarm },
    // Autolock is refused, so there is no key: Docker answers the same then.
    { method: "GET", path: "/swarm/unlockkey", handle: async () => json(200, { UnlockKey: "" }) },
  ];
}

/** Once begun it is finished, whether the client waits or not: half a swarm helps nobody. */
async function init({ node }: Here, call: Call): Promise<Answer> {
  const request = parseInitRequest(readJson(call));
  return json(200, await node.init(request, AbortSignal.timeout(times.requestMs)));
}

async function join({ node }: Here, call: Call): Promise<Answer> {
  const request = parseJoinRequest(readJson(call));
  const signal = AbortSignal.timeout(times.requestMs);
  try {
    await node.join(request, signal);
  } catch (error) {
    if (error instanceof SkeinError || !signal.aborted) throw error;
    const reason =
      "Timeout was reached before node joined. The attempt to join the swarm will continue in the background. " +
      'Use the "docker info" command to see the current swarm status of your node.';
    throw new SkeinError("UNAVAILABLE", { reason }, error);
  }
  return empty(200);
}

async function leave({ node }: Here, { query }: Call): Promise<Answer> {
  await node.leave(laxFlag(query, "force"), AbortSignal.timeout(3 * times.requestMs));
  return empty(200);
}

async function unlock({ node }: Here, call: Call): Promise<Answer> {
  readJson(call);
  if (node.state().local === "inactive") throw new SkeinError("NOT_IN_SWARM", {});
  throw new SkeinError("CONFLICT", { reason: "swarm is not locked" });
}

async function getSwarm(manager: ManagerPort): Promise<Answer> {
  const view = manager.view();
  return json(200, convertSwarm(clusterOf(view), view.nodes()));
}

async function updateSwarm(manager: ManagerPort, call: Call): Promise<Answer> {
  const version = versionOf(call.query, "swarm");
  const rotateWorker = strictFlag(call.query, "rotateWorkerToken");
  const rotateManager = strictFlag(call.query, "rotateManagerToken");
  // Rotating a key that does not exist changes nothing, as in Docker with autolock off.
  strictFlag(call.query, "rotateManagerUnlockKey");
  const spec = parseSwarmSpec(readJson(call));
  validateSwarmSpec(spec, clusterOf(manager.view()).spec);
  const newTokens = {
    ...(rotateWorker && { worker: manager.mintToken() }),
    ...(rotateManager && { manager: manager.mintToken() }),
  };
  const hasTokens = rotateWorker || rotateManager;
  await manager.submit({ kind: "updateCluster", version, spec, ...(hasTokens && { newTokens }) }, call.signal);
  return empty(200);
}

function clusterOf(view: View): Cluster {
  const cluster = view.cluster();
  if (cluster === undefined) throw new SkeinError("MANAGER_STARTING", {});
  return cluster;
}
