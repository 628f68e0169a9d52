import * as grpc from "@grpc/grpc-js";
import { type Details, type ErrorCode, failures, messageOf, SkeinError } from "../../base/error.ts";

const codeKey = "skein-code";
const leaderKey = "leader-address";

/** A failure as gRPC status; its code travels along, so that the caller throws the same error. */
export function toStatus(error: unknown): grpc.StatusObject {
  if (error instanceof NotLeadingError) return notLeaderStatus(error.leaderAddress);
  const metadata = new grpc.Metadata();
  if (!(error instanceof SkeinError)) return { code: grpc.status.INTERNAL, details: messageOf(error), metadata };
  const code: ErrorCode = error.code;
  metadata.set(codeKey, code);
  return { code: grpcCode(failures[code].grpc), details: error.message, metadata };
}

/** The same, in the form that grpc-js handlers answer with. The error itself stays as it is: many callers may get the same one. */
export function toServiceError(error: unknown): grpc.ServerErrorResponse {
  return Object.assign(new Error(messageOf(error), { cause: error }), toStatus(error));
}

/** "I do not lead": says who does, if known. */
function notLeaderStatus(leaderAddress: string | undefined): grpc.StatusObject {
  const metadata = new grpc.Metadata();
  metadata.set(codeKey, "NO_LEADER");
  if (leaderAddress !== undefined) metadata.set(leaderKey, leaderAddress);
  return { code: grpc.status.FAILED_PRECONDITION, details: "this manager does not lead the swarm", metadata };
}

/** A call that only the leader answers came to another manager. */
export class NotLeadingError extends Error {
  readonly leaderAddress: string | undefined;
  constructor(leaderAddress: string | undefined) {
    super("this manager does not lead the swarm");
    this.leaderAddress = leaderAddress;
  }
}

/** Where the leader is, if this is a manager's way of saying that it does not lead. */
export function redirectOf(error: unknown): { readonly leaderAddress: string | undefined } | undefined {
  if (!isServiceError(error) || error.code !== grpc.status.FAILED_PRECONDITION) return undefined;
  if (textOf(error.metadata, codeKey) !== "NO_LEADER") return undefined;
  return { leaderAddress: textOf(error.metadata, leaderKey) };
}

/** The error that the other end meant. */
export function fromServiceError(error: unknown): unknown {
  if (!isServiceError(error)) return error;
  const code = textOf(error.metadata, codeKey);
  if (isErrorCode(code)) return rebuilt(code, error.details, error);
  const reason = error.details === "" ? error.message : error.details;
  if (error.code === grpc.status.UNAVAILABLE || error.code === grpc.status.DEADLINE_EXCEEDED) {
    return new SkeinError("UNAVAILABLE", { reason }, error);
  }
  if (error.code === grpc.status.UNAUTHENTICATED) return new SkeinError("UNAUTHENTICATED", { reason }, error);
  return new SkeinError("UNKNOWN", { reason }, error);
}

/** TLS failed over a certificate: theirs, or ours. */
export function isDistrust(error: unknown): boolean {
  if (!isServiceError(error) || error.code !== grpc.status.UNAVAILABLE) return false;
  return /certificate|self-signed|SSL|TLS/i.test(error.details);
}

export function isServiceError(error: unknown): error is grpc.ServiceError {
  return error instanceof Error && "code" in error && "details" in error && "metadata" in error;
}

function rebuilt(code: ErrorCode, message: string, cause: unknown): SkeinError {
  const { text } = failures[code];
  if (text === "{reason}") return new SkeinError(code, { reason: message } as Details<ErrorCode>, cause); // Its only slot.
  if (!text.includes("{")) return new SkeinError(code, {} as Details<ErrorCode>, cause); // It has no slots.
  return new SkeinError("UNKNOWN", { reason: message }, cause);
}

function isErrorCode(code: string | undefined): code is ErrorCode {
  return code !== undefined && code in failures;
}

function textOf(metadata: grpc.Metadata, key: string): string | undefined {
  const value = metadata.get(key)[0];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** "InvalidArgument" is grpc-js's INVALID_ARGUMENT. */
function grpcCode(name: string): grpc.status {
  const key = name.replace(/(?!^)[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  const codes: Readonly<Record<string, string | grpc.status>> = grpc.status;
  const code = codes[key];
  return typeof code === "number" ? code : grpc.status.UNKNOWN;
}
