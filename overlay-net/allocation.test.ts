import { describe, expect, test } from "vitest";
import { allocatePort, conflictingPort, dynamicPorts, portKey } from "./published-port.ts";
import { replyMark } from "./reply-mark.ts";
import { allocateSlice, foreignBlocks, freeGatewayHost, isSlice, sliceGateway, sliceSubnet } from "./slice.ts";
import { allocateVni, ingressVni, meshVni } from "./vni.ts";

test("VNIs start above those of ingress and mesh, and gaps are used", () => {
  expect(allocateVni(new Set())).toBe(4_097);
  expect(allocateVni(new Set([meshVni, ingressVni, 4_097, 4_099]))).toBe(4_098);
});

describe("slices", () => {
  const meshPool = "10.200.0.0/16";
  const upTo = (last: number) => new Set(Array.from({ length: last }, (_, index) => index + 1));
  const allocate = (taken: ReadonlySet<number>) => allocateSlice((slice) => taken.has(slice));

  test("one after the other without gaps, and few looks each", () => {
    expect([0, 1, 2, 3, 7, 254, 255, 300, 8_000].map((last) => allocate(upTo(last)))).toEqual([
      1, 2, 3, 4, 8, 255, 256, 301, 8_001,
    ]);
    let looks = 0;
    allocateSlice((slice) => {
      looks += 1;
      return slice <= 5_000;
    });
    expect(looks).toBeLessThan(30);
  });

  test("gaps are filled, at the latest when nothing else is left", () => {
    expect(allocate(new Set([1, 2, 4]))).toBe(3);
    const nearlyAll = upTo(8_191);
    nearlyAll.delete(77);
    expect(allocate(nearlyAll)).toBe(77);
    expect(() => allocate(upTo(8_191))).toThrow("the mesh has room for 8191 nodes");
  });

  test("a slice is a /24 whose .1 is the node; beyond the pool the next /16 follows", () => {
    expect(sliceSubnet(meshPool, 254)).toBe("10.200.254.0/24");
    expect(sliceGateway(meshPool, 3)).toBe("10.200.3.1");
    expect(sliceSubnet(meshPool, 8_191)).toBe("10.231.255.0/24");
    const routes = ["10.200.1.0/24", "10.231.255.0/24", "10.232.0.0/24", "10.199.1.0/24", "10.200.0.0/16", "default"];
    expect(routes.map((route) => isSlice(route, meshPool))).toEqual([true, true, false, false, false, false]);
  });

  test("blocks that networks reach into are left out", () => {
    expect([...foreignBlocks(meshPool, ["10.201.4.0/24", "10.0.0.0/24", "10.210.0.0/15"])]).toEqual([1, 10, 11]);
  });

  test("each of them has a mark of its own, under the same three bits", () => {
    const marks = [...upTo(8_191)].map((slice) => Number(replyMark(slice)));
    expect(new Set(marks).size).toBe(8_191);
    expect(marks.every((mark) => mark >>> 29 === 2 && (mark & 0xffff) === 0)).toBe(true);
    expect(replyMark(254)).toBe("0x5cfe0000");
  });

  test("tasks get .2 to .254", () => {
    const next = (used: Iterable<number>, nextHost: number) => {
      const taken = new Set(used);
      return freeGatewayHost((host) => taken.has(host), nextHost);
    };
    expect(next([], 1)).toBe(2);
    expect(next([7], 7)).toBe(8);
    expect(next([254], 254)).toBe(2);
    expect(next(upTo(254), 1)).toBeUndefined();
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
