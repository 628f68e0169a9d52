import { invalid, SkeinError } from "../base/error.ts";
import type { Assignments, PayloadItem, TaskItem } from "../model/assignment.ts";
import { type TemplateNode, templateContext } from "../model/template/context.ts";
import { expandTemplates, expandText } from "../model/template/expand.ts";
import { stringOf } from "../model/template/functions.ts";
import type { Struct, Value } from "../model/template/value.ts";

/** What a task gets to read of a secret or config. */
export interface PayloadData {
  readonly bytes: Uint8Array;
  /** It holds what must never be on a disk: it is a secret, or a config that speaks of one. */
  readonly isSecret: boolean;
}

/**
 * The payload's bytes, expanded for this task where it is a template: the fields of every template, and `secret`, `config` and
 * `env`, which answer what the task itself has. Throws INVALID on a bad template, NOT_FOUND while a payload it speaks of has not
 * been assigned.
 */
export function payloadData(
  item: PayloadItem,
  task: TaskItem,
  node: TemplateNode,
  assignments: Assignments,
): PayloadData {
  const data = atob(item.data);
  if (item.template !== true) return { bytes: bytesOf(data), isSecret: item.kind === "secret" };
  // Go's strings are bytes, and what is no text must come through: here every character is one byte.
  let isSecret = item.kind === "secret";
  const { Env = [] } = expandTemplates(task, node).ContainerSpec;
  const functions = {
    secret: (target: Value) => {
      isSecret = true;
      return payloadAt("secret", stringOf("secret", target), task, assignments);
    },
    config: (target: Value) => payloadAt("config", stringOf("config", target), task, assignments),
    env: (name: Value) => byteString(variable(Env, stringOf("env", name))),
  };
  const context = byteStrings(templateContext(task, node));
  const text = expandText(`${item.kind} ${item.name}`, data, context, functions);
  return { bytes: bytesOf(text), isSecret };
}

/** The data of the task's own payload with that target, as it is stored: a template within a template is not expanded. */
function payloadAt(kind: PayloadItem["kind"], target: string, task: TaskItem, assignments: Assignments): string {
  const { Secrets = [], Configs = [] } = task.spec.ContainerSpec;
  const id =
    kind === "secret"
      ? Secrets.find(({ File }) => byteString(File.Name) === target)?.SecretID
      : Configs.find(({ File }) => File !== undefined && byteString(File.Name) === target)?.ConfigID;
  if (id === undefined) throw invalid(`template: ${kind} target ${target} not found`);
  const item = assignments.get(`${kind}/${id}`);
  if (item?.kind !== "secret" && item?.kind !== "config") throw new SkeinError("NOT_FOUND", { kind, name: target });
  return atob(item.data);
}

function variable(entries: readonly string[], name: string): string {
  const entry = entries.find((candidate) => byteString(candidate).startsWith(`${name}=`));
  return entry === undefined ? "" : entry.slice(entry.indexOf("=") + 1);
}

function byteStrings(context: Struct): Struct {
  return Object.fromEntries(Object.entries(context).map(([name, value]) => [name, inBytes(value)]));
}

function inBytes(value: Value): Value {
  if (typeof value === "string") return byteString(value);
  if (value instanceof Map) {
    return new Map([...(value as ReadonlyMap<string, Value>)].map(([key, one]) => [byteString(key), inBytes(one)]));
  }
  return typeof value === "object" ? byteStrings(value as Struct) : value; // Not a Map: a struct.
}

/** UTF-8, one character a byte. */
function byteString(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
