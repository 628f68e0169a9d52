import type { Entry, Proposal } from "./types.ts";

/** Bytes that an entry takes in messages and on disk beyond its payload, roughly; limits need no more. */
const entryOverheadBytes = 24;

/** The payload counts against the limits; leader no-ops and configuration changes are free, so that they always fit. */
export function payloadBytes(entry: Proposal): number {
  return entry.kind === "normal" ? entry.data.byteLength : 0;
}

export function entryBytes(entry: Entry): number {
  return entryOverheadBytes + payloadBytes(entry);
}

export function entriesBytes(entries: readonly Entry[]): number {
  return entries.reduce((sum, entry) => sum + entryBytes(entry), 0);
}

/** The payload of many entries. */
export function payloadsBytes(entries: readonly Proposal[]): number {
  return entries.reduce((sum, entry) => sum + payloadBytes(entry), 0);
}

export const noData = new Uint8Array(0);
