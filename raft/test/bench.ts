import { execFileSync, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { addRaftService, startRaft } from "../io/raft-node.ts";
import type { RaftNode, StateMachine } from "../io/types.ts";

/**
 * node raft/test/bench.ts [seconds] [clients] [bytes]: three members in three processes, mutual TLS over loopback, every
 * write encrypted and durable on a majority before it counts. Clients propose one after the other on the leader.
 */
async function main(seconds: number, clients: number, bytes: number): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), "raft-bench-"));
  makeCertificate(root);
  const leader = await startMember(root, 1, { found: true });
  const children = [2, 3].map((id) => fork(import.meta.filename, ["member", root, String(id)]));
  try {
    for (const [at, child] of children.entries()) {
      const address = await new Promise<string>((resolve) => child.once("message", (text) => resolve(String(text))));
      await leader.addMember({ id: at + 2, address });
    }
    for (const concurrency of [1, clients]) report(concurrency, await load(leader, { seconds, concurrency, bytes }));
  } finally {
    await leader.stop();
    for (const child of children) child.kill("SIGKILL");
    rmSync(root, { recursive: true, force: true });
  }
  process.exit();
}

async function load(
  leader: RaftNode,
  options: { readonly seconds: number; readonly concurrency: number; readonly bytes: number },
): Promise<readonly number[]> {
  const latencies: number[] = [];
  const data = randomBytes(options.bytes);
  const end = performance.now() + options.seconds * 1_000;
  const client = async (): Promise<void> => {
    for (let start = performance.now(); start < end; start = performance.now()) {
      await leader.propose(data);
      latencies.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, client));
  return latencies.sort((left, right) => left - right);
}

function report(concurrency: number, latencies: readonly number[]): void {
  const at = (share: number): string => (latencies[Math.floor(latencies.length * share)] ?? 0).toFixed(2);
  const seconds = Number(process.argv[2] ?? 5);
  const rate = Math.round(latencies.length / seconds);
  process.stdout.write(`${concurrency} clients: ${rate} proposals/s, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms\n`);
}

async function startMember(root: string, id: number, options: { readonly found: boolean }): Promise<RaftNode> {
  const [key, certificate] = ["key.pem", "certificate.pem"].map((name) => readFileSync(join(root, name)));
  if (key === undefined || certificate === undefined) throw new Error("the certificate was made before");
  const pair = { private_key: key, cert_chain: certificate };
  const server = new grpc.Server();
  const port = await new Promise<number>((resolve, reject) => {
    const credentials = grpc.ServerCredentials.createSsl(certificate, [pair], true);
    server.bindAsync("127.0.0.1:0", credentials, (error, bound) => (error === null ? resolve(bound) : reject(error)));
  });
  const address = `127.0.0.1:${port}`;
  const node = await startRaft({
    id,
    address,
    directory: join(root, String(id)),
    encryptionKey: randomBytes(32),
    ...(options.found ? { bootstrap: [{ id, address, learner: false }] } : {}),
    stateMachine: countingMachine(),
    channelCredentials: () => grpc.credentials.createSsl(certificate, key, certificate),
    peerName: () => "raft.bench",
    onFatal: (error) => {
      throw error;
    },
  });
  addRaftService(server, () => node);
  process.send?.(address);
  while (options.found && node.status().role !== "leader") await new Promise(setImmediate);
  return node;
}

function countingMachine(): StateMachine {
  let count = 0;
  return {
    apply(entries) {
      count += entries.length;
    },
    async *snapshot() {
      yield Buffer.from(String(count));
    },
    async restore(chunks) {
      for await (const chunk of chunks) count = Number(Buffer.from(chunk).toString());
    },
  };
}

function makeCertificate(root: string): void {
  const name = ["-subj", "/CN=raft.bench", "-addext", "subjectAltName=DNS:raft.bench"];
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
  const files = ["-keyout", join(root, "key.pem"), "-out", join(root, "certificate.pem")];
  execFileSync("openssl", ["req", "-x509", ...curve, ...name, ...files], { stdio: "ignore" });
}

const [mode, ...rest] = process.argv.slice(2);
if (mode === "member") await startMember(rest[0] ?? "", Number(rest[1]), { found: false });
else await main(Number(mode ?? 5), Number(rest[0] ?? 32), Number(rest[1] ?? 256));
