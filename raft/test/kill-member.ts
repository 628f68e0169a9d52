import * as grpc from "@grpc/grpc-js";
import { addRaftService, startRaft } from "../io/raft-node.ts";
import { Recorder } from "./cluster.ts";

/** What the test may ask of a member in a process of its own. */
export type Ask =
  | { readonly kind: "propose"; readonly value: string }
  | { readonly kind: "add"; readonly id: number; readonly address: string }
  | { readonly kind: "dump"; readonly ask: number };

/** What the member tells. */
export type Tell =
  | { readonly kind: "ready" }
  | { readonly kind: "acknowledged"; readonly value: string }
  | { readonly kind: "added"; readonly id: number }
  | { readonly kind: "state"; readonly ask: number; readonly values: readonly string[]; readonly leads: boolean };

const [id = "", address = "", directory = "", found = ""] = process.argv.slice(2);
const recorder = new Recorder();
const self = { id: Number(id), address };

const node = await startRaft({
  ...self,
  directory,
  ...(found === "found" ? { bootstrap: [{ ...self, learner: false }] } : {}),
  stateMachine: recorder,
  channelCredentials: () => grpc.credentials.createInsecure(),
  tickMs: 20,
  segmentBytes: 64 * 1024,
  snapshotEntries: 200,
  keepEntries: 20,
  onFatal: (error) => {
    throw error;
  },
});
const server = new grpc.Server();
addRaftService(server, () => node);
await new Promise<void>((resolve, reject) => {
  const credentials = grpc.ServerCredentials.createInsecure();
  server.bindAsync(address, credentials, (error) => (error === null ? resolve() : reject(error)));
});

function tell(message: Tell): void {
  process.send?.(message);
}

// Refused or lost: only what was acknowledged counts, and the test asks again elsewhere.
const ignore = (): undefined => undefined;

process.on("message", (ask: Ask) => {
  if (ask.kind === "propose") {
    node.propose(Buffer.from(ask.value)).then(() => tell({ kind: "acknowledged", value: ask.value }), ignore);
  } else if (ask.kind === "add") {
    node.addMember({ id: ask.id, address: ask.address }).then(() => tell({ kind: "added", id: ask.id }), ignore);
  } else {
    tell({ kind: "state", ask: ask.ask, values: recorder.values, leads: node.status().role === "leader" });
  }
});
// Nobody left to talk to: the test has ended.
process.on("disconnect", () => process.exit());
tell({ kind: "ready" });
