import { present } from "../../base/assert.ts";
import { SkeinError } from "../../base/error.ts";
import type { Cluster } from "../../model/cluster.ts";
import type { CommandResult } from "../../model/command.ts";
import type { Rows, TableName } from "../../model/view.ts";
import type { Draft } from "../store/draft.ts";

/** The row, unless it is not there or its removal was asked. Throws NOT_FOUND. */
export function found<Name extends Exclude<TableName, "cluster">>(draft: Draft, kind: Name, id: string): Rows[Name] {
  const row = draft.get(kind, id);
  if (row === undefined || ("removedAt" in row && row.removedAt !== undefined)) {
    throw new SkeinError("NOT_FOUND", { kind, name: id });
  }
  return row;
}

/**
 * Throws OUT_OF_SEQUENCE unless the caller has seen the newest row; one written earlier in this turn counts as unseen.
 */
export function inSequence(draft: Draft, table: TableName, row: Rows[TableName], version: number): void {
  if (row.meta.version !== version || draft.touched(table, row.id)) throw new SkeinError("OUT_OF_SEQUENCE", {});
}

/** For everything but the first command of a cluster. */
export function clusterOf(draft: Draft): Cluster {
  return present(draft.cluster(), "the cluster's row");
}

/** What networks have taken of the address space, those on their way out included. */
export function subnetsOf(draft: Draft): readonly string[] {
  return [...draft.networks()].flatMap(({ subnet }) => (subnet === "" ? [] : [subnet]));
}

/** Refused because of how things stand, in swarmkit's words (400). */
export function precondition(reason: string): SkeinError<"PRECONDITION"> {
  return new SkeinError("PRECONDITION", { reason });
}

/** We have not built it yet, and say so (501). */
export function notImplemented(reason: string): SkeinError<"NOT_IMPLEMENTED"> {
  return new SkeinError("NOT_IMPLEMENTED", { reason });
}

export const done: CommandResult = { warnings: [] };
