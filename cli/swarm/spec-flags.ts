import type { ExternalCa, SwarmSpec } from "../api/shapes.ts";
import { CliFailure } from "../failure.ts";
import { duration, integer, parsedList, type Values, whole } from "../flag.ts";
import { commaFields, cut, withKey } from "../text/words.ts";

/** Settings of the whole swarm, for init and update. */
export const specFlags = {
  "task-history-limit": integer("Ended tasks kept per slot (default 5)"),
  "dispatcher-heartbeat": duration("Time between a node's signs of life (default 1s)"),
  "cert-expiry": duration("How long a node's certificate is valid (default 2160h)"),
  "external-ca": parsedList(parseExternalCa, "Signing service: protocol=cfssl,url=https://…", {
    placeholder: "external-ca",
  }),
  "max-snapshots": whole("Old Raft snapshots kept (only 0 in this version)"),
  "snapshot-interval": whole("Raft entries between snapshots (only 10000 in this version)"),
};

/** The spec with what the flags name changed. */
export function changedSwarmSpec(before: SwarmSpec, values: Values<typeof specFlags>): SwarmSpec {
  return {
    ...before,
    Orchestration: { ...before.Orchestration, ...withKey("TaskHistoryRetentionLimit", values["task-history-limit"]) },
    Raft: {
      ...before.Raft,
      ...withKey("KeepOldSnapshots", values["max-snapshots"]),
      ...withKey("SnapshotInterval", values["snapshot-interval"]),
    },
    Dispatcher: { ...before.Dispatcher, ...withKey("HeartbeatPeriod", values["dispatcher-heartbeat"]) },
    CAConfig: {
      ...before.CAConfig,
      ...withKey("NodeCertExpiry", values["cert-expiry"]),
      ...(values["external-ca"].length === 0 ? {} : { ExternalCAs: values["external-ca"] }),
    },
  };
}

/** What init sends when no flag is given: zero values, which the daemon fills with its defaults. */
export const emptySwarmSpec: SwarmSpec = {
  Labels: null,
  Orchestration: {},
  Raft: { ElectionTick: 0, HeartbeatTick: 0 },
  Dispatcher: {},
  CAConfig: {},
  TaskDefaults: {},
  EncryptionConfig: { AutoLockManagers: false },
};

/** active, pause or drain. */
export function availabilityOf(given: string | undefined): string {
  const availability = given?.toLowerCase() ?? "";
  if (["", "active", "pause", "drain"].includes(availability)) return availability;
  throw new CliFailure(`invalid availability "${given}", only active, pause and drain are supported`);
}

/** An address to listen on, the port added if it is missing. */
export function listenAddress(given: string | undefined): string {
  const address = given ?? "0.0.0.0:2377";
  return /:\d+$/.test(address) && !/^[^[]*:[^[]*:/.test(address) ? address : `${address}:2377`;
}

function parseExternalCa(text: string): ExternalCa {
  const options: Record<string, string> = {};
  for (const field of commaFields(text)) {
    const { key, value } = cut(field, "=");
    if (value === undefined) throw new CliFailure(`invalid field '${field}' must be a key=value pair`);
    options[key.toLowerCase()] = value;
  }
  const { protocol, url, cacert, ...others } = options;
  if (protocol?.toLowerCase() !== "cfssl") throw new CliFailure("the external-ca option needs protocol=cfssl");
  if (url === undefined) throw new CliFailure("the external-ca option needs a url= parameter");
  if (cacert !== undefined) throw new CliFailure("cacert= is not supported yet: leave it out");
  return { Protocol: "cfssl", URL: url, ...(Object.keys(others).length === 0 ? {} : { Options: others }), CACert: "" };
}
