import { invalid } from "../base/error.ts";

/** An IPv4 network; addresses are unsigned 32-bit numbers, so that arithmetic is plain arithmetic. */
export interface Subnet {
  /** The lowest address; host bits are zero. */
  readonly base: number;
  readonly prefix: number;
}

/**
 * "10.0.1.0/24" as a Subnet. Refuses anything else, host bits included: 10.0.1.5/24 is a typing mistake more often
 * than not.
 */
export function parseSubnet(text: string): Subnet {
  const subnet = parseInterface(text);
  const base = baseOf(parseAddress(text.slice(0, text.indexOf("/"))), subnet.prefix);
  if (formatAddress(base) !== text.slice(0, text.indexOf("/"))) {
    throw invalid(`subnet "${text}" has host bits set: did you mean ${formatAddress(base)}/${subnet.prefix}?`);
  }
  return subnet;
}

/** The subnet that an interface address such as "10.0.1.5/24" lies in. */
export function parseInterface(text: string): Subnet {
  const [address, prefixText, ...rest] = text.split("/");
  const prefix = Number(prefixText);
  if (address === undefined || rest.length > 0 || !/^\d{1,2}$/.test(prefixText ?? "") || prefix > 32) {
    throw invalid(`"${text}" is not an IPv4 subnet such as 10.0.1.0/24`);
  }
  return { base: baseOf(parseAddress(address), prefix), prefix };
}

export function formatSubnet({ base, prefix }: Subnet): string {
  return `${formatAddress(base)}/${prefix}`;
}

/** "10.0.1.3" as a number. Refuses anything else, leading zeros included (some programs read them as octal). */
export function parseAddress(text: string): number {
  const bytes = text.split(".");
  const right = bytes.length === 4 && bytes.every((byte) => /^(0|[1-9]\d{0,2})$/.test(byte) && Number(byte) <= 255);
  if (!right) throw invalid(`"${text}" is not an IPv4 address such as 10.0.1.3`);
  return bytes.reduce((sum, byte) => sum * 256 + Number(byte), 0);
}

export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".");
}

/** Without the prefix length, if there is one. */
export function bareAddress(address: string): string {
  return address.split("/", 1)[0] ?? address;
}

/** How many addresses the subnet spans, the unusable ones included. */
export function sizeOf({ prefix }: Subnet): number {
  return 2 ** (32 - prefix);
}

export function contains(subnet: Subnet, address: number): boolean {
  return address >= subnet.base && address < subnet.base + sizeOf(subnet);
}

export function overlaps(left: Subnet, right: Subnet): boolean {
  return left.base < right.base + sizeOf(right) && right.base < left.base + sizeOf(left);
}

/** 02:42 and the four bytes: every node knows a remote task's MAC from its address alone. */
export function macOf(address: string): string {
  const number = parseAddress(address);
  const bytes = [24, 16, 8, 0].map((shift) => (number >>> shift) & 255);
  return ["02", "42", ...bytes.map((byte) => byte.toString(16).padStart(2, "0"))].join(":");
}

function baseOf(address: number, prefix: number): number {
  return address - (address % 2 ** (32 - prefix));
}
