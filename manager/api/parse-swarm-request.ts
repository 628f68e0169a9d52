import { SkeinError } from "../../base/error.ts";
import { isSubnet } from "../../model/parse/network-spec.ts";
import { parseAvailability } from "../../model/parse/node-spec.ts";
import { count, type Field, flag, kept, list, readDocument, shape, text } from "../../model/parse/schema.ts";
import { parseSwarmSpec, validateSwarmSpec } from "../../model/parse/swarm-spec.ts";
import type { InitRequest, JoinRequest } from "./port.ts";

/** Reads and checks the body of `POST /swarm/init`. Throws BAD_REQUEST, INVALID, 501. */
export function parseInitRequest(json: unknown): InitRequest {
  const body = readDocument(initBody, json);
  const spec = parseSwarmSpec(body.Spec);
  validateSwarmSpec(spec, undefined);
  if (body.AutoLockManagers) {
    throw new SkeinError("NOT_IMPLEMENTED", { reason: "AutoLockManagers: autolock is not supported by this version" });
  }
  if (body.DataPathPort !== 0 && (body.DataPathPort < 1_024 || body.DataPathPort > 49_151)) {
    throw refuse(
      `invalid DataPathPort ${body.DataPathPort}: Datapath port number is not in valid range (1024 - 49151)`,
    );
  }
  if (body.SubnetSize < 8 || body.SubnetSize > 29) {
    throw refuse(`invalid SubnetSize ${body.SubnetSize}: must be between 8 and 29`);
  }
  for (const pool of body.DefaultAddrPool) {
    if (!isSubnet(pool)) throw refuse(`invalid CIDR address: ${pool} (DefaultAddrPool)`);
  }
  return {
    listenAddress: body.ListenAddr,
    advertiseAddress: body.AdvertiseAddr,
    dataPathAddress: body.DataPathAddr,
    dataPathPort: body.DataPathPort === 0 ? 4_789 : body.DataPathPort,
    defaultAddressPool: body.DefaultAddrPool,
    subnetSize: body.SubnetSize,
    forceNewCluster: body.ForceNewCluster,
    availability: parseAvailability(body.Availability),
    spec,
  };
}

/** Reads and checks the body of `POST /swarm/join`. Throws BAD_REQUEST. */
export function parseJoinRequest(json: unknown): JoinRequest {
  const body = readDocument(joinBody, json);
  if (body.RemoteAddrs.length === 0) throw refuse("at least 1 RemoteAddr is required to join");
  return {
    listenAddress: body.ListenAddr,
    advertiseAddress: body.AdvertiseAddr,
    dataPathAddress: body.DataPathAddr,
    remoteAddresses: body.RemoteAddrs,
    token: body.JoinToken,
    availability: parseAvailability(body.Availability),
  };
}

interface InitBody {
  readonly ListenAddr: string;
  readonly AdvertiseAddr: string;
  readonly DataPathAddr: string;
  readonly DataPathPort: number;
  readonly DefaultAddrPool: readonly string[];
  readonly SubnetSize: number;
  readonly ForceNewCluster: boolean;
  readonly AutoLockManagers: boolean;
  readonly Availability: string;
  /** Read by the parser of swarm specs. */
  readonly Spec: unknown;
}

interface JoinBody {
  readonly ListenAddr: string;
  readonly AdvertiseAddr: string;
  readonly DataPathAddr: string;
  readonly RemoteAddrs: readonly string[];
  readonly JoinToken: string;
  readonly Availability: string;
}

const anything: Field<unknown> = { what: "anything", whats: "anything", read: (value) => value };
const addresses = { ListenAddr: "0.0.0.0:2377", AdvertiseAddr: "", DataPathAddr: "", Availability: "" };

const initBody = shape<InitBody>(
  {
    ListenAddr: text,
    AdvertiseAddr: text,
    DataPathAddr: text,
    DataPathPort: count,
    DefaultAddrPool: list(text),
    SubnetSize: count,
    ForceNewCluster: flag,
    AutoLockManagers: kept(flag),
    Availability: text,
    Spec: anything,
  },
  {
    defaults: {
      ...addresses,
      DataPathPort: 0,
      DefaultAddrPool: ["10.0.0.0/8"],
      SubnetSize: 24,
      ForceNewCluster: false,
      AutoLockManagers: false,
      Spec: {},
    },
  },
);

const joinBody = shape<JoinBody>(
  {
    ListenAddr: text,
    AdvertiseAddr: text,
    DataPathAddr: text,
    RemoteAddrs: list(text),
    JoinToken: text,
    Availability: text,
  },
  { defaults: { ...addresses, RemoteAddrs: [], JoinToken: "" } },
);

function refuse(reason: string): SkeinError {
  return new SkeinError("BAD_REQUEST", { reason });
}
