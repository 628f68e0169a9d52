import { createCipheriv, createDecipheriv, type KeyObject } from "node:crypto";
import { crc32 } from "node:zlib";
import { fileKey, type Key, type KeyRing, keyIdOf, keyName } from "./keys.ts";

/** What a frame holds, or a record within a batch. Numbers on disk: never reuse one. */
export const frameKind = {
  entry: 1,
  change: 2,
  hardState: 3,
  snapshotMark: 4,
  snapshotHeader: 5,
  snapshotChunk: 6,
  snapshotEnd: 7,
  cleanStop: 8,
  batch: 9,
} as const;

export interface Frame {
  readonly kind: number;
  readonly index: number;
  readonly term: number;
  /** Up to this offset the file was durable when the frame was written: damage before it is not a torn write. */
  readonly synced: number;
  readonly payload: Buffer;
  readonly offset: number;
  readonly next: number;
}

export type FrameResult =
  | { readonly kind: "frame"; readonly frame: Frame }
  | { readonly kind: "bad"; readonly why: string };

export const fileHeaderBytes = 64;
/** Header, checksum and padding of one frame, at most. */
export const frameOverheadBytes = 40 + 16 + 8;

const headerBytes = 40;
const tagBytes = 16;
const magic = Buffer.from("RFRM");
const encryptedFlag = 1;

/** What all frames of one file share: the salt that makes checksums and keys its own, and the running chain. */
export interface Sealing {
  readonly magic: string;
  readonly salt: Buffer;
  readonly sequence: number;
  /** Where the chain of checksums of the file before ended: a missing or exchanged file is noticed. */
  readonly previousChain: number;
  readonly keyId: Buffer;
  readonly key: KeyObject | undefined;
}

export interface NewFile {
  readonly magic: string;
  readonly sequence: number;
  readonly previousChain: number;
  readonly key: Key;
}

export const saltBytes = 16;

/** The salt must be random, and never used for another file. */
export function newSealing(file: NewFile, salt: Buffer): Sealing {
  return { ...file, salt, keyId: keyIdOf(file.key), key: fileKey(file.key, salt) };
}

export function encodeFileHeader(sealing: Sealing): Buffer {
  const header = Buffer.alloc(fileHeaderBytes);
  header.write(sealing.magic, 0, "latin1");
  header.writeUInt32LE(sealing.sequence, 8);
  header.writeUInt32LE(sealing.previousChain, 12);
  sealing.salt.copy(header, 16);
  sealing.keyId.copy(header, 32);
  header.writeUInt32LE(crc32(header.subarray(0, 60)), 60);
  return header;
}

export type HeaderResult =
  | { readonly kind: "sealing"; readonly sealing: Sealing }
  | { readonly kind: "damaged"; readonly why: string }
  | { readonly kind: "key-missing"; readonly keyName: string };

/** Reads a file header, or says why it cannot be what it should be. */
export function decodeFileHeader(
  bytes: Buffer,
  expected: { readonly magic: string; readonly keys: KeyRing },
): HeaderResult {
  const damaged = (why: string): HeaderResult => ({ kind: "damaged", why });
  if (bytes.length < fileHeaderBytes) return damaged("the file is shorter than its header");
  if (bytes.toString("latin1", 0, 8) !== expected.magic) return damaged(`it does not begin with ${expected.magic}`);
  if (bytes.readUInt32LE(60) !== crc32(bytes.subarray(0, 60))) return damaged("the checksum of its header is wrong");
  const salt = Buffer.from(bytes.subarray(16, 32));
  const keyId = Buffer.from(bytes.subarray(32, 40));
  const found = expected.keys.find(keyId);
  if (found === undefined) return { kind: "key-missing", keyName: keyName(keyId) };
  const sealing = {
    magic: expected.magic,
    salt,
    sequence: bytes.readUInt32LE(8),
    previousChain: bytes.readUInt32LE(12),
    keyId,
    key: fileKey(found.key, salt),
  };
  return { kind: "sealing", sealing };
}

/** A place between two frames: the chain of checksums up to there, and how many frames there were. */
export interface FramePlace {
  readonly chain: number;
  readonly count: number;
}

