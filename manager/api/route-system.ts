import { hostname } from "node:os";
import type { Clock } from "../../base/clock.ts";
import { SkeinError } from "../../base/error.ts";
import { wait } from "../../base/io/wait.ts";
import type { ApiLog } from "./api-log.ts";
import { apiVersion, apiVersionMin, minorMin } from "./api-version.ts";
import { attemptCluster, listOf, memberOf, objectOf, textOf } from "./attempt.ts";
import { readJson } from "./body.ts";
import { type Answer, type Call, type Here, json, type LocalRoute } from "./call.ts";
import { rfc3339 } from "./convert-meta.ts";
import { mergeInto, wholeLines } from "./merge.ts";
import type { SwarmState } from "./port.ts";

/** What speaks for the whole endpoint: the engine's word with the swarm's in it. */
export function systemRoutes(clock: Clock, log: ApiLog): readonly LocalRoute[] {
  return [
    { method: "GET", path: "/_ping", handle: ping },
    { method: "HEAD", path: "/_ping", handle: ping },
    { method: "GET", path: "/version", handle: getVersion },
    { method: "GET", path: "/info", handle: (here, call) => getInfo(here, call, clock) },
    { method: "GET", path: "/events", handle: (here, call) => watchAll(here, call, log) },
    { method: "GET", path: "/distribution/*", handle: getDistribution },
    { method: "POST", path: "/volumes/create", handle: createVolume },
    { method: "PUT", path: "/volumes/:id", handle: refuseClusterVolume },
  ];
}

const pingMs = 2_000;

/** Answers also without an engine: the swarm is still there to be asked. */
async function ping(here: Here, call: Call): Promise<Answer> {
  const signal = AbortSignal.any([call.signal, AbortSignal.timeout(pingMs)]);
  const engine = await here.engine.get("/_ping", signal).catch(() => undefined);
  const builder = engine?.headers["builder-version"];
  const headers = {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-cache, no-store, must-revalidate",
    pragma: "no-cache",
    "builder-version": builder ?? "1",
    swarm: pingState(here.node.state()),
  };
  return { status: 200, headers, body: Buffer.from("OK") };
}

function pingState({ local, role }: SwarmState): string {
  return local === "active" ? `active/${role ?? "worker"}` : local;
}

async function getVersion(here: Here, call: Call): Promise<Answer> {
  const { value } = await here.engine.get("/version", call.signal);
  const engine = objectOf(value);
  const components = listOf(engine["Components"]).map((component) =>
    memberOf(component, "Name") === "Engine" ? withOurVersions(component) : component,
  );
  const ours = {
    Name: "Skein",
    Version: here.version,
    Details: { ApiVersion: apiVersion, MinAPIVersion: apiVersionMin },
  };
  return json(200, {
    ...engine,
    ApiVersion: apiVersion,
    MinAPIVersion: apiVersionMin,
    Components: [...components, ours],
  });
}

/** Clients negotiate with the endpoint, not with the engine behind it. */
function withOurVersions(component: unknown): unknown {
  const details = objectOf(memberOf(component, "Details"));
  return { ...objectOf(component), Details: { ...details, ApiVersion: apiVersion, MinAPIVersion: `1.${minorMin}` } };
}

async function getInfo(here: Here, call: Call, clock: Clock): Promise<Answer> {
  const [engine, swarm] = await Promise.all([engineInfo(here, call, clock), swarmInfo(here, call)]);
  return json(200, { ...engine, Swarm: swarm });
}

/** `docker node ls` asks for `/info` too: it must not fail because the engine is down. */
async function engineInfo(here: Here, call: Call, clock: Clock): Promise<Readonly<Record<string, unknown>>> {
  try {
    return objectOf((await here.engine.get("/info", call.signal)).value);
  } catch (error) {
    if (!(error instanceof SkeinError)) throw error;
    return {
      ID: "",
      Name: hostname(),
      ServerVersion: here.version,
      SystemTime: rfc3339(clock.now()),
      Warnings: [error.message],
    };
  }
}

async function swarmInfo(here: Here, call: Call): Promise<Readonly<Record<string, unknown>>> {
  const state = here.node.state();
  const managers = state.remoteManagers.map(({ nodeId, address }) => ({ NodeID: nodeId, Addr: address }));
  const info = {
    NodeID: state.nodeId ?? "",
    NodeAddr: state.nodeAddress ?? "",
    LocalNodeState: state.local,
    ControlAvailable: state.controlAvailable,
    Error: state.error ?? "",
    RemoteManagers: managers.length === 0 ? null : managers,
  };
  if (state.role !== "manager" || state.local !== "active") return info;
  const cluster = await attemptCluster(here, call);
  if (cluster.status === 200) return { ...info, ...objectOf(cluster.value) };
  return { ...info, Error: textOf(memberOf(cluster.value, "message")) };
}

/** The engine's stream decides when it ends (`until`); the swarm's part is asked for again when its leader changes. */
async function watchAll(here: Here, call: Call, log: ApiLog): Promise<Answer> {
  const swarm = await swarmEvents(here, call);
  const engine = await here.engine.relay(call);
  if (engine.status !== 200 || engine.body instanceof Uint8Array) return engine;
  const lines = swarmLines(here, call, { first: swarm, log });
  return {
    status: 200,
    headers: { "content-type": "application/json" },
    body: mergeInto(wholeLines(engine.body), lines),
  };
}

const watchAgainMs = 1_000;

async function* swarmLines(
  here: Here,
  call: Call,
  { first, log }: { readonly first: AsyncIterable<Uint8Array> | undefined; readonly log: ApiLog },
): AsyncGenerator<Uint8Array> {
  let stream = first;
  while (!call.signal.aborted) {
    try {
      if (stream !== undefined) yield* wholeLines(stream);
    } catch (error) {
      if (!call.signal.aborted) log.warn("swarm events were interrupted", { error: String(error) });
    }
    await wait(watchAgainMs, call.signal).catch(() => undefined); // Aborted: the loop ends.
    stream = call.signal.aborted ? undefined : await swarmEvents(here, call);
  }
}

/** Undefined while this node cannot ask the cluster: then there are the engine's events only. */
async function swarmEvents(here: Here, call: Call): Promise<AsyncIterable<Uint8Array> | undefined> {
  try {
    const { status, body } = await here.cluster(call);
    return status === 200 && !(body instanceof Uint8Array) ? body : undefined;
  } catch (error) {
    if (error instanceof SkeinError) return undefined;
    throw error;
  }
}

/** Docker's clients then leave the image name as it is, and each node resolves it when it pulls. */
async function getDistribution(_here: Here, { params }: Call): Promise<Answer> {
  const name = (params["*"] ?? "").replace(/\/json$/, "");
  return json(404, {
    message: `the digest of ${name} is not looked up by this version: each node resolves it when it pulls`,
  });
}

async function createVolume(here: Here, call: Call): Promise<Answer> {
  const keys = Object.keys(objectOf(readJson(call))).map((key) => key.toLowerCase());
  if (keys.includes("clustervolumespec")) return refuseClusterVolume();
  return here.engine.relay(call);
}

async function refuseClusterVolume(): Promise<Answer> {
  return json(501, { message: "cluster volumes (CSI) are not supported by this version" });
}
