import { createHash, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import { OptionInvalidError } from "./errors.ts";

/** The length of an encryption key. */
export const keyBytes = 32;

/** An encryption key of 32 bytes; undefined: files in clear. */
export type Key = Uint8Array | undefined;

/** How a file that is not encrypted names its key. */
export const plain = "plain";

/** Keys that files were written with before: "plain" if there may be files in clear. */
export type OlderKey = Uint8Array | typeof plain;

/** The keys of one directory: what is written uses the current one, what is read whichever its file names. */
export class KeyRing {
  #current: Key;
  #currentName: string;
  readonly #known = new Map<string, Key>();

  constructor(current: Key, older: readonly OlderKey[] = []) {
    for (const key of older) this.#add(key === plain ? undefined : key);
    this.#current = current;
    this.#currentName = this.#add(current);
  }

  get current(): Key {
    return this.#current;
  }

  get currentName(): string {
    return this.#currentName;
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

  /** From now on this is the current key; the one before it is an older one. */
  rotate(key: Uint8Array): void {
    this.#current = key;
    this.#currentName = this.#add(key);
  }

  #add(key: Key): string {
    const name = keyName(keyIdOf(key));
    this.#known.set(name, key);
    return name;
  }
}

/** Tells keys apart without telling anything about them; zeros: not encrypted. */
export function keyIdOf(key: Key): Buffer {
  if (key === undefined) return Buffer.alloc(8);
  requireKey(key);
  return createHash("sha256").update("raft-ts key id").update(key).digest().subarray(0, 8);
}

/** The name under which `keysInUse` and errors speak of a key. It tells nothing about the key. */
export function nameOfKey(key: Uint8Array): string {
  return keyName(keyIdOf(key));
}

/** Throws OptionInvalidError when it has not the length of a key. */
export function requireKey(key: Uint8Array): void {
  if (key.byteLength === keyBytes) return;
  throw new OptionInvalidError({ option: "newKey", why: `it must have ${keyBytes} bytes, not ${key.byteLength}` });
}

/** A key id for people. */
export function keyName(id: Buffer): string {
  return id.equals(Buffer.alloc(8)) ? plain : id.toString("hex");
}

/**
 * Every file has a key of its own, derived with its salt, so that nonces can be counted within the file. As an object:
 * from plain bytes every cipher would make one anew, which takes three times as long as encrypting a small record.
 */
export function fileKey(key: Key, salt: Buffer): KeyObject | undefined {
  if (key === undefined) return undefined;
  return createSecretKey(Buffer.from(hkdfSync("sha256", key, salt, "raft-ts file", 32)));
}
