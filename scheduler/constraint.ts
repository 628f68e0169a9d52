import { SkeinError } from "../base/error.ts";
import type { Node } from "../model/node.ts";

/** One `key == value` or `key != value`. */
export interface Constraint {
  readonly key: string;
  readonly equal: boolean;
  readonly value: string;
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
  return { key, equal: operator === "==", value };
}

function refused(reason: string): SkeinError {
  return new SkeinError("UNKNOWN", { reason });
}

function meetsOne(constraint: Constraint, node: Node): boolean {
  if (constraint.key.toLowerCase() === "node.ip") return meetsAddress(constraint, node.status.address);
  const actual = attributeOf(node, constraint.key);
  if (actual === undefined) return false;
  return (actual.toLowerCase() === constraint.value.toLowerCase()) === constraint.equal;
}

/** What a node says for a key; "" where it says nothing; undefined where the key means nothing. */
export function attributeOf(node: Node, key: string): string | undefined {
  const lower = key.toLowerCase();
  const nodeLabel = "node.labels.";
  const engineLabel = "engine.labels.";
  if (lower === "node.id") return node.id;
  if (lower === "node.hostname") return node.description?.hostname ?? "";
  if (lower === "node.role") return node.role;
  if (lower === "node.platform.os") return node.description?.os ?? "";
  if (lower === "node.platform.arch") return node.description?.architecture ?? "";
  if (lower.startsWith(nodeLabel)) return node.spec.Labels[key.slice(nodeLabel.length)] ?? "";
  if (lower.startsWith(engineLabel)) return node.description?.engineLabels[key.slice(engineLabel.length)] ?? "";
  return undefined;
}

/** One address, or a CIDR block that contains it. */
function meetsAddress({ equal, value }: Constraint, address: string): boolean {
  const [network = "", prefixText = "32", ...rest] = value.split("/");
  const wanted = numberOf(network);
  const actual = numberOf(address);
  const prefix = Number(prefixText);
  if (wanted === undefined || rest.length > 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > 32) return false;
  if (actual === undefined) return !equal;
  const block = 2 ** (32 - prefix);
  return (Math.floor(actual / block) === Math.floor(wanted / block)) === equal;
}

function numberOf(address: string): number | undefined {
  const bytes = address.split(".");
  if (bytes.length !== 4 || !bytes.every((byte) => /^\d{1,3}$/.test(byte) && Number(byte) <= 255)) return undefined;
  return bytes.reduce((sum, byte) => sum * 256 + Number(byte), 0);
}
