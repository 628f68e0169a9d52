import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/* Runs the end-to-end tests; arguments go to vitest (a file name, -t "…"). */
const root = fileURLToPath(new URL("../../", import.meta.url));
const words = ["run", "--config", "test/e2e/vitest.config.ts", ...process.argv.slice(2)];
const result = spawnSync("vitest", words, { cwd: root, stdio: "inherit" });
process.exit(result.status ?? 1);
