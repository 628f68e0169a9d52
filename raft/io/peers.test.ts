import * as grpc from "@grpc/grpc-js";
import { expect, test } from "vitest";
import { Peers } from "./peers.ts";

const nothing = (): void => undefined;

function peers(): Peers {
  return new Peers({
    self: { id: 1, address: "127.0.0.1:1" },
    credentials: () => grpc.credentials.createInsecure(),
    peerName: () => undefined,
    log: nothing,
    onLost: nothing,
    onGone: nothing,
    onRemoved: nothing,
  });
}

test("a member that left can still be answered, at the address it had", () => {
  const book = peers();
  book.setMembers(new Map([[2, "127.0.0.1:2"]]));
  book.setMembers(new Map());
  expect(book.addressOf(2)).toBe("127.0.0.1:2");
  book.setMembers(new Map([[2, "127.0.0.1:3"]]));
  expect(book.addressOf(2)).toBe("127.0.0.1:3");
  book.close();
});

test("what a member says of its own address counts until the cluster decides", () => {
  const book = peers();
  book.setMembers(new Map([[2, "127.0.0.1:2"]]));
  book.hint(2, "127.0.0.1:3");
  expect(book.addressOf(2)).toBe("127.0.0.1:3");
  book.setMembers(new Map([[2, "127.0.0.1:4"]]));
  expect(book.addressOf(2)).toBe("127.0.0.1:4");
  book.close();
});
