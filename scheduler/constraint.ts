import { SkeinError } from "../base/error.ts";
import type { Node } from "../model/node.ts";
import { bitsOfRange, isInRange } from "./ip-range.ts";

/** One `key == value` or `key != value`. */
export interface Constraint {
  readonly key: string;
  readonly equal: boolean;
  readonly value: string;
  readonly lowerValue: string;
  /** What the key means, found out once: a reader of nodes, an address, or nothing. */
  readonly read: Reader | "address" | undefined;
}

/**
 * Reads a spec's constraints. Throws UNKNOWN with swarmkit's words: clients know these texts without a prefix, as 500.
 */
export function parseConstraints(texts: readonly string[]): readonly Constraint[] {
  return texts.map(parseConstraint);
}

/** Whether a node meets all of them. A key that nobody knows is never met. */
export function meets(constraints: readonly Constraint[], node: Node): boolean {
  return constraints.every((constraint) => meetsOne(constraint, node));
}

const keyPattern = /^[a-z_][a-z0-9\-_.]+$/i;
const valuePattern = /^[a-z0-9:\-_\s.*()?+[\]\\^$|/]+$/i;

function parseConstraint(text: string): Constraint {
  const operator = ["==", "!="].find((candidate) => text.includes(candidate));
  if (operator === undefined) throw refused("constraint expected one operator from ==, !=");
  const at = text.indexOf(operator);
  const key = text.slice(0, at).trim();
  const value = text.slice(at + operator.length).trim();
  if (!keyPattern.test(key)) throw refused(`key '${key}' is invalid`);
  if (!valuePattern.test(value)) throw refused(`value '${value}' is invalid`);
  const read = key.toLowerCase() === "node.ip" ? "address" : readerOf(key);
  return { key, equal: operator === "==", value, lowerValue: value.toLowerCase(), read };
}

function refused(reason: string): SkeinError {
  return new SkeinError("UNKNOWN", { reason });
}

function meetsOne(constraint: Constraint, node: Node): boolean {
  const { read, lowerValue, equal } = constraint;
  if (read === "address") return meetsAddress(constraint, node.status.address);
  if (read === undefined) return false;
  return (read(node).toLowerCase() === lowerValue) === equal;
}

/** What a node says for a key; "" where it says nothing. */
type Reader = (node: Node) => string;

/** Undefined where the key means nothing. */
export function readerOf(key: string): Reader | undefined {
  const lower = key.toLowerCase();
  const simple = readers.get(lower);
  if (simple !== undefined) return simple;
  if (lower === nodeLabel || lower === engineLabel) return undefined;
  if (lower.startsWith(nodeLabel)) {
    const label = key.slice(nodeLabel.length);
    return (node) => node.spec.Labels[label] ?? "";
  }
  if (lower.startsWith(engineLabel)) {
    const label = key.slice(engineLabel.length);
    return (node) => node.description?.engineLabels[label] ?? "";
  }
  return undefined;
}

const nodeLabel = "node.labels.";
const engineLabel = "engine.labels.";
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["node.id", (node) => node.id],
  ["node.hostname", (node) => node.description?.hostname ?? ""],
  ["node.role", (node) => node.role],
  ["node.platform.os", (node) => node.description?.os ?? ""],
  ["node.platform.arch", (node) => node.description?.architecture ?? ""],
]);

/** What can be read neither as an address nor as a block is never met. */
function meetsAddress({ equal, value }: Constraint, address: string): boolean {
  const range = bitsOfRange(value);
  return range !== undefined && isInRange(address, range) === equal;
}
