import { invalid } from "../base/error.ts";
import type { Labels } from "./meta.ts";
import type { ServiceSpec } from "./service-spec.ts";

/** Next to which services a service's tasks are to run, and next to which not, as its labels say. */
export interface Affinity {
  /** Must hold when a task is placed. */
  readonly needs: readonly Term[];
  /** Should hold: decides between nodes. */
  readonly prefers: readonly Term[];
  /** The share of a node that is reserved comes before the number of its tasks. */
  readonly byReserved: boolean;
}

/** `service==db`: where a task of db runs; `service!=db`: where none does. */
export interface Term {
  /** The names that are meant, the likelier first: in a stack a service may leave out the stack's name. */
  readonly names: readonly string[];
  readonly isTogether: boolean;
}

/** What the labels ask for, if anything. Throws INVALID naming the label. */
export function affinityOf(labels: Labels): Affinity | undefined {
  if (affinityLabels.every((label) => labels[label] === undefined)) return undefined;
  const rank = labels[rankLabel] ?? "tasks";
  if (rank !== "tasks" && rank !== "reserved")
    throw invalid(`label ${rankLabel}: '${rank}' is none of tasks, reserved`);
  return { needs: termsOf(labels, needLabel), prefers: termsOf(labels, preferLabel), byReserved: rank === "reserved" };
}

/** Throws INVALID, naming the label, unless the labels can be met. */
export function validateAffinity({ Name, Labels }: Pick<ServiceSpec, "Name" | "Labels">): void {
  const own = (affinityOf(Labels)?.needs ?? []).find((term) => term.isTogether && term.names.includes(Name));
  if (own !== undefined)
    throw invalid(`label ${needLabel}: service==${Name} is the service itself, which waits for ever`);
}

/** The names of services beside which none of these tasks may run. */
export function namesApart(labels: Labels): readonly string[] {
  const needs = affinityOf(labels)?.needs ?? [];
  return needs.filter(({ isTogether }) => !isTogether).flatMap(({ names }) => names);
}

const needLabel = "skein.affinity";
const preferLabel = "skein.prefer";
const rankLabel = "skein.rank";
export const affinityLabels: readonly string[] = [needLabel, preferLabel, rankLabel];
const stackLabel = "com.docker.stack.namespace";
const pattern = /^service(==|!=)([A-Za-z0-9][\w.-]*)$/;

function termsOf(labels: Labels, label: string): readonly Term[] {
  const stack = labels[stackLabel];
  const texts = labels[label]?.split(",").map((text) => text.replaceAll(/\s/g, "")) ?? [];
  return texts.map((text) => {
    const [, operator, name = ""] = pattern.exec(text) ?? [];
    if (operator === undefined) throw invalid(`label ${label}: '${text}' is neither service==NAME nor service!=NAME`);
    return { names: stack === undefined ? [name] : [`${stack}_${name}`, name], isTogether: operator === "==" };
  });
}
