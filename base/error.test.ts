import { expect, test } from "vitest";
import { type ErrorCode, failures, invalid, SkeinError } from "./error.ts";

test("the message has every detail filled in", () => {
  expect(new SkeinError("NOT_FOUND", { kind: "service", name: "web" }).message).toBe("service web not found");
});

test("docker clients see swarmkit's prefix only where they know it", () => {
  expect(invalid("name must be provided").clientText).toBe(
    "rpc error: code = InvalidArgument desc = name must be provided",
  );
  expect(new SkeinError("NOT_FOUND", { kind: "node", name: "x" }).clientText).toBe("node x not found");
  expect(new SkeinError("OUT_OF_SEQUENCE", {}).clientText).toBe(
    "rpc error: code = Unknown desc = update out of sequence",
  );
});

test.each(Object.keys(failures) as ErrorCode[])("%s has a status that fits its kind", (code) => {
  const { http, grpc } = failures[code];
  const fitting: Record<string, readonly number[]> = {
    InvalidArgument: [400],
    FailedPrecondition: [400, 503],
    Unauthenticated: [401],
    PermissionDenied: [403],
    NotFound: [404],
    AlreadyExists: [409],
    Unknown: [500],
    Internal: [500],
    Unimplemented: [501],
    Unavailable: [503],
    ResourceExhausted: [503],
  };
  expect(fitting[grpc]).toContain(http);
});
