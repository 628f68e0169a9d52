import { createHash, timingSafeEqual } from "node:crypto";
import { SkeinError } from "../../base/error.ts";
import type { Role } from "../../model/node.ts";

/** What a join token says: which root to trust, and the secret that proves the right to join. */
export interface JoinToken {
  /** SHA-256 of the root certificate's PEM bytes, in hexadecimal. */
  readonly digest: string;
  readonly secret: string;
}

const digestLength = 50;
const secretLength = 25;
export const secretBytes = 16;
const form = /^SWMTKN-1-([0-9a-z]{50})-([0-9a-z]{25})$/;

/** A new token for the cluster of `root` (PEM) from 16 bytes of chance, in Swarm's form. */
export function joinTokenFor(root: string, chance: Uint8Array): string {
  return `SWMTKN-1-${base36(rootDigest(root), digestLength)}-${base36(toHex(chance.subarray(0, secretBytes)), secretLength)}`;
}

/** Throws SkeinError UNKNOWN (500, as Docker answers) when `text` is no token. */
export function parseJoinToken(text: string): JoinToken {
  const match = form.exec(text.trim());
  if (match?.[1] === undefined || match[2] === undefined)
    throw new SkeinError("UNKNOWN", { reason: "invalid join token" });
  return { digest: hexOf(match[1]).padStart(64, "0"), secret: match[2] };
}

/** SHA-256 of the PEM bytes as they are sent: Swarm's fingerprint. */
export function rootDigest(root: string): string {
  return createHash("sha256").update(root).digest("hex");
}

/** The role that `token` gives in a cluster with these tokens; throws SkeinError INVALID for any other text. */
export function roleOfToken(token: string, tokens: { readonly worker: string; readonly manager: string }): Role {
  if (sameText(token.trim(), tokens.manager)) return "manager";
  if (sameText(token.trim(), tokens.worker)) return "worker";
  throw new SkeinError("INVALID", { reason: "A valid join token is necessary to join this cluster" });
}

function base36(hex: string, length: number): string {
  return BigInt(`0x${hex}`).toString(36).padStart(length, "0");
}

function hexOf(text: string): string {
  let value = 0n;
  for (const digit of text) value = value * 36n + BigInt(Number.parseInt(digit, 36));
  return value.toString(16);
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** In constant time: how long it takes tells nothing about how much of a guess was right. */
function sameText(left: string, right: string): boolean {
  const [first, second] = [left, right].map((text) => createHash("sha256").update(text).digest());
  return first !== undefined && second !== undefined && timingSafeEqual(first, second);
}
