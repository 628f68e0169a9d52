import type { Chance, Clock } from "../../base/clock.ts";
import { SkeinError } from "../../base/error.ts";
import { limited } from "../../base/io/limited.ts";
import { realChance } from "../../base/io/real.ts";
import { times } from "../../base/limit.ts";
import type { ApiLog } from "./api-log.ts";
import { checkVersion, splitUrl, splitVersion } from "./api-version.ts";
import type { Answer, Call, ClusterRoute, Here, LocalRoute } from "./call.ts";
import { createEdge } from "./edge.ts";
import { createEngine } from "./engine.ts";
import { failureAnswer, pageNotFound } from "./failure.ts";
import { createMatcher, type RouteMatcher } from "./match-route.ts";
import type { ClusterAccess, HandedRequest, HandedResponse, NodePort } from "./port.ts";
import { changeAtPresumedLeader } from "./presumed-leader.ts";
import { eventRoutes } from "./route-event.ts";
import { explainRoutes } from "./route-explain.ts";
import { infoRoutes } from "./route-info.ts";
import { logRoutes } from "./route-log.ts";
import { clusterNetworkRoutes, localNetworkRoutes } from "./route-network.ts";
import { nodeRoutes } from "./route-node.ts";
import { payloadRoutes } from "./route-payload.ts";
import { rebalanceRoutes } from "./route-rebalance.ts";
import { serviceRoutes } from "./route-service.ts";
import { serviceActionRoutes } from "./route-service-action.ts";
import { serviceHistoryRoutes } from "./route-service-history.ts";
import { statusRoutes } from "./route-status.ts";
import { clusterSwarmRoutes, localSwarmRoutes } from "./route-swarm.ts";
import { systemRoutes } from "./route-system.ts";
import { taskRoutes } from "./route-task.ts";

export interface ApiOptions {
  readonly node: NodePort;
  /** Unix socket of this node's Docker Engine. */
  readonly engineSocket: string;
  /** Skein's own version. */
  readonly version: string;
  readonly log: ApiLog;
  readonly clock: Clock;
  readonly chance?: Chance;
}

/** A whole Docker endpoint: swarm mode is ours, all else is this node's engine. */
export interface Api {
  /** Resolves when clients can connect. A socket file that nobody listens on is replaced. */
  listen(socketPath: string): Promise<void>;
  /** Serves a call that a follower handed over; never hands it on. Aborting `signal`, or leaving the body, ends it. */
  handle(request: HandedRequest, signal?: AbortSignal): Promise<HandedResponse>;
  /** Ends every call and connection. */
  close(): Promise<void>;
}

export function createApi(options: ApiOptions): Api {
  const { node, log, clock, chance = realChance } = options;
  const clusterRoutes = [
    ...clusterSwarmRoutes(),
    ...nodeRoutes(),
    ...serviceRoutes(chance),
    ...serviceActionRoutes(),
    ...serviceHistoryRoutes(),
    ...rebalanceRoutes(),
    ...explainRoutes(),
    ...logRoutes(),
    ...taskRoutes(clock),
    ...clusterNetworkRoutes(),
    ...payloadRoutes(),
    ...infoRoutes(),
    ...eventRoutes(),
  ];
  const localRoutes = [...localSwarmRoutes(), ...localNetworkRoutes(), ...systemRoutes(clock, log), ...statusRoutes()];
  const [ofCluster, ofHere] = [createMatcher<ClusterRoute>(clusterRoutes), createMatcher<LocalRoute>(localRoutes)];
  const here: Here = {
    node,
    engine: createEngine(options.engineSocket),
    version: options.version,
    cluster: (call) => runCluster(node, ofCluster, call),
  };
  const serve = async (call: Call): Promise<Answer> => {
    const local = ofHere(call.method, call.path);
    if (local !== undefined) return local.route.handle(here, { ...call, params: local.params });
    return here.cluster(call);
  };
  const edge = createEdge({ serve, engine: here.engine, log, routes: [...localRoutes, ...clusterRoutes] });
  return {
    listen: (socketPath) => edge.listen(socketPath),
    close: () => edge.close(),
    handle: (request, signal) => handHere({ node, matchRoute: ofCluster, log, request, signal }),
  };
}

async function runCluster(node: NodePort, matchRoute: RouteMatcher<ClusterRoute>, call: Call): Promise<Answer> {
  const match = matchRoute(call.method, call.path);
  if (match === undefined) return pageNotFound;
  return await limited(times.requestMs, call.signal, async (within) => {
    const signal = match.route.streams ? call.signal : within;
    const matched = { ...call, params: match.params, signal };
    const changed = await changeAtPresumedLeader(node, match.route, matched);
    if (changed !== undefined) return changed;
    const access = await node.access(within);
    switch (access.kind) {
      case "leader":
        return match.route.handle(access.manager, matched);
      case "follower":
        return handOver(access, call, signal);
    }
  });
}

function handOver(
  access: ClusterAccess & { readonly kind: "follower" },
  call: Call,
  signal: AbortSignal,
): Promise<Answer> {
  return access.forward({ method: call.method, path: call.url, headers: call.headers, body: call.body }, signal);
}

interface Handed {
  readonly node: NodePort;
  readonly matchRoute: RouteMatcher<ClusterRoute>;
  readonly log: ApiLog;
  readonly request: HandedRequest;
  readonly signal: AbortSignal | undefined;
}

async function handHere({ node, matchRoute, log, request, signal }: Handed): Promise<HandedResponse> {
  const gone = new AbortController();
  const whole = signal === undefined ? gone.signal : AbortSignal.any([signal, gone.signal]);
  const leaderOnly = async (): Promise<Answer> => {
    const call = callOf(request, whole);
    const match = matchRoute(call.method, call.path);
    if (match === undefined) return pageNotFound;
    const matched = { ...call, params: match.params };
    const changed = await changeAtPresumedLeader(node, match.route, matched);
    if (changed !== undefined) return changed;
    const access = await node.access(whole);
    // Leadership moved on the way: the client asks again.
    if (access.kind !== "leader") throw new SkeinError("NO_LEADER", {});
    return match.route.handle(access.manager, matched);
  };
  const answer = await leaderOnly().catch((error: unknown) => failureAnswer(error, log));
  return { ...answer, body: bodyOf(answer, gone) };
}

/** Ends what feeds the body when its reader leaves. */
async function* bodyOf({ body }: Answer, gone: AbortController): AsyncGenerator<Uint8Array> {
  try {
    if (!(body instanceof Uint8Array)) yield* body;
    else if (body.length > 0) yield body;
  } finally {
    gone.abort();
  }
}

function callOf(request: HandedRequest, signal: AbortSignal): Call {
  const { path, query } = splitUrl(request.path);
  const version = splitVersion(path);
  checkVersion(version);
  const { method, headers, body } = request;
  const { minor } = version;
  return {
    method,
    url: request.path,
    path: version.path,
    params: {},
    query: new URLSearchParams(query),
    headers,
    body,
    minor,
    signal,
  };
}
