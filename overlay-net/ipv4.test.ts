import fc from "fast-check";
import { expect, test } from "vitest";
import { contains, formatAddress, macOf, overlaps, parseAddress, parseSubnet, sizeOf } from "./ipv4.ts";

test("text and number are the same address", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (address) => {
      expect(parseAddress(formatAddress(address))).toBe(address);
    }),
  );
});

test.each(["", "10.0.0", "10.0.0.256", "10.0.0.01", "10.0.0.0.0", "10.0.0.x", "fd00::1"])(
  "%j is no address",
  (text) => {
    expect(() => parseAddress(text)).toThrow(`"${text}" is not an IPv4 address`);
  },
);

test.each(["10.0.0.0", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8/8", "/24", "10.0.0.0/-1"])("%j is no subnet", (text) => {
  expect(() => parseSubnet(text)).toThrow(/is not an IPv4/);
});

test("a subnet with host bits is refused with what was meant", () => {
  expect(() => parseSubnet("10.0.1.5/24")).toThrow('subnet "10.0.1.5/24" has host bits set: did you mean 10.0.1.0/24?');
});

test("networks overlap exactly if one holds an end of the other", () => {
  const subnet = fc
    .record({ prefix: fc.integer({ min: 0, max: 32 }), address: fc.integer({ min: 0, max: 2 ** 32 - 1 }) })
    .map(({ prefix, address }) => ({ prefix, base: address - (address % 2 ** (32 - prefix)) }));
  fc.assert(
    fc.property(subnet, subnet, (left, right) => {
      const end = (one: typeof left): number => one.base + sizeOf(one) - 1;
      const touching = contains(left, right.base) || contains(left, end(right)) || contains(right, left.base);
      expect(overlaps(left, right)).toBe(touching);
    }),
  );
});

test("the whole internet is a subnet", () => {
  expect(sizeOf(parseSubnet("0.0.0.0/0"))).toBe(2 ** 32);
  expect(contains(parseSubnet("0.0.0.0/0"), parseAddress("255.255.255.255"))).toBe(true);
});

test("a MAC follows from the address", () => {
  expect(macOf("10.0.1.255")).toBe("02:42:0a:00:01:ff");
});
