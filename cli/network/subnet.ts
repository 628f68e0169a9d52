import { CliFailure } from "../failure.ts";

/** Whether the CIDR `subnet` contains an address, or the address that another CIDR starts with. */
export function contains(subnet: string, address: string): boolean {
  const [network = "", prefix] = subnet.split("/");
  const outer = bitsOf(network);
  const length = Number(prefix);
  if (outer === undefined || prefix === undefined || !/^\d+$/.test(prefix) || length > outer.length) {
    throw new CliFailure(`invalid subnet ${subnet}: write it as 10.9.0.0/24`);
  }
  const inner = bitsOf(address.split("/")[0] ?? "");
  if (inner === undefined) throw new CliFailure(`invalid address ${address}`);
  return inner.length === outer.length && inner.startsWith(outer.slice(0, length));
}

/** An address as a text of 32 or 128 ones and zeros. */
function bitsOf(address: string): string | undefined {
  if (/^\d+(\.\d+){3}$/.test(address)) {
    const bytes = address.split(".").map(Number);
    return bytes.every((byte) => byte < 256) ? bytes.map((byte) => bits(byte, 8)).join("") : undefined;
  }
  if (!/^[0-9a-f:]+$/i.test(address) || !address.includes(":")) return undefined;
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...left, ...Array<string>(tail === undefined ? 0 : missing).fill("0"), ...right];
  return groups.map((group) => bits(Number.parseInt(group, 16), 16)).join("");
}

function bits(value: number, width: number): string {
  return value.toString(2).padStart(width, "0");
}