/** Collects frames of one file into one buffer, so that many records cost one write. */
export class FrameWriter {
  readonly sealing: Sealing;
  chain: number;
  #count: number;
  #buffer = Buffer.allocUnsafe(64 * 1024);
  #length = 0;

  constructor(sealing: Sealing, place: FramePlace = { chain: firstChain(sealing), count: 0 }) {
    this.sealing = sealing;
    this.chain = place.chain;
    this.#count = place.count;
  }

  get length(): number {
    return this.#length;
  }

  add(frame: Pick<Frame, "kind" | "index" | "term" | "synced">, payload: Uint8Array): void {
    const { key, salt } = this.sealing;
    const length = payload.byteLength + (key === undefined ? 0 : tagBytes);
    const total = padded(headerBytes + length);
    this.#reserve(total);
    const bytes = this.#buffer.subarray(this.#length, this.#length + total);
    magic.copy(bytes, 0);
    bytes.writeUInt32LE((key === undefined ? 0 : encryptedFlag) | (frame.kind << 8), 4);
    bytes.writeUInt32LE(length, 8);
    bytes.writeUInt32LE(this.chain, 16);
    bytes.writeUIntLE(frame.index, 20, 6);
    bytes.writeUIntLE(frame.term, 26, 6);
    bytes.writeUInt32LE(frame.synced, 32);
    bytes.writeUInt32LE(0, 36);
    if (key === undefined) bytes.set(payload, headerBytes);
    else encryptInto(bytes, payload, { key, count: this.#count });
    bytes.fill(0, headerBytes + length);
    const checksum = frameChecksum(bytes, length, salt);
    bytes.writeUInt32LE(checksum, 12);
    this.chain = nextChain(this.chain, checksum);
    this.#count += 1;
    this.#length += total;
  }

  /** The bytes collected since the last call; valid until the next frame is added. */
  take(): Buffer {
    const bytes = this.#buffer.subarray(0, this.#length);
    this.#length = 0;
    return bytes;
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#length + bytes));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }
}

/** Walks the frames of one file from its start, checking each and the chain between them. */
export class FrameReader {
  readonly sealing: Sealing;
  chain: number;
  #count: number;

  constructor(sealing: Sealing, place: FramePlace = { chain: firstChain(sealing), count: 0 }) {
    this.sealing = sealing;
    this.chain = place.chain;
    this.#count = place.count;
  }

  get place(): FramePlace {
    return { chain: this.chain, count: this.#count };
  }

  /** The frame at `at` in `bytes`; `base` is the offset of `bytes` in the file. */
  read(bytes: Buffer, at: number, base = 0): FrameResult {
    const checked = checkFrame(bytes, at, this.sealing.salt);
    if (checked.kind === "bad") return checked;
    const { length, checksum } = checked;
    if (claimedChain(bytes, at) !== this.chain) return { kind: "bad", why: "a frame is missing before this one" };
    const flags = bytes.readUInt32LE(at + 4);
    const body = bytes.subarray(at, at + padded(headerBytes + length));
    const { key } = this.sealing;
    const encrypted = (flags & encryptedFlag) !== 0;
    if (encrypted !== (key !== undefined)) return { kind: "bad", why: "encryption differs from the file header" };
    const payload =
      key === undefined
        ? body.subarray(headerBytes, headerBytes + length)
        : decrypt(body, length, { key, count: this.#count });
    if (payload === undefined) return { kind: "bad", why: "the frame cannot be decrypted" };
    this.chain = nextChain(this.chain, checksum);
    this.#count += 1;
    const frame: Frame = {
      kind: (flags >> 8) & 0xff,
      index: bytes.readUIntLE(at + 20, 6),
      term: bytes.readUIntLE(at + 26, 6),
      synced: bytes.readUInt32LE(at + 32),
      payload,
      offset: base + at,
      next: base + at + body.length,
    };
    return { kind: "frame", frame };
  }
}

/**
 * Whether any intact frame from `at` on proves that the file was durable beyond `at`: then what is wrong there was
 * right once, and is damage, not a write that a crash cut short.
 */
export function provesDurable(bytes: Buffer, at: number, salt: Buffer): boolean {
  for (let found = bytes.indexOf(magic, at); found >= 0; found = bytes.indexOf(magic, found + 1)) {
    const durable = checkFrame(bytes, found, salt).kind === "good" && bytes.readUInt32LE(found + 32) > at;
    if (durable) return true;
  }
  return false;
}

/** How many bytes a frame at `at` claims to have, if its header can be read at all. */
export function claimedLength(bytes: Buffer, at: number): number | undefined {
  if (at + headerBytes > bytes.length || !bytes.subarray(at, at + 4).equals(magic)) return undefined;
  return padded(headerBytes + bytes.readUInt32LE(at + 8));
}

/** The chain that a frame claims to continue. */
export function claimedChain(bytes: Buffer, at: number): number {
  return bytes.readUInt32LE(at + 16);
}

/** How many bytes a frame with such a payload has. */
export function frameBytes(sealing: Sealing, payloadBytes: number): number {
  return padded(headerBytes + payloadBytes + (sealing.key === undefined ? 0 : tagBytes));
}

type Checked =
  | { readonly kind: "good"; readonly length: number; readonly checksum: number }
  | { kind: "bad"; why: string };

function checkFrame(bytes: Buffer, at: number, salt: Buffer): Checked {
  if (at + headerBytes > bytes.length) return { kind: "bad", why: "the file ends inside a frame header" };
  if (!bytes.subarray(at, at + 4).equals(magic)) return { kind: "bad", why: "no frame begins here" };
  const length = bytes.readUInt32LE(at + 8);
  const total = padded(headerBytes + length);
  if (at + total > bytes.length) return { kind: "bad", why: "the file ends inside a frame" };
  const checksum = bytes.readUInt32LE(at + 12);
  const actual = frameChecksum(bytes.subarray(at, at + total), length, salt);
  if (checksum !== actual) return { kind: "bad", why: "the checksum is wrong" };
  // The checksum does not cover it, and whatever was changed there is a sign of damage.
  for (let pad = at + headerBytes + length; pad < at + total; pad += 1) {
    if (bytes[pad] !== 0) return { kind: "bad", why: "the padding after a frame is not blank" };
  }
  return { kind: "good", length, checksum };
}

/** Seeded by the salt, so that bytes of a foreign file, or a payload made to look like a frame, never pass. */
function frameChecksum(frame: Buffer, length: number, salt: Buffer): number {
  const head = crc32(frame.subarray(0, 12), crc32(salt));
  return crc32(frame.subarray(16, headerBytes + length), head);
}

function firstChain(sealing: Sealing): number {
  return crc32(sealing.salt, sealing.previousChain);
}

function nextChain(chain: number, checksum: number): number {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32LE(checksum);
  return crc32(bytes, chain);
}

function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

interface Secret {
  readonly key: KeyObject;
  readonly count: number;
}

function encryptInto(frame: Buffer, payload: Uint8Array, secret: Secret): void {
  const cipher = createCipheriv("aes-256-gcm", secret.key, nonceOf(secret.count));
  cipher.setAAD(authenticated(frame));
  cipher.update(payload).copy(frame, headerBytes);
  cipher.final();
  cipher.getAuthTag().copy(frame, headerBytes + payload.byteLength);
}

function decrypt(frame: Buffer, length: number, secret: Secret): Buffer | undefined {
  if (length < tagBytes) return undefined;
  const end = headerBytes + length - tagBytes;
  const decipher = createDecipheriv("aes-256-gcm", secret.key, nonceOf(secret.count));
  decipher.setAAD(authenticated(frame));
  decipher.setAuthTag(frame.subarray(end, end + tagBytes));
  try {
    const payload = decipher.update(frame.subarray(headerBytes, end));
    // Checks the tag; a stream cipher has no bytes left to give.
    decipher.final();
    return payload;
  } catch {
    // The tag does not match: the caller reports it as damage, with the place.
    return undefined;
  }
}

/** The header without its checksum, which is computed over the ciphertext. */
function authenticated(frame: Buffer): Buffer {
  return Buffer.concat([frame.subarray(0, 12), frame.subarray(16, headerBytes)]);
}

/**
 * A counter never stands for two plaintexts under one key: every file has its own key, the log never continues a file
 * after a restart, and a snapshot on its way is continued only with what the very same file held at the same place.
 */
function nonceOf(count: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32LE(count, 0);
  return nonce;
}
