import { nanosPerMs } from "../../base/clock.ts";
import { invalid, SkeinError } from "../../base/error.ts";
import { times } from "../../base/limit.ts";
import type { SwarmSpec } from "../cluster.ts";
import { count, type Field, flag, kept, labels, readDocument, shape, text, whole } from "./schema.ts";

/** Reads a swarm spec, zero values replaced by defaults, as init and update both do. */
export function parseSwarmSpec(json: unknown): SwarmSpec {
  return readDocument(swarmSpec, json);
}

const raftSettings = [
  "SnapshotInterval",
  "KeepOldSnapshots",
  "LogEntriesForSlowFollowers",
  "ElectionTick",
  "HeartbeatTick",
] as const;

const certExpiryMin = 3_600_000 * nanosPerMs;

/** Throws INVALID, or 501 for what this version cannot do. `before` is absent at init. */
export function validateSwarmSpec(spec: SwarmSpec, before: SwarmSpec | undefined): void {
  if (before !== undefined && spec.Name !== before.Name) throw invalid("modification of cluster name is not allowed");
  if (spec.Name !== "default") throw invalid('swarm spec must be named "default"');
  if (spec.CAConfig.NodeCertExpiry < certExpiryMin) throw invalid("minimum certificate expiry time is: 1h0m0s");
  if (spec.Dispatcher.HeartbeatPeriod < 0) throw invalid("heartbeat time period cannot be a negative duration");
  if (spec.EncryptionConfig.AutoLockManagers)
    throw unsupported("EncryptionConfig.AutoLockManagers: autolock is not supported by this version");
  for (const name of raftSettings) {
    if (spec.Raft[name] === (before ?? defaultSwarmSpec).Raft[name]) continue;
    throw unsupported(`Raft.${name}: Raft's pace and the length of its log cannot be set in this version`);
  }
  if ((spec.CAConfig.ForceRotate ?? 0) !== (before?.CAConfig.ForceRotate ?? 0)) {
    throw unsupported("CAConfig.ForceRotate: rotating the root certificate is not supported by this version");
  }
}

/** What a cluster has where its user said nothing. */
export const defaultSwarmSpec: SwarmSpec = {
  Name: "default",
  Labels: {},
  Orchestration: { TaskHistoryRetentionLimit: 5 },
  Raft: {
    SnapshotInterval: 10_000,
    KeepOldSnapshots: 0,
    LogEntriesForSlowFollowers: 500,
    ElectionTick: 10,
    HeartbeatTick: 1,
  },
  Dispatcher: { HeartbeatPeriod: times.heartbeatMs * nanosPerMs },
  CAConfig: { NodeCertExpiry: 90 * 24 * 3_600_000 * nanosPerMs },
  TaskDefaults: {},
  EncryptionConfig: { AutoLockManagers: false },
};

const ownRoot = "bringing a root certificate or an external CA is not supported by this version";

const swarmSpec: Field<SwarmSpec> = shape<SwarmSpec>(
  {
    Name: text,
    Labels: kept(labels),
    Orchestration: shape<SwarmSpec["Orchestration"]>(
      { TaskHistoryRetentionLimit: kept(whole) },
      { defaults: defaultSwarmSpec.Orchestration },
    ),
    Raft: shape<SwarmSpec["Raft"]>(
      {
        SnapshotInterval: count,
        KeepOldSnapshots: kept(count),
        LogEntriesForSlowFollowers: count,
        ElectionTick: count,
        HeartbeatTick: count,
      },
      { defaults: defaultSwarmSpec.Raft },
    ),
    Dispatcher: shape<SwarmSpec["Dispatcher"]>({ HeartbeatPeriod: whole }, { defaults: defaultSwarmSpec.Dispatcher }),
    CAConfig: shape<SwarmSpec["CAConfig"]>(
      { NodeCertExpiry: whole, ForceRotate: count },
      {
        defaults: defaultSwarmSpec.CAConfig,
        refused: {
          ExternalCAs: `CAConfig.ExternalCAs: ${ownRoot}`,
          SigningCACert: `CAConfig.SigningCACert: ${ownRoot}`,
          SigningCAKey: `CAConfig.SigningCAKey: ${ownRoot}`,
        },
      },
    ),
    TaskDefaults: shape<SwarmSpec["TaskDefaults"]>(
      {
        LogDriver: shape<NonNullable<SwarmSpec["TaskDefaults"]["LogDriver"]>>(
          { Name: text, Options: labels },
          { defaults: {} },
        ),
      },
      { defaults: {} },
    ),
    EncryptionConfig: shape<SwarmSpec["EncryptionConfig"]>(
      { AutoLockManagers: flag },
      { defaults: defaultSwarmSpec.EncryptionConfig },
    ),
  },
  { defaults: defaultSwarmSpec },
);

function unsupported(reason: string): SkeinError {
  return new SkeinError("NOT_IMPLEMENTED", { reason });
}
