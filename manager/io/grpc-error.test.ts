import * as grpc from "@grpc/grpc-js";
import { expect, test } from "vitest";
import { SkeinError } from "../../base/error.ts";
import { fromServiceError, NotLeadingError, redirectOf, toServiceError } from "./grpc-error.ts";

test("one failure, told to many callers, is the same failure to each", () => {
  // As when leadership is lost: everything that was being agreed fails with one error.
  const failure = new SkeinError("OUTCOME_UNKNOWN", {});
  for (let caller = 0; caller < 3; caller += 1) {
    const told = toServiceError(failure);
    expect(told.code).toBe(grpc.status.UNAVAILABLE);
    expect(fromServiceError(told)).toMatchObject({ code: "OUTCOME_UNKNOWN", message: failure.message });
  }
  expect(failure.code).toBe("OUTCOME_UNKNOWN");
});

test("a manager that does not lead says who does", () => {
  const told = toServiceError(new NotLeadingError("192.0.2.1:2377"));
  expect(told.code).toBe(grpc.status.FAILED_PRECONDITION);
  expect(redirectOf(told)).toEqual({ leaderAddress: "192.0.2.1:2377" });
});

test("whatever else is thrown is our own fault", () => {
  expect(toServiceError(new TypeError("x is undefined"))).toMatchObject({
    code: grpc.status.INTERNAL,
    details: "x is undefined",
  });
  expect(toServiceError("a string")).toMatchObject({ code: grpc.status.INTERNAL, details: "a string" });
});
