import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { asId, type NodeId } from "../../base/id.ts";
import { Broadcast } from "./broadcast.ts";

let clockMs = 0;
beforeEach(() => {
  clockMs = 0;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setImmediate", "clearImmediate"] });
  vi.spyOn(performance, "now").mockImplementation(() => clockMs);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const nodes = Array.from({ length: 250 }, (_, at) => asId<"node">(`w${at}`));

function broadcasting(): { broadcast: Broadcast; told: NodeId[] } {
  const told: NodeId[] = [];
  const broadcast = new Broadcast(
    () => nodes,
    (node) => told.push(node),
  );
  return { broadcast, told };
}

test("others have their turn between the portions, and everybody is told once", async () => {
  const { broadcast, told } = broadcasting();
  const seen: number[] = [];
  const look = (): void => {
    seen.push(told.length);
    if (told.length < nodes.length) setImmediate(look);
  };
  broadcast.request();
  broadcast.request();
  setTimeout(look, 0);
  await vi.runAllTimersAsync();
  expect(seen).toEqual([100, 200, 250]);
  expect(told).toEqual(nodes);
});

test("who was told early in a round that something overtook is told again", async () => {
  const { broadcast, told } = broadcasting();
  broadcast.request();
  setTimeout(() => broadcast.request(), 0);
  await vi.runAllTimersAsync();
  expect(told).toEqual([...nodes, ...nodes]);
});

test("whoever is gone before the end is told nothing more", async () => {
  const { broadcast, told } = broadcasting();
  broadcast.request();
  setTimeout(() => broadcast.stop(), 0);
  await vi.runAllTimersAsync();
  expect(told).toHaveLength(100);
});
