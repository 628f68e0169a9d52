import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contains, overlaps, parseAddress, parseSubnet } from "./ipv4.ts";
import { allocateAddress, allocateSubnet, gatewayOf } from "./subnet.ts";

describe("allocateSubnet", () => {
  const pools = ["10.0.0.0/8"];

  test("takes the lowest free one", () => {
    expect(allocateSubnet({ pools, size: 24, taken: [] })).toBe("10.0.0.0/24");
    expect(allocateSubnet({ pools, size: 24, taken: ["10.0.0.0/24", "10.0.2.0/24"] })).toBe("10.0.1.0/24");
  });

  test("steps over networks of other sizes, the mesh pool and what reaches in from outside", () => {
    expect(allocateSubnet({ pools, size: 24, taken: ["10.0.0.0/9"] })).toBe("10.128.0.0/24");
    expect(allocateSubnet({ pools, size: 16, taken: ["10.0.0.128/25"] })).toBe("10.1.0.0/16");
    expect(allocateSubnet({ pools: ["10.200.0.0/15"], size: 24, taken: ["10.200.0.0/16"] })).toBe("10.201.0.0/24");
  });

  test("goes on in the next pool, and says when all are used up", () => {
    const two = ["10.0.0.0/24", "10.9.0.0/24"];
    expect(allocateSubnet({ pools: two, size: 24, taken: ["10.0.0.0/24"] })).toBe("10.9.0.0/24");
    expect(() => allocateSubnet({ pools: two, size: 24, taken: two })).toThrow("could not find an available");
  });

  test("a requested subnet is taken as it is, unless it overlaps, is too small or too large", () => {
    const request = (requested: string) => allocateSubnet({ pools, size: 24, taken: ["10.0.0.0/24"], requested });
    expect(request("192.168.7.0/28")).toBe("192.168.7.0/28");
    expect(() => request("10.0.0.0/23")).toThrow("Pool overlaps with other one on this address space: 10.0.0.0/23");
    expect(() => request("192.168.7.0/30")).toThrow("too small");
    expect(() => request("128.0.0.0/1")).toThrow("too large");
  });

  test("never overlaps anything, whatever the sizes", () => {
    const sizes = fc.array(fc.integer({ min: 18, max: 29 }), { maxLength: 40 });
    fc.assert(
      fc.property(sizes, (all) => {
        const taken: string[] = [];
        for (const size of all) taken.push(allocateSubnet({ pools: ["10.0.0.0/12"], size, taken }));
        const subnets = taken.map(parseSubnet);
        const clashes = subnets.filter((left, index) =>
          subnets.slice(index + 1).some((right) => overlaps(left, right)),
        );
        expect(clashes).toEqual([]);
      }),
    );
  });
});

test("the gateway is the first address, or the user's", () => {
  expect(gatewayOf("10.0.1.0/24")).toBe("10.0.1.1");
  expect(gatewayOf("10.0.1.0/24", "10.0.1.254")).toBe("10.0.1.254");
  expect(() => gatewayOf("10.0.1.0/24", "10.0.2.1")).toThrow(
    "gateway 10.0.2.1 is not an address of subnet 10.0.1.0/24",
  );
  expect(() => gatewayOf("10.0.1.0/24", "10.0.1.255")).toThrow("is not an address of subnet");
});

describe("allocateAddress", () => {
  const network = { subnet: "10.0.1.0/29", gateway: "10.0.1.1" };

  test("fills the subnet exactly once, without first, last and gateway", () => {
    const used = new Set<string>();
    const taken = (address: string): boolean => used.has(address);
    let nextHost = 0;
    for (let found = allocateAddress({ ...network, taken, nextHost }); found; ) {
      used.add(found.address.slice(0, -3));
      nextHost = found.nextHost;
      found = allocateAddress({ ...network, taken, nextHost });
    }
    expect([...used]).toEqual(["10.0.1.2", "10.0.1.3", "10.0.1.4", "10.0.1.5", "10.0.1.6"]);
  });

  test("an address that was just freed is the last to be used again", () => {
    const first = allocateAddress({ ...network, taken: () => false, nextHost: 2 });
    const second = allocateAddress({ ...network, taken: () => false, nextHost: first?.nextHost ?? 0 });
    expect([first?.address, second?.address]).toEqual(["10.0.1.2/29", "10.0.1.3/29"]);
    const wrapped = allocateAddress({ ...network, taken: (address) => address === "10.0.1.6", nextHost: 6 });
    expect(wrapped).toEqual({ address: "10.0.1.2/29", nextHost: 3 });
  });

  test("is always a host of the subnet, wherever the search starts", () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 400 }), fc.integer({ min: 24, max: 29 }), (nextHost, prefix) => {
        const subnet = `10.0.1.0/${prefix}`;
        const found = allocateAddress({ subnet, gateway: "10.0.1.1", taken: () => false, nextHost });
        const address = parseAddress(found?.address.split("/")[0] ?? "");
        expect(contains(parseSubnet(subnet), address)).toBe(true);
        expect(address).toBeGreaterThan(parseAddress("10.0.1.1"));
      }),
    );
  });
});
