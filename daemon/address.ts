import { createSocket } from "node:dgram";
import { isIPv4 } from "node:net";
import { type NetworkInterfaceInfo, networkInterfaces } from "node:os";
import { SkeinError } from "../base/error.ts";

export interface AddressWishes {
  /** As the client sent it: "", an address, an interface's name, either with a port. */
  readonly advertise: string;
  readonly dataPath: string;
  readonly listen: string;
  /** The flags of this daemon, which count where the client said nothing. */
  readonly defaults: { readonly advertise: string; readonly dataPath: string; readonly listen: string };
  /** Somebody who will have to reach us, if known. */
  readonly peer?: string;
}

export interface Addresses {
  /** "host:port". */
  readonly advertise: string;
  readonly listen: string;
  /** No port. */
  readonly dataPath: string;
}

const standardPort = 2377;
const standardListen = "0.0.0.0:2377";

/** Where this node listens and how others reach it. Throws SkeinError BAD_REQUEST when that cannot be told. */
export async function chooseAddresses(wishes: AddressWishes): Promise<Addresses> {
  const { defaults } = wishes;
  // Clients send the standard address when their user said nothing: then the daemon's own flag counts.
  const listenWish = wishes.listen === "" || wishes.listen === standardListen ? defaults.listen : wishes.listen;
  const listen = await hostAndPort(listenWish, standardPort, "listen address");
  const wanted = [wishes.advertise, defaults.advertise].find((text) => text !== "");
  const advertise =
    wanted === undefined
      ? { host: listen.host === "0.0.0.0" ? await ownAddress(wishes.peer) : listen.host, port: listen.port }
      : await hostAndPort(wanted, listen.port, "advertise address");
  if (advertise.host === "0.0.0.0")
    throw refuse("advertise address must be a non-zero IP address or network interface");
  const dataPathWish = [wishes.dataPath, defaults.dataPath].find((text) => text !== "");
  const dataPath = dataPathWish === undefined ? advertise.host : addressOf(dataPathWish, "data path address");
  return { listen: `${listen.host}:${listen.port}`, advertise: `${advertise.host}:${advertise.port}`, dataPath };
}

/** With the standard port where none is given. */
export function withPort(address: string): string {
  return /:\d+$/.test(address) ? address : `${address}:${standardPort}`;
}

async function hostAndPort(text: string, port: number, what: string): Promise<{ host: string; port: number }> {
  const match = /^(.*?)(?::(\d+))?$/.exec(text);
  const named = match?.[2] === undefined ? port : Number(match[2]);
  if (named < 1 || named > 65_535) throw refuse(`invalid ${what} "${text}": the port must be between 1 and 65535`);
  return { host: addressOf(match?.[1] ?? "", what), port: named };
}

function addressOf(text: string, what: string): string {
  if (isIPv4(text)) return text;
  const found = networkInterfaces()[text]?.find(isUsable);
  if (found !== undefined) return found.address;
  throw refuse(`invalid ${what} "${text}": it is neither an IPv4 address nor an interface with one`);
}

/** The address that packets to `peer` leave from, or this machine's only one. */
async function ownAddress(peer: string | undefined): Promise<string> {
  if (peer !== undefined) return sourceTowards(peer);
  const found = Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
    addresses.filter(isUsable).map(({ address }) => ({ name, address })),
  );
  // Container bridges come and go; nobody reaches this node by them.
  const candidates = found.filter(({ name }) => !/^(docker|br-|veth|mesh|cni|virbr)/.test(name));
  const [only] = candidates;
  if (candidates.length === 1 && only !== undefined) return only.address;
  if (candidates.length === 0) {
    throw refuse("could not find the system's IP address - specify one with --advertise-addr");
  }
  const shown = candidates.map(({ name, address }) => `${address} on interface ${name}`).join(", ");
  throw refuse(
    `could not choose an IP address to advertise since this system has multiple addresses (${shown}) - ` +
      "specify one with --advertise-addr",
  );
}

function isUsable({ family, internal }: NetworkInterfaceInfo): boolean {
  return family === "IPv4" && !internal;
}

/** Asks the kernel's routes; connecting a datagram socket sends nothing. */
function sourceTowards(peer: string): Promise<string> {
  const [host = "", port = String(standardPort)] = peer.split(":");
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const socket = createSocket("udp4");
  socket.once("error", (error) => {
    socket.close();
    reject(refuse(`no route to ${peer}: ${error.message} - specify an address with --advertise-addr`));
  });
  socket.connect(Number(port), host, () => {
    const { address } = socket.address();
    socket.close();
    resolve(address);
  });
  return promise;
}

function refuse(reason: string): SkeinError {
  return new SkeinError("BAD_REQUEST", { reason });
}
