import { engineContract } from "./contract.ts";
import { MemoryEngine } from "./memory.ts";

engineContract("the engine in memory", async () => {
  const engine = new MemoryEngine();
  engine.images.add("busybox:latest");
  const at = "2026-01-02T03:04:05.000000001Z";
  return {
    engine,
    image: "busybox:latest",
    sleeper: {},
    end: async (name, exitCode) => engine.exit(name, exitCode),
    printTwo: async (name) => {
      engine.print(name, "stdout", "out", at);
      engine.print(name, "stderr", "err", at);
    },
    healthcheck: { Test: ["CMD", "true"] },
    becomeHealthy: async (name) => engine.setHealth(name, "healthy"),
    network: {
      ...{ name: "contract", driver: "bridge", ipamDriver: "default", options: {}, labels: { a: "b" } },
      ...{ subnet: "172.31.251.0/24", gateway: "172.31.251.1", internal: false },
    },
    close: async () => engine.close(),
  };
});
