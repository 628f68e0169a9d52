/**
 * An address, or a block in CIDR notation, as the bits that its addresses begin with, their family in front: "4:" and 32
 * of them for one IPv4 address. Undefined for anything else.
 */
export function bitsOfRange(text: string): string | undefined {
  const [address = "", length, ...rest] = text.split("/");
  const bits = bitsOf(address);
  if (bits === undefined || rest.length > 0) return undefined;
  if (length === undefined) return bits;
  const isLength = /^\d{1,3}$/.test(length) && Number(length) <= bits.length - familyLength;
  return isLength ? bits.slice(0, familyLength + Number(length)) : undefined;
}

/** Whether an address lies in the range; an address that cannot be read lies in none. */
export function isInRange(address: string, range: string): boolean {
  return bitsOf(address)?.startsWith(range) === true;
}

const familyLength = 2;
/** IPv6 addresses that are IPv4 ones. */
const mapped = `6:${"0".repeat(80)}${"1".repeat(16)}`;

function bitsOf(address: string): string | undefined {
  if (!address.includes(":")) return prefixed("4:", bytesOf(address));
  const bits = prefixed("6:", groupsOf(address));
  return bits?.startsWith(mapped) === true ? `4:${bits.slice(mapped.length)}` : bits;
}

function prefixed(family: string, bits: string | undefined): string | undefined {
  return bits === undefined ? undefined : `${family}${bits}`;
}

function bytesOf(address: string): string | undefined {
  const bytes = address.split(".");
  const isAddress = bytes.length === 4 && bytes.every((byte) => /^(0|[1-9]\d{0,2})$/.test(byte) && Number(byte) <= 255);
  return isAddress ? bytes.map((byte) => binary(Number(byte), 8)).join("") : undefined;
}

/** Eight groups, of which "::" stands for as many as are missing; the last two may be written as an IPv4 address. */
function groupsOf(address: string): string | undefined {
  const sides = address.split("::").map(sideOf);
  const [left, right] = sides;
  if (sides.length > 2 || left === undefined || sides.includes(undefined)) return undefined;
  if (sides.length === 1) return left.length === 128 ? left : undefined;
  const missing = 128 - left.length - (right ?? "").length;
  return missing > 0 ? `${left}${"0".repeat(missing)}${right ?? ""}` : undefined;
}

function sideOf(side: string): string | undefined {
  if (side === "") return "";
  const groups = side.split(":");
  const bits = groups.map((group, at) => {
    if (at === groups.length - 1 && group.includes(".")) return bytesOf(group);
    return /^[0-9a-f]{1,4}$/i.test(group) ? binary(Number.parseInt(group, 16), 16) : undefined;
  });
  return bits.includes(undefined) ? undefined : bits.join("");
}

function binary(value: number, length: number): string {
  return value.toString(2).padStart(length, "0");
}
