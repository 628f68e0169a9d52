import { type Document, isNode, isPair, LineCounter, parseDocument, type ScalarTag } from "yaml";
import { CliFailure } from "../failure.ts";
import type { Path, Source } from "./place.ts";

export interface Read {
  readonly value: unknown;
  readonly source: Source;
}

/** A YAML text as plain values, with a way to say where each of them stands. Anchors and merge keys are resolved. */
export function readYaml(text: string, file: string, directory: string): Read {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    merge: true,
    prettyErrors: false,
    customTags: (tags) => [octal, ...tags],
  });
  const problem = document.errors[0];
  if (problem !== undefined) {
    const { line, col } = lines.linePos(problem.pos[0]);
    throw new CliFailure(`${file}:${line}:${col} not valid YAML: ${problem.message}`);
  }
  const value: unknown = document.toJS({ maxAliasCount: 1_000 });
  const locate = (path: Path) => {
    const { line, col } = lines.linePos(offsetOf(document, path));
    return { line, column: col };
  };
  return { value, source: { file, directory, locate, problems: [], warnings: [] } };
}

/** `mode: 0440` is octal for everybody who writes it and for Docker's parser, though not in YAML 1.2. */
const octal: ScalarTag = {
  identify: () => false,
  default: true,
  tag: "tag:yaml.org,2002:int",
  test: /^0[0-7]+$/,
  resolve: (text) => Number.parseInt(text, 8),
};

/** Where the path's key stands; what came by a merge key or short syntax is shown at the nearest thing above it. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const offset = keyOffset(document, path.slice(0, length));
    if (offset !== undefined) return offset;
  }
  return 0;
}

function keyOffset(document: Document, path: Path): number | undefined {
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const key = path.at(-1);
  if (typeof parent !== "object" || parent === null || !("items" in parent) || !Array.isArray(parent.items)) {
    return undefined;
  }
  const items: readonly unknown[] = parent.items;
  const found = typeof key === "number" ? items[key] : items.find((item) => isPair(item) && String(item.key) === key);
  const node: unknown = isPair(found) ? found.key : found;
  return isNode(node) ? node.range?.[0] : undefined;
}
