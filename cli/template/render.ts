import { type Part, type Pipe, parseTemplate, type Term } from "../../base/template/parse.ts";
import { TemplateProblem } from "../../base/template/problem.ts";
import { CliFailure } from "../failure.ts";
import { call } from "./functions.ts";
import { goText, isTrue } from "./value.ts";

type Variables = ReadonlyMap<string, unknown>;

/** The template's text for `data`. With `strict`, a first-level field that is absent is an error, as for docker's lists. */
export function render(source: string, data: unknown, options: { readonly strict?: boolean } = {}): string {
  const root = options.strict === true ? strictly(data) : data;
  return renderNodes(partsOf(source), root, new Map([["$", root]]));
}

function partsOf(source: string): readonly Part[] {
  try {
    return parseTemplate(source);
  } catch (error) {
    if (!(error instanceof TemplateProblem)) throw error;
    throw new CliFailure(`template parsing error: ${error.message}`, 64);
  }
}

function renderNodes(nodes: readonly Part[], dot: unknown, outer: Variables): string {
  let variables = outer;
  let text = "";
  for (const node of nodes) {
    if (node.kind === "text") text += node.text;
    else if (node.kind === "output") {
      const value = evaluate(node.pipe, dot, variables);
      variables = bound(variables, node.pipe, [value]);
      if (node.pipe.keeps.length === 0) text += goText(value);
    } else text += renderBlock(node, dot, variables);
  }
  return text;
}

function renderBlock(
  node: Extract<Part, { kind: "if" | "with" | "range" }>,
  dot: unknown,
  variables: Variables,
): string {
  const value = evaluate(node.pipe, dot, variables);
  if (!isTrue(value)) return renderNodes(node.otherwise, dot, variables);
  if (node.kind !== "range") {
    const inner = bound(variables, node.pipe, [value]);
    return renderNodes(node.body, node.kind === "with" ? value : dot, inner);
  }
  return entriesOf(value)
    .map(([key, item]) => {
      const values = node.pipe.keeps.length > 1 ? [key, item] : [item];
      return renderNodes(node.body, item, bound(variables, node.pipe, values));
    })
    .join("");
}

function entriesOf(value: unknown): readonly (readonly [unknown, unknown])[] {
  if (Array.isArray(value)) return value.map((item: unknown, index) => [index, item]);
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  }
  throw new CliFailure(`template: range can't iterate over ${goText(value)}`, 64);
}

function bound(variables: Variables, { keeps, declares }: Pipe, values: readonly unknown[]): Variables {
  if (keeps.length === 0) return variables;
  if (!declares) throw new CliFailure(`template: ${keeps.join(", ")}: only := is supported, not =`, 64);
  return new Map([...variables, ...keeps.map((name, index) => [name, values[index]] as const)]);
}

function evaluate(pipe: Pipe, dot: unknown, variables: Variables): unknown {
  let carried: readonly unknown[] = [];
  for (const [head, ...rest] of pipe.commands) {
    if (head === undefined) throw new CliFailure("template: empty command", 64);
    const inputs = [...rest.map((term) => termValue(term, dot, variables)), ...carried];
    carried = [head.kind === "call" ? call(head.name, inputs) : applied(termValue(head, dot, variables), inputs)];
  }
  return carried[0];
}

/** Some row fields are methods: {{.Label "key"}}. */
function applied(value: unknown, inputs: readonly unknown[]): unknown {
  if (typeof value === "function") return (value as (...args: readonly unknown[]) => unknown)(...inputs); // Ours: rows only.
  if (inputs.length > 0) throw new CliFailure("template: a field takes no arguments", 64);
  return value;
}

function termValue(term: Term, dot: unknown, variables: Variables): unknown {
  switch (term.kind) {
    case "literal":
      return term.value;
    case "path":
      if (term.variable === undefined) return follow(dot, term.names);
      if (!variables.has(term.variable)) throw new CliFailure(`template: undefined variable "${term.variable}"`, 64);
      return follow(variables.get(term.variable), term.names);
    case "pipe":
      return follow(evaluate(term.pipe, dot, variables), term.names);
    case "call":
      return call(term.name, []);
    default:
      return term satisfies never;
  }
}

function follow(value: unknown, path: readonly string[]): unknown {
  let at = value;
  for (const name of path) {
    if (at === null || at === undefined) return undefined;
    if (typeof at !== "object") throw new CliFailure(`template: can't evaluate field ${name} in ${goText(at)}`, 64);
    at = (at as Readonly<Record<string, unknown>>)[name]; // Any object can be asked for a property.
  }
  return at;
}

function strictly(data: unknown): unknown {
  if (typeof data !== "object" || data === null) return data;
  return new Proxy(data, {
    get: (target, name): unknown => {
      if (typeof name === "symbol" || name === "toJSON" || Object.hasOwn(target, name))
        return Reflect.get(target, name);
      const known = Object.keys(target).join(", ");
      throw new CliFailure(`template: unknown field .${name}; there are: ${known}`, 64);
    },
  });
}
