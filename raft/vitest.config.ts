import { defineConfig } from "vitest/config";

// The package's tests alone: `npm test -w raft-ts`.
export default defineConfig({
  test: {
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**", "dist/**"],
    testTimeout: 30_000,
  },
});
