import { limits } from "../../base/limit.ts";
import { type Part, type Pipe, parseTemplate, type Term } from "../../base/template/parse.ts";
import { TemplateProblem } from "../../base/template/problem.ts";
import { builtins, type Functions, isTrue } from "./functions.ts";
import { textOf, type Value } from "./value.ts";

/** The text that a template makes of `root`, with these functions beside the built-in ones. Throws TemplateProblem. */
export function evaluateTemplate(source: string, root: Value, functions: Functions = {}): string {
  const variables = new Map([["$", { value: root }]]);
  const room = { left: limits.expandedLengthMax };
  return textOfNodes(parseTemplate(source), { dot: root, variables, functions: { ...builtins, ...functions }, room });
}

interface Scope {
  readonly dot: Value;
  /** Of this block and those around it. A block has a copy of its own, so that what it declares ends with it. */
  readonly variables: Map<string, { value: Value }>;
  readonly functions: Functions;
  /** How much longer the result may become: a few words could ask for more than there is memory. */
  readonly room: { left: number };
}

function textOfNodes(nodes: readonly Part[], scope: Scope): string {
  return nodes.map((node) => textOfNode(node, scope)).join("");
}

function textOfNode(node: Part, scope: Scope): string {
  switch (node.kind) {
    case "text":
      return fitted(node.text, scope);
    case "output": {
      const value = resultOf(node.pipe, scope);
      return node.pipe.keeps.length > 0 ? "" : fitted(textOf(value), scope);
    }
    case "if":
    case "with": {
      const inner = blockOf(scope);
      const value = resultOf(node.pipe, inner);
      if (!isTrue(value)) return textOfNodes(node.otherwise, inner);
      return textOfNodes(node.body, node.kind === "with" ? { ...inner, dot: value } : inner);
    }
    case "range":
      return textOfRange(node, scope);
  }
}

function fitted(text: string, { room }: Scope): string {
  room.left -= text.length;
  if (room.left < 0) throw new TemplateProblem("the result is too long");
  return text;
}

/** Over a map, in the order of its keys, as Go does; nothing else that a task knows has members. */
function textOfRange(node: Extract<Part, { kind: "if" | "with" | "range" }>, scope: Scope): string {
  const members = resultOf({ ...node.pipe, keeps: [] }, scope);
  if (!(members instanceof Map)) throw new TemplateProblem("range over something that has no members");
  if (members.size === 0) return textOfNodes(node.otherwise, blockOf(scope));
  const turns = [...(members as ReadonlyMap<string, Value>)].map(([key, member]) => {
    const inner = blockOf({ ...scope, dot: member });
    keep(node.pipe, node.pipe.keeps.length === 2 ? [key, member] : [member], inner);
    return textOfNodes(node.body, inner);
  });
  return turns.join("");
}

function blockOf(scope: Scope): Scope {
  return { ...scope, variables: new Map(scope.variables) };
}

function resultOf(pipe: Pipe, scope: Scope): Value {
  let value: Value;
  for (const [position, command] of pipe.commands.entries()) {
    value = resultOfCommand(command, position === 0 ? [] : [value], scope);
  }
  keep(pipe, [value], scope);
  return value;
}

function keep({ keeps, declares }: Pipe, values: readonly Value[], { variables }: Scope): void {
  for (const [position, name] of keeps.entries()) {
    const known = variables.get(name);
    if (declares) variables.set(name, { value: values[position] });
    else if (known === undefined) throw new TemplateProblem(`undefined variable "${name}"`);
    else known.value = values[position];
  }
}

/** `fed` is what the pipe brings: the last operand of a function. */
function resultOfCommand([first, ...rest]: readonly Term[], fed: readonly Value[], scope: Scope): Value {
  if (first === undefined) throw new TemplateProblem("missing value for command");
  if (first.kind === "call")
    return called(first.name, [...rest.map((term) => resultOfTerm(term, scope)), ...fed], scope);
  if (rest.length + fed.length > 0) throw new TemplateProblem("can't give argument to non-function");
  return resultOfTerm(first, scope);
}

function resultOfTerm(term: Term, scope: Scope): Value {
  switch (term.kind) {
    case "literal":
      return term.value;
    case "path":
      return term.names.reduce(fieldOf, startOf(term.variable, scope));
    case "call":
      return called(term.name, [], scope);
    case "pipe":
      return term.names.reduce(fieldOf, resultOf(term.pipe, scope));
  }
}

function startOf(variable: string | undefined, scope: Scope): Value {
  if (variable === undefined) return scope.dot;
  const known = scope.variables.get(variable);
  if (known === undefined) throw new TemplateProblem(`undefined variable "${variable}"`);
  return known.value;
}

function fieldOf(subject: Value, name: string): Value {
  if (subject instanceof Map) return (subject as ReadonlyMap<string, Value>).get(name) ?? noEntry(name);
  if (typeof subject !== "object" || !Object.hasOwn(subject, name)) {
    throw new TemplateProblem(`can't evaluate field ${name}: it is not something that a task knows`);
  }
  return (subject as Readonly<Record<string, Value>>)[name]; // Not a Map: a struct.
}

/** As swarmkit asks of Go's templates. `index` answers "". */
function noEntry(name: string): never {
  throw new TemplateProblem(`map has no entry for key "${name}"`);
}

function called(name: string, operands: readonly Value[], { functions }: Scope): Value {
  const wanted = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (wanted === undefined) throw new TemplateProblem(`function "${name}" not defined`);
  if (operands.length < wanted.length) throw new TemplateProblem(`wrong number of args for ${name}`);
  const result = wanted(...operands);
  if (typeof result === "string" && result.length > limits.expandedLengthMax) {
    throw new TemplateProblem("the result is too long");
  }
  return result;
}
