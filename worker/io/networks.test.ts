import { expect, test } from "vitest";
import { MemoryEngine } from "../engine/memory.ts";
import { Networks } from "./networks.ts";
import { sampleNetwork } from "./recording-path.ts";

test("a network that was removed and made anew under its name replaces the old one on the engine", async () => {
  const engine = new MemoryEngine();
  const networks = new Networks(engine);
  const first = { ...sampleNetwork, options: { id: "first" } };
  await networks.ensure(first);
  await networks.ensure(first);
  await networks.ensure({ ...first, options: { id: "second" } });
  const made = engine.calls.filter((call) => call === `network ${first.name}`);
  expect(made).toHaveLength(2);
  expect(engine.calls).toContain(`remove network ${first.name}`);
});
