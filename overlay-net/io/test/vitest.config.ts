import { defineConfig } from "vitest/config";

/** The data path on real engines: `npx vitest run --config overlay-net/io/test/vitest.config.ts`, as root. */
export default defineConfig({
  test: {
    root: new URL("../../../", import.meta.url).pathname,
    include: ["overlay-net/io/*.e2e.ts"],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
});
