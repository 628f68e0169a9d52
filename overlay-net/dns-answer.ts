import type { Answer, Packet, Question } from "dns-packet";
import { addressesOf, pointerOf, type Zone } from "./dns-zone.ts";

/** Short: a backend is taken out of the answers when it stops being ready. */
const ttlSeconds = 5;
const authoritative = 0x0400;
const recursionAvailable = 0x0080;
const truncated = 0x0200;
const rcodes = { ok: 0, formatError: 1, serverFailure: 2, refused: 5 } as const;

/**
 * What we know ourselves, or undefined: somebody outside must be asked. `turn` chooses which of several addresses
 * comes first; it is
 * any whole number, another one each time.
 */
export function answerOf(zone: Zone, client: string, query: Packet, turn: number): Packet | undefined {
  const question = query.questions?.[0];
  if (question === undefined) return reply(query, [], rcodes.formatError);
  if (question.type === "PTR") {
    const data = pointerOf(zone, client, question.name);
    if (data === undefined) return unknown(zone, client, query);
    return reply(query, [record(question, { type: "PTR", data })], rcodes.ok);
  }
  const addresses = addressesOf(zone, client, question.name);
  if (addresses === undefined) return unknown(zone, client, query);
  // A name that is ours and has no record of the asked type (AAAA, MX, …) exists all the same: an empty answer, not a
  // denial.
  if (question.type !== "A") return reply(query, [], rcodes.ok);
  const answers = rotated(addresses, turn).map((data) => record(question, { type: "A", data }));
  return reply(query, answers, rcodes.ok);
}

/** Where the task has nameservers of its own: refused, and its engine asks those, from where the task is. */
function unknown(zone: Zone, client: string, query: Packet): Packet | undefined {
  return zone.withNameservers.has(client) ? reply(query, [], rcodes.refused) : undefined;
}

/** Nobody outside answered. */
export function failureOf(query: Packet): Packet {
  return reply(query, [], rcodes.serverFailure);
}

/** For an answer that does not fit a datagram: the client asks again by TCP. */
export function truncatedOf(answer: Packet): Packet {
  return { ...answer, flags: (answer.flags ?? 0) | truncated, answers: [] };
}

/** How large a datagram the client takes: 512 unless it says otherwise (EDNS). */
export function datagramMax(query: Packet): number {
  const option = query.additionals?.find((additional) => additional.type === "OPT");
  return Math.max(512, option?.type === "OPT" ? option.udpPayloadSize : 0);
}

function reply(query: Packet, answers: Answer[], rcode: number): Packet {
  return {
    type: "response",
    ...(query.id === undefined ? {} : { id: query.id }),
    flags: ((query.flags ?? 0) & 0x0100) | recursionAvailable | (rcode === rcodes.ok ? authoritative : 0) | rcode,
    ...(query.questions === undefined ? {} : { questions: query.questions }),
    answers,
  };
}

function record(question: Question, data: { type: "A" | "PTR"; data: string }): Answer {
  return { ...data, name: question.name, ttl: ttlSeconds, class: "IN" };
}

function rotated<Value>(list: readonly Value[], turn: number): readonly Value[] {
  if (list.length < 2) return list;
  const start = turn % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}
