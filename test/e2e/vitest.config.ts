import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** By name: a newcomer first, faults late. */
class ByName extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((left, right) => (left.moduleId < right.moduleId ? -1 : 1));
  }
}

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
    sequence: { sequencer: ByName },
    reporters: ["verbose"],
  },
});
