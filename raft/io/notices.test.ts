import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Append, Entry, Heartbeat } from "../core/types.ts";
import { Notices } from "./notices.ts";

const sent: Append[] = [];
const due = vi.fn();
let notices: Notices;

beforeEach(() => {
  vi.useFakeTimers();
  sent.length = 0;
  due.mockClear();
  notices = new Notices({ send: (notice) => sent.push(notice), due });
});

afterEach(() => {
  vi.useRealTimers();
});

test("an append without entries is held, and sent when nothing else goes there", () => {
  expect(notices.holds(append(2, 7))).toBe(true);
  expect(sent).toEqual([]);
  vi.runAllTimers();
  expect(sent).toEqual([append(2, 7)]);
  expect(due).toHaveBeenCalledTimes(1);
});

test("a later notice takes the place of an earlier one to the same member", () => {
  notices.holds(append(2, 7));
  notices.holds(append(3, 7));
  notices.holds(append(2, 8));
  vi.runAllTimers();
  expect(sent).toEqual([append(2, 8), append(3, 7)]);
  expect(due).toHaveBeenCalledTimes(1);
});

test("entries to a member make the notice held for it needless, and are never held", () => {
  notices.holds(append(2, 7));
  notices.holds(append(3, 7));
  expect(notices.holds(append(2, 8, [{ kind: "normal", index: 9, term: 1, data: new Uint8Array(1) }]))).toBe(false);
  vi.runAllTimers();
  expect(sent).toEqual([append(3, 7)]);
});

test("other messages pass", () => {
  const heartbeat: Heartbeat = { kind: "heartbeat", from: 1, to: 2, term: 1, commit: 0, read: 0 };
  expect(notices.holds(heartbeat)).toBe(false);
});

test("what is released is sent once", () => {
  notices.holds(append(2, 7));
  notices.release();
  expect(sent).toEqual([append(2, 7)]);
  vi.runAllTimers();
  expect(sent).toEqual([append(2, 7)]);
  expect(due).not.toHaveBeenCalled();
});

function append(to: number, commit: number, entries: readonly Entry[] = []): Append {
  return { kind: "append", from: 1, to, term: 1, previousIndex: 8, previousTerm: 1, commit, entries };
}
