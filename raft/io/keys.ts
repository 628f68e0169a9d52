import { createHash, hkdfSync } from "node:crypto";
import { assert } from "../core/assert.ts";

/** An encryption key of 32 bytes; undefined: files in clear. */
export type Key = Uint8Array | undefined;

/** How a file that is not encrypted names its key. */
export const plain = "plain";

/** Keys that files were written with before: "plain" if there may be files in clear. */
export type OlderKey = Uint8Array | typeof plain;

/** The keys of one directory: what is written uses the current one, what is read whichever its file names. */
export class KeyRing {
  #current: Key;
  readonly #known = new Map<string, Key>();

  constructor(current: Key, older: readonly OlderKey[] = []) {
    this.#current = current;
    for (const key of older) this.#add(key === plain ? undefined : key);
    this.#add(current);
  }

  get current(): Key {
    return this.#current;
  }

  get currentName(): string {
    return keyName(keyIdOf(this.#current));
  }

  /** The names of all keys at hand. */
  get names(): readonly string[] {
    return [...this.#known.keys()];
  }

  /** The key that a file header names, if it is at hand. */
  find(id: Buffer): { readonly key: Key } | undefined {
    const name = keyName(id);
    return this.#known.has(name) ? { key: this.#known.get(name) } : undefined;
  }

  #add(key: Key): void {
    this.#known.set(keyName(keyIdOf(key)), key);
  }
}

/** Tells keys apart without telling anything about them; zeros: not encrypted. */
export function keyIdOf(key: Key): Buffer {
  if (key === undefined) return Buffer.alloc(8);
  assert(key.byteLength === 32, "an encryption key has 32 bytes");
  return createHash("sha256").update("raft-ts key id").update(key).digest().subarray(0, 8);
}

/** A key id for people. */
export function keyName(id: Buffer): string {
  return id.equals(Buffer.alloc(8)) ? plain : id.toString("hex");
}

/** Every file has a key of its own, derived with its salt, so that nonces can be counted within the file. */
export function fileKey(key: Key, salt: Buffer): Buffer | undefined {
  return key === undefined ? undefined : Buffer.from(hkdfSync("sha256", key, salt, "raft-ts file", 32));
}
