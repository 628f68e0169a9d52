import { describe, expect, test } from "vitest";
import { allocatePort, conflictingPort, dynamicPorts, portKey } from "./published-port.ts";
import { allocateSlice, freeGatewayHost, sliceGateway, sliceSubnet } from "./slice.ts";
import { allocateVni, ingressVni, meshVni } from "./vni.ts";

test("VNIs start above those of ingress and mesh, and gaps are used", () => {
  expect(allocateVni(new Set())).toBe(4_097);
  expect(allocateVni(new Set([meshVni, ingressVni, 4_097, 4_099]))).toBe(4_098);
});

describe("slices", () => {
  const meshPool = "10.200.0.0/16";
  const all = new Set(Array.from({ length: 254 }, (_, index) => index + 1));

  test("the lowest free one, up to 254", () => {
    expect(allocateSlice(new Set([1, 2, 4]))).toBe(3);
    expect(() => allocateSlice(all)).toThrow("room for 254 nodes");
  });

  test("a slice is a /24 whose .1 is the node", () => {
    expect(sliceSubnet(meshPool, 254)).toBe("10.200.254.0/24");
    expect(sliceGateway(meshPool, 3)).toBe("10.200.3.1");
  });

  test("tasks get .2 to .254", () => {
    const next = (used: Iterable<number>, nextHost: number) => {
      const taken = new Set(used);
      return freeGatewayHost((host) => taken.has(host), nextHost);
    };
    expect(next([], 1)).toBe(2);
    expect(next([7], 7)).toBe(8);
    expect(next([254], 254)).toBe(2);
    expect(next(all, 1)).toBeUndefined();
  });
});

describe("published ports", () => {
  test("each protocol has its own range", () => {
    expect(allocatePort("tcp", (key) => key === "tcp/30000" || key === "udp/30001")).toBe(30_001);
    expect(allocatePort("udp", (key) => key === "tcp/30000")).toBe(dynamicPorts.first);
    expect(() => allocatePort("tcp", () => true)).toThrow("no free tcp port is left");
  });

  test("a conflict is with somebody else or within the wish", () => {
    const tcp = { protocol: "tcp", port: 80 };
    const udp = { protocol: "udp", port: 80 };
    expect(conflictingPort([tcp, udp], () => false)).toBeUndefined();
    expect(conflictingPort([tcp, udp], (key) => key === portKey(udp))).toBe(udp);
    expect(conflictingPort([udp, tcp, tcp], () => false)).toEqual(tcp);
  });
});
