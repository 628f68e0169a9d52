import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { NotLeaderError, RaftError } from "../../io/errors.ts";
import { addRaftService, startRaft } from "../../io/raft-node.ts";
import type { PeerCall, RaftNode } from "../../io/types.ts";
import { callName, commonName, readCertificates } from "./certificates.ts";
import { KeyValue } from "./key-value.ts";
import type { Answer, Ask, MemberOptions, Question, Tell } from "./words.ts";

/*
 * One member in a process of its own, which may be killed at any moment and is then started again in exactly this way:
 * node member.ts '{"id":1,"listen":…}'.
 */

// Given by MemberProcess, nobody else starts this file.
const options = JSON.parse(process.argv[2] ?? "") as MemberOptions;
const { id, address, directory } = options;
const { authority, key, certificate } = readCertificates(join(dirname(directory), "certificates"), id);
const keyValue = new KeyValue();

const node = await startRaft({
  id,
  address,
  directory,
  encryptionKey: createHash("sha256").update(`member ${id}`).digest(),
  ...(id === 1 ? { bootstrap: [{ id, address, learner: false }] } : {}),
  stateMachine: keyValue,
  channelCredentials: () => grpc.credentials.createSsl(authority, key, certificate),
  peerName: (to) => callName(id, to),
  authorize,
  leaseReads: options.leaseReads,
  tickMs: 50,
  // Small, so that files are begun and removed, and snapshots taken and sent, all the time.
  segmentBytes: 32 * 1024,
  snapshotEntries: 150,
  keepEntries: 20,
  log: (level, message, fields) => {
    if (level !== "debug") console.error(new Date().toISOString(), level, message, JSON.stringify(fields));
  },
  onFatal: (error) => {
    throw error;
  },
});
await serve(node);

function authorize(call: PeerCall, from: number): void {
  const name = call.getAuthContext().sslPeerCertificate?.subject.CN;
  if (name !== commonName(from)) throw new Error(`the certificate is ${String(name)}'s, not member ${from}'s`);
}

async function serve(running: RaftNode): Promise<void> {
  const server = new grpc.Server();
  addRaftService(server, () => running);
  const pair = { private_key: key, cert_chain: certificate };
  const credentials = grpc.ServerCredentials.createSsl(authority, [pair], true);
  await new Promise<void>((resolve, reject) => {
    server.bindAsync(options.listen, credentials, (error) => (error === null ? resolve() : reject(error)));
  });
  const report = (): void => {
    const { term, role, leaderId } = running.status();
    tell({ kind: "status", term, leads: role === "leader", leaderId });
  };
  running.on("status", report);
  process.on("message", (ask: Ask) => {
    answer(running, ask.question).then(
      (given) => tell({ kind: "answer", number: ask.number, answer: given }),
      (error: unknown) => tell({ kind: "answer", number: ask.number, answer: refusal(error) }),
    );
  });
  // Nobody left to talk to: the test has ended.
  process.on("disconnect", () => process.exit());
  report();
  tell({ kind: "ready" });
}

async function answer(running: RaftNode, question: Question): Promise<Answer> {
  switch (question.kind) {
    case "request": {
      const { request } = question;
      if (request.kind === "read") {
        await running.readIndex({ consistency: request.consistency });
        return { kind: "done", result: keyValue.read(request.key) };
      }
      await running.propose(Buffer.from(JSON.stringify(request)));
      return { kind: "done" };
    }
    case "add":
      await running.addMember({ id: question.id, address: question.address });
      return { kind: "done" };
    case "remove":
      await running.removeMember(question.id);
      return { kind: "done" };
    case "replace": {
      const { address: at, leaver } = question;
      await running.changeMembers([
        { kind: "add", id: question.id, address: at },
        { kind: "remove", id: leaver },
      ]);
      return { kind: "done" };
    }
    case "dump": {
      const { appliedIndex, members } = running.status();
      return { kind: "done", dump: { appliedIndex, members: members.map((one) => one.id), values: keyValue.all() } };
    }
  }
}

function refusal(error: unknown): Answer {
  if (!(error instanceof RaftError)) throw error;
  return { kind: "refused", code: error.code, leaderId: error instanceof NotLeaderError ? error.leaderId : 0 };
}

function tell(message: Tell): void {
  process.send?.(message);
}
