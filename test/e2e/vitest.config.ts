import { defineConfig } from "vitest/config";

/** One file after the other on one lab: each leaves the cluster healthy and empty for the next. */
export default defineConfig({
  test: {
    root: new URL("../../", import.meta.url).pathname,
    include: ["test/e2e/*.e2e.ts"],
    globalSetup: ["test/e2e/setup.ts"],
    fileParallelism: false,
    maxWorkers: 1,
    isolate: false,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    sequence: { shuffle: false },
    bail: 0,
  },
});
