import { defineConfig } from "vitest/config";

/** The worker's parts on a real engine, whose socket SKEIN_ENGINE_SOCKET names. */
export default defineConfig({
  test: {
    root: new URL("../../", import.meta.url).pathname,
    include: ["worker/**/*.e2e.ts"],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
