import { randomBytes } from "node:crypto";
import { monitorEventLoopDelay } from "node:perf_hooks";
import * as grpc from "@grpc/grpc-js";
import { type FileLayer, realFiles } from "../io/files.ts";
import { addRaftService, startRaft } from "../io/raft-node.ts";
import type { RaftStatus } from "../io/types.ts";
import { memberName } from "./cable.ts";
import { type Certificate, nameOf, readCertificate } from "./certificate.ts";
import { serve, setupOf } from "./ipc.ts";
import { type Load, type Outcome, runLoad } from "./load.ts";
import { putRequests, putService } from "./put.ts";
import { Store } from "./store.ts";
import { pause } from "./system.ts";

/* One member of a raft-ts cluster in a process of its own, with a service that takes writes. */

export interface MemberSetup {
  readonly id: number;
  readonly directory: string;
  readonly certificate: Certificate;
  /** Where it listens, and where the others reach it when something lies between. */
  readonly port: number;
  readonly address: string;
  readonly found: boolean;
  /** Hexadecimal; the log is not encrypted without it. */
  readonly encryptionKey?: string;
  readonly ballastBytes?: number;
  readonly snapshotEntries?: number;
}

/** How late timers fired: what everything else in the process had to wait. */
export interface Lag {
  readonly p99Ms: number;
  readonly maxMs: number;
}

type Empty = Readonly<Record<string, never>>;

const setup = setupOf<MemberSetup>();
const { key, certificate } = readCertificate(setup.certificate);
const { id, address } = setup;
const store = new Store(setup.ballastBytes ?? 0);
/** The range of the time by which each fdatasync is made slower. */
let slowness = { fromMs: 0, toMs: 0 };
const files: FileLayer = {
  ...realFiles,
  fdatasync: async (file) => {
    const { fromMs, toMs } = slowness;
    if (toMs > 0) await pause(fromMs + Math.random() * (toMs - fromMs));
    await realFiles.fdatasync(file);
  },
};
let snapshotsTaken = 0;
let termChanges = 0;

const node = await startRaft({
  id,
  address,
  directory: setup.directory,
  files,
  ...(setup.found ? { bootstrap: [{ id, address, learner: false }] } : {}),
  ...(setup.encryptionKey === undefined ? {} : { encryptionKey: Buffer.from(setup.encryptionKey, "hex") }),
  ...(setup.snapshotEntries === undefined ? {} : { snapshotEntries: setup.snapshotEntries }),
  stateMachine: store,
  channelCredentials: () => grpc.credentials.createSsl(certificate, key, certificate),
  // Says who dials, so that a cable between members can tell them apart.
  peerName: () => nameOf(memberName(id)),
  log: (_level, message) => {
    if (message === "took a snapshot") snapshotsTaken += 1;
  },
  onFatal: (error) => {
    throw error;
  },
});

const server = new grpc.Server({ "grpc.enable_channelz": 0 });
addRaftService(server, () => node);
server.addService(putService, {
  put: (call: grpc.ServerUnaryCall<Buffer, number>, reply: grpc.sendUnaryData<number>) => {
    node.propose(call.request).then(
      (index) => reply(null, index),
      (error: unknown) => reply({ code: grpc.status.UNAVAILABLE, details: String(error) }),
    );
  },
});
await new Promise<void>((resolve, reject) => {
  const pair = { private_key: key, cert_chain: certificate };
  const credentials = grpc.ServerCredentials.createSsl(certificate, [pair], true);
  server.bindAsync(`127.0.0.1:${setup.port}`, credentials, (error) => (error === null ? resolve() : reject(error)));
});

let lag: ReturnType<typeof monitorEventLoopDelay> | undefined;
let term = node.status().term;
node.on("status", (status) => {
  if (status.term !== term) termChanges += 1;
  term = status.term;
});

const lagResolutionMs = 1;

const calls = {
  status: (_: Empty): RaftStatus => node.status(),
  counts: (_: Empty) => ({ snapshotsTaken, restores: store.restores, termChanges }),
  add: (member: { id: number; address: string }): Promise<void> => node.addMember(member),
  remove: (member: { id: number }): Promise<void> => node.removeMember(member.id),
  slowSyncs: (range: typeof slowness): void => {
    slowness = range;
  },
  /** Clients inside this process. */
  load: (load: Load & { readonly valueBytes: number }): Promise<Outcome> => {
    const [request = randomBytes(load.valueBytes)] = putRequests(load.valueBytes);
    return runLoad(load, () => node.propose(request));
  },
  watchLag: (_: Empty): void => {
    lag = monitorEventLoopDelay({ resolution: lagResolutionMs });
    lag.enable();
  },
  lag: (_: Empty): Lag => {
    lag?.disable();
    const inMs = (nanoseconds = 0): number => Math.max(0, nanoseconds / 1e6 - lagResolutionMs);
    return { p99Ms: inMs(lag?.percentile(99)), maxMs: inMs(lag?.max) };
  },
} as const;

export type MemberCalls = typeof calls;

serve(calls);
