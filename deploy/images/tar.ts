import { assert } from "../../base/assert.ts";

/** One member of an archive; `path` is relative and has no trailing slash. */
export type TarEntry =
  | { readonly kind: "file"; readonly path: string; readonly content: Uint8Array; readonly mode?: number }
  | { readonly kind: "directory"; readonly path: string; readonly mode?: number }
  | { readonly kind: "link"; readonly path: string; readonly target: string };

const blockSize = 512;
const pathMax = 100;

/** A POSIX tar archive. The same entries in any order give the same bytes: sorted, dated 1970, owned by root. */
export function tar(entries: readonly TarEntry[]): Buffer {
  const sorted = [...entries].sort((left, right) => (left.path < right.path ? -1 : 1));
  const blocks = sorted.flatMap((entry) => {
    if (entry.kind !== "file") return [header(entry, 0)];
    const padding = (blockSize - (entry.content.length % blockSize)) % blockSize;
    return [header(entry, entry.content.length), entry.content, Buffer.alloc(padding)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(2 * blockSize)]);
}

/** The directories that `paths` need, so that an archive can bring them along. */
export function directoriesOf(paths: readonly string[]): readonly TarEntry[] {
  const found = new Set<string>();
  for (const path of paths) {
    const parts = path.split("/").slice(0, -1);
    for (const [index] of parts.entries()) found.add(parts.slice(0, index + 1).join("/"));
  }
  return [...found].map((path) => ({ kind: "directory", path }));
}

function header(entry: TarEntry, size: number): Buffer {
  const block = Buffer.alloc(blockSize);
  const path = entry.kind === "directory" ? `${entry.path}/` : entry.path;
  const target = entry.kind === "link" ? entry.target : "";
  assert(Buffer.byteLength(path) < pathMax && Buffer.byteLength(target) < pathMax, `${path} fits a tar header`);
  block.write(path, 0);
  block.write(octal(modeOf(entry), 7), 100);
  block.write(octal(0, 7), 108); // Owner and group: root.
  block.write(octal(0, 7), 116);
  block.write(octal(size, 11), 124);
  block.write(octal(0, 11), 136); // 1970-01-01.
  block.write(" ".repeat(8), 148); // The checksum counts itself as spaces.
  block.write({ file: "0", link: "2", directory: "5" }[entry.kind], 156);
  block.write(target, 157);
  block.write("ustar\x0000", 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${octal(sum, 6)}\0 `, 148);
  return block;
}

function modeOf(entry: TarEntry): number {
  if (entry.kind === "link") return 0o777;
  return entry.mode ?? (entry.kind === "directory" ? 0o755 : 0o644);
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, "0");
}
