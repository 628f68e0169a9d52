import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, openSync } from "node:fs";
import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import protobuf from "protobufjs/minimal.js";
import { freePort } from "../test/free-port.ts";
import type { Workshop } from "../test/workshop.ts";
import { type Certificate, nameOf, readCertificate } from "./certificate.ts";
import { putPath } from "./put.ts";
import { poll, type System } from "./system.ts";

const binary = "/usr/bin/etcd";

/** The version of etcd here; Debian's package is installed when it is missing. Otherwise why there is none. */
export function provideEtcd(): { readonly version: string } | { readonly missing: string } {
  if (!existsSync(binary)) {
    if (process.getuid?.() !== 0) return { missing: "etcd-server is not installed, and only root can install it" };
    try {
      execFileSync("apt-get", ["install", "-y", "--no-install-recommends", "etcd-server"], { stdio: "ignore" });
    } catch {
      return { missing: "etcd-server is not installed and could not be" };
    }
  }
  const [line = ""] = execFileSync(binary, ["--version"]).toString().split("\n");
  return { version: line.replace("etcd Version: ", "etcd ") };
}

interface Ports {
  readonly client: number;
  readonly peer: number;
}

/** Three members of etcd as it comes, with TLS for peers and clients. */
export class EtcdSystem implements System {
  readonly name = "etcd";
  readonly path = putPath.etcd;
  readonly #children: readonly ChildProcess[];
  readonly #clients: readonly { readonly address: string; readonly client: grpc.Client }[];

  private constructor(children: readonly ChildProcess[], ports: readonly Ports[], certificate: Certificate) {
    this.#children = children;
    const { key, certificate: pem } = readCertificate(certificate);
    this.#clients = ports.map(({ client: port }) => {
      const address = `127.0.0.1:${port}`;
      const credentials = grpc.credentials.createSsl(pem, key, pem);
      return { address, client: new grpc.Client(address, credentials, overridden) };
    });
  }

  static async start(options: { workshop: Workshop; certificate: Certificate }): Promise<EtcdSystem> {
    const ports: Ports[] = [];
    for (let count = 0; count < 3; count += 1) ports.push({ client: await freePort(), peer: await freePort() });
    const children = ports.map((_, at) => startMember(at, ports, options));
    const system = new EtcdSystem(children, ports, options.certificate);
    await system.leader();
    return system;
  }

  get pids(): readonly number[] {
    return this.#children.map(({ pid }) => pid ?? 0);
  }

  leader(): Promise<string> {
    return poll("a leader of etcd", async () => {
      const states = await Promise.all(this.#clients.map(({ client }) => status(client)));
      const leaders = new Set(states.map((state) => state?.leader ?? "0"));
      const at = states.findIndex((state) => state !== undefined && state.leader === state.self);
      return leaders.size === 1 && at >= 0 ? this.#clients[at]?.address : undefined;
    });
  }

  pause(): void {
    for (const child of this.#children) child.kill("SIGSTOP");
  }

  resume(): void {
    for (const child of this.#children) child.kill("SIGCONT");
  }

  async close(): Promise<void> {
    for (const { client } of this.#clients) client.close();
    const gone = this.#children.map((child) => new Promise((resolve) => child.once("exit", resolve)));
    for (const child of this.#children) child.kill("SIGKILL");
    await Promise.all(gone);
  }
}

function startMember(
  at: number,
  ports: readonly Ports[],
  { workshop, certificate }: { readonly workshop: Workshop; readonly certificate: Certificate },
): ChildProcess {
  const own = ports[at];
  if (own === undefined) throw new Error("every member has its ports");
  const clientUrl = `https://127.0.0.1:${own.client}`;
  const peerUrl = `https://127.0.0.1:${own.peer}`;
  const { certificateFile, keyFile } = certificate;
  const settings = {
    name: `member-${at}`,
    "data-dir": join(workshop.folder, `etcd-${at}`),
    "listen-client-urls": clientUrl,
    "advertise-client-urls": clientUrl,
    "listen-peer-urls": peerUrl,
    "initial-advertise-peer-urls": peerUrl,
    "initial-cluster": ports.map(({ peer }, other) => `member-${other}=https://127.0.0.1:${peer}`).join(","),
    "initial-cluster-state": "new",
    "cert-file": certificateFile,
    "key-file": keyFile,
    "trusted-ca-file": certificateFile,
    "client-cert-auth": "true",
    "peer-cert-file": certificateFile,
    "peer-key-file": keyFile,
    "peer-trusted-ca-file": certificateFile,
    "peer-client-cert-auth": "true",
    "log-level": "error",
  };
  const words = Object.entries(settings).map(([name, value]) => `--${name}=${value}`);
  const log = openSync(join(workshop.folder, `etcd-${at}.log`), "w");
  const child = spawn(binary, words, { stdio: ["ignore", log, log] });
  workshop.adopt(child);
  return child;
}

/** Who a member is and whom it follows, as decimal text: ids of etcd have 64 bits. */
interface Status {
  readonly self: string;
  readonly leader: string;
}

const overridden = { "grpc.ssl_target_name_override": nameOf("client"), "grpc.use_local_subchannel_pool": 1 };

/** `Maintenance.Status`: of its answer only `header.member_id` (1.2) and `leader` (4) matter. */
function status(client: grpc.Client): Promise<Status | undefined> {
  return new Promise((resolve) => {
    const none = (): Buffer => Buffer.alloc(0);
    const options = { deadline: Date.now() + 1_000 };
    const path = "/etcdserverpb.Maintenance/Status";
    client.makeUnaryRequest(path, none, decodeStatus, {}, new grpc.Metadata(), options, (error, found) =>
      resolve(error === null ? found : undefined),
    );
  });
}

function decodeStatus(bytes: Buffer): Status {
  const fields = fieldsOf(bytes);
  const header = fieldsOf(fields.nested.get(1) ?? Buffer.alloc(0));
  return { self: String(header.numbers.get(2) ?? 0), leader: String(fields.numbers.get(4) ?? 0) };
}

interface Fields {
  readonly numbers: Map<number, unknown>;
  readonly nested: Map<number, Buffer>;
}

function fieldsOf(bytes: Buffer): Fields {
  const reader = protobuf.Reader.create(bytes);
  const fields: Fields = { numbers: new Map(), nested: new Map() };
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if ((tag & 7) === 0) fields.numbers.set(tag >>> 3, reader.uint64());
    else if ((tag & 7) === 2) fields.nested.set(tag >>> 3, Buffer.from(reader.bytes()));
    else reader.skipType(tag & 7);
  }
  return fields;
}
