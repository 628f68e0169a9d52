import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

/*
 * Generates the protobuf code. Without arguments it only compares with what is committed and exits 1 on a difference;
 * with `--write` (npm run generate) it writes.
 */

const root = fileURLToPath(new URL("../", import.meta.url));
const pairs = [
  {
    source: "proto/skein.proto",
    target: "proto/gen/skein",
    options: ["--no-verify", "--no-delimited", "--no-convert"],
  },
  { source: "raft/proto/raft.proto", target: "raft/proto/gen/raft", options: [] },
];
const common = ["-t", "static-module", "-w", "esm", "--dts", "--force-number"];

const write = process.argv.includes("--write");
const folder = mkdtempSync(join(tmpdir(), "skein-generated-"));
try {
  const stale = pairs.filter((pair) => !generate(pair));
  for (const { target } of stale) console.error(`${target}.js is not what its .proto file says: npm run generate`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}

/** True if the committed files are (now) equal to the generated ones. */
function generate({ source, target, options }: (typeof pairs)[number]): boolean {
  const out = write ? join(root, target) : join(folder, basename(target));
  execFileSync("pbjs", [...common, ...options, "-o", `${out}.js`, source], { cwd: root, stdio: "inherit" });
  return [".js", ".d.ts"].every((ending) => read(`${out}${ending}`) === read(join(root, `${target}${ending}`)));
}

function read(path: string): string {
  return readFileSync(path, "utf8");
}
