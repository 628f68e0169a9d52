import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { asId } from "../../base/id.ts";
import { createState } from "../store/state.ts";
import { LogRelay } from "./log-relay.ts";

test("a worker that publishes is answered with headers at once, so that it need not keep what it has sent", () => {
  const relay = new LogRelay({
    view: () => createState(),
    sessionOf: () => undefined,
    onCommit: () => () => undefined,
    mint: () => "id",
  });
  const sent: object[] = [];
  const call = Object.assign(new EventEmitter(), { sendMetadata: (metadata: object) => sent.push(metadata) });
  // The cast: as much of a gRPC stream as the relay uses.
  relay.publish(asId("w1"), call as unknown as Parameters<LogRelay["publish"]>[1], () => undefined);
  expect(sent).toHaveLength(1);
});
