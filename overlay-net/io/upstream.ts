import { createSocket } from "node:dgram";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { nameserversOf } from "../resolv-conf.ts";

/** How long one server may take; a client waits about five seconds, and there may be three servers. */
const patienceMs = 1_500;

export interface UpstreamOptions {
  readonly resolvConf: string;
  /** Addresses that would ask us again. */
  readonly isOurs: (address: string) => boolean;
}

/** Asks the host's nameservers, in their order; undefined when none answers. Messages are DNS wire format. */
export async function askUpstream(
  message: Buffer,
  protocol: "udp" | "tcp",
  { resolvConf, isOurs }: UpstreamOptions,
): Promise<Buffer | undefined> {
  // Read each time: DHCP and VPNs rewrite it, and it is small.
  for (const server of nameserversOf(read(resolvConf), isOurs)) {
    const reply = await (protocol === "udp" ? askByUdp : askByTcp)(message, server).catch(() => undefined); // Next one.
    if (reply !== undefined) return reply;
  }
  return undefined;
}

function askByUdp(message: Buffer, server: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = createSocket("udp4");
    const timer = setTimeout(() => fail(new Error("no answer")), patienceMs);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      socket.close();
      reject(error);
    };
    socket.on("error", fail); // "Connection refused" arrives here, at once.
    socket.on("message", (reply) => {
      // Not the answer to this question.
      if (reply.length < 2 || reply.readUInt16BE(0) !== message.readUInt16BE(0)) return;
      clearTimeout(timer);
      socket.close();
      resolve(reply);
    });
    socket.connect(53, server, () => socket.send(message));
  });
}

function askByTcp(message: Buffer, server: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: server, port: 53, timeout: patienceMs });
    let received = Buffer.alloc(0);
    socket.on("timeout", () => socket.destroy(new Error("no answer")));
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("closed without an answer")));
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
      resolve(received.subarray(2, 2 + received.readUInt16BE(0)));
      socket.destroy();
    });
    const length = Buffer.alloc(2);
    length.writeUInt16BE(message.length);
    socket.write(Buffer.concat([length, message]));
  });
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return ""; // A host without resolv.conf knows no names.
  }
}
