import type * as grpc from "@grpc/grpc-js";
import { Driver } from "./driver.ts";
import { KeyRing } from "./keys.ts";
import { raftHandlers, servedRaft } from "./service.ts";
import { withDefaults } from "./settings.ts";
import { readSnapshot } from "./snapshot-file.ts";
import { load } from "./startup.ts";
import type { RaftNode, RaftOptions } from "./types.ts";

/**
 * Starts a member: reads its log and snapshot, brings the state machine up to what is known to be committed, and takes
 * part in the cluster. Rejects (DamagedError) rather than start from a log that lost something.
 */
export async function startRaft(options: RaftOptions): Promise<RaftNode> {
  const settings = withDefaults(options);
  let driver: Driver | undefined;
  const loaded = await load({
    directory: options.directory,
    files: settings.files,
    keys: new KeyRing(options.encryptionKey, options.olderKeys),
    segmentBytes: settings.segmentBytes,
    keepEntries: settings.keepEntries,
    log: settings.log,
    onError: (error) => (driver === undefined ? options.onFatal(error) : driver.fail(error)),
    onFull: () => {
      settings.log("warn", "no space for the log", { directory: options.directory });
      driver?.diskChanged();
    },
    onSpace: () => {
      settings.log("info", "there is space for the log again", { directory: options.directory });
      driver?.diskChanged();
    },
    self: options.id,
    bootstrap: options.bootstrap,
  });
  if (loaded.snapshot !== undefined) {
    const { header, path } = loaded.snapshot;
    try {
      await options.stateMachine.restore(readSnapshot(loaded.store, path), header.index);
    } catch (error) {
      await loaded.log.close();
      throw error;
    }
  }
  driver = new Driver(settings, loaded);
  return driver;
}

/** Adds the peer service to a server; it serves whichever member `current` returns, and is unavailable without one. */
export function addRaftService(server: grpc.Server, current: () => RaftNode | undefined): void {
  server.addService(
    servedRaft,
    raftHandlers(() => {
      const node = current();
      return node instanceof Driver ? node : undefined;
    }),
  );
}
