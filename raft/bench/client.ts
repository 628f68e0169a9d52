import * as grpc from "@grpc/grpc-js";
import { type Certificate, nameOf, readCertificate } from "./certificate.ts";
import { serve, setupOf } from "./ipc.ts";
import { type Load, type Outcome, runLoad } from "./load.ts";
import { put, putRequests } from "./put.ts";

/* The process that all clients live in: it talks gRPC over mutual TLS to whichever system it is pointed at. */

export interface ClientLoad extends Load {
  readonly path: string;
  /** The leader first; the others are tried when it refuses. */
  readonly targets: readonly string[];
  readonly valueBytes: number;
  readonly connections: number;
}

const { key, certificate } = readCertificate(setupOf<Certificate>());
const deadlineMs = 5_000;
let ended = false;

const calls = {
  load: async (load: ClientLoad): Promise<Outcome> => {
    const requests = putRequests(load.valueBytes);
    const lanes = load.targets.map((target) => Array.from({ length: load.connections }, () => dial(target)));
    let current = 0;
    let sent = 0;
    ended = false;
    const write = async (client: number): Promise<void> => {
      const tried = current;
      const connection = lanes[tried]?.[client % load.connections];
      sent += 1;
      const request = requests[sent % requests.length];
      if (connection === undefined || request === undefined) throw new Error("nowhere to write to");
      try {
        await put(connection, load.path, request, deadlineMs);
      } catch (error) {
        if (current === tried) current = (tried + 1) % lanes.length;
        await new Promise((resolve) => setTimeout(resolve, 10));
        throw error;
      }
    };
    const outcome = await runLoad(load, write, () => ended);
    for (const connection of lanes.flat()) connection.close();
    return outcome;
  },

  endLoad: (_: Readonly<Record<string, never>>): void => {
    ended = true;
  },

  /** Asks everybody again and again; resolves with the monotonic time of the first write that succeeded. */
  firstWrite: async ({ path, targets }: { path: string; targets: readonly string[] }): Promise<string> => {
    const [request = Buffer.alloc(0)] = putRequests(256);
    let found: bigint | undefined;
    const attempts = targets.map(async (target) => {
      const connection = known(target);
      while (found === undefined) {
        try {
          await put(connection, path, request, 500);
          found ??= process.hrtime.bigint();
        } catch {
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      }
    });
    await Promise.any(attempts);
    return String(found);
  },
} as const;

export type ClientCalls = typeof calls;

const kept = new Map<string, grpc.Client>();

function known(target: string): grpc.Client {
  const connection = kept.get(target) ?? dial(target);
  kept.set(target, connection);
  return connection;
}

function dial(target: string): grpc.Client {
  const credentials = grpc.credentials.createSsl(certificate, key, certificate);
  return new grpc.Client(target, credentials, {
    "grpc.ssl_target_name_override": nameOf("client"),
    "grpc.use_local_subchannel_pool": 1,
    "grpc.enable_retries": 0,
    "grpc.initial_reconnect_backoff_ms": 100,
    "grpc.max_reconnect_backoff_ms": 100,
    "grpc.min_reconnect_backoff_ms": 100,
  });
}

serve(calls);
