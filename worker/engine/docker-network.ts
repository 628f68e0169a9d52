import type { EngineNetwork } from "../../model/dataplane.ts";
import type { DockerHttp } from "./docker-http.ts";
import type { NetworkAnswer } from "./docker-shapes.ts";
import { EngineError, isEngineError } from "./engine.ts";

/** Makes the network unless it is there already, and as wanted. One of ours that is out of date and unused is made anew. */
export async function ensureDockerNetwork(http: DockerHttp, network: EngineNetwork, ownerLabel: string): Promise<void> {
  if (isPredefined(network)) return;
  const found = await inspect(http, network.name);
  if (found !== undefined && isSame(found, network)) return;
  if (found !== undefined) await discard(http, found, ownerLabel);
  try {
    await http.call({ method: "POST", path: "/networks/create", body: createBody(network, ownerLabel) });
  } catch (error) {
    // Our own earlier call may have come through although its answer did not.
    const now = isEngineError(error, "conflict") ? await inspect(http, network.name) : undefined;
    if (now === undefined || !isSame(now, network)) throw error;
  }
}

/** What every engine has by itself. */
function isPredefined({ name, driver }: EngineNetwork): boolean {
  return name === driver && ["host", "none", "bridge"].includes(name);
}

async function inspect(http: DockerHttp, name: string): Promise<NetworkAnswer | undefined> {
  try {
    return (await http.call({ path: `/networks/${name}` })) as NetworkAnswer; // The Docker API's answer.
  } catch (error) {
    if (isEngineError(error, "absent")) return undefined;
    throw error;
  }
}

async function discard(http: DockerHttp, found: NetworkAnswer, ownerLabel: string): Promise<void> {
  if (found.Labels?.[ownerLabel] === undefined) {
    throw new EngineError("conflict", `network ${found.Name} exists on this engine and is not Skein's`);
  }
  await removeDockerNetwork(http, found.Name);
}

/** Throws "conflict" while containers use it. */
export async function removeDockerNetwork(http: DockerHttp, name: string): Promise<void> {
  try {
    await http.call({ method: "DELETE", path: `/networks/${name}` });
  } catch (error) {
    // 403 is how the engine says that containers use it.
    if (error instanceof EngineError && /active endpoints/.test(error.message)) {
      throw new EngineError("conflict", error.message, error);
    }
    if (!isEngineError(error, "absent")) throw error;
  }
}

function isSame(found: NetworkAnswer, wanted: EngineNetwork): boolean {
  const subnets = (found.IPAM.Config ?? []).map(({ Subnet }) => Subnet);
  return (
    found.Driver === wanted.driver &&
    found.Internal === wanted.internal &&
    (wanted.subnet === "" || subnets.includes(wanted.subnet)) &&
    Object.entries(wanted.options).every(([key, value]) => found.Options?.[key] === value)
  );
}

function createBody(network: EngineNetwork, ownerLabel: string): Readonly<Record<string, unknown>> {
  const { name, driver, ipamDriver, subnet, gateway, internal, options, labels } = network;
  const pool = { Subnet: subnet, ...(gateway !== "" && { Gateway: gateway }) };
  return {
    Name: name,
    CheckDuplicate: true,
    Driver: driver,
    Internal: internal,
    Attachable: true,
    IPAM: { Driver: ipamDriver, Config: subnet === "" ? [] : [pool] },
    Options: options,
    Labels: { ...labels, [ownerLabel]: "" },
  };
}
