import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { asId } from "../../base/id.ts";
import { Session, type SessionCall } from "./session.ts";

/** As much of a gRPC stream as a session uses. */
class Line extends EventEmitter {
  readonly periods: (number | undefined)[] = [];

  write({ welcome, heartbeat }: Partial<Record<"welcome" | "heartbeat", { heartbeatMs: number }>>): boolean {
    this.periods.push((welcome ?? heartbeat)?.heartbeatMs);
    return true;
  }

  getPeer(): string {
    return "192.0.2.1:1";
  }
}

test("a node's time counts by the period that it was told, until it is told another", () => {
  let heartbeatMs = 5_000;
  const heard: number[] = [];
  const line = new Line();
  const port = {
    heartbeatMs: () => heartbeatMs,
    spreadMs: () => 0,
    isCaughtUp: () => false,
    heard: (_: unknown, periodMs: number) => heard.push(periodMs),
    observe: () => Promise.withResolvers<void>().promise,
    wantedOf: () => undefined,
    managers: () => [],
  };
  new Session(asId("w1"), line as unknown as SessionCall, port, () => undefined); // The cast: see Line.
  line.emit("data", { hello: {} });
  heartbeatMs = 1_000;
  line.emit("data", { reports: { reports: [], sequence: 1 } });
  expect(heard).toEqual([5_000, 5_000]);
  line.emit("data", { heartbeat: {} });
  line.emit("data", { reports: { reports: [], sequence: 2 } });
  expect(heard).toEqual([5_000, 5_000, 1_000, 1_000]);
  expect(line.periods).toEqual([5_000, 1_000]);
});
