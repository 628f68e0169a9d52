/**
 * Every failure that a caller can act on, with both of its wire faces: HTTP status and gRPC status name. `rpc: true` marks those
 * whose text Docker clients know with swarmkit's prefix ("rpc error: code = X desc = …"). Codes are public: retire one, never reuse it.
 */
export const failures = {
  INVALID: { http: 400, grpc: "InvalidArgument", rpc: true, text: "{reason}" },
  BAD_REQUEST: { http: 400, grpc: "InvalidArgument", rpc: false, text: "{reason}" },
  PRECONDITION: { http: 400, grpc: "FailedPrecondition", rpc: true, text: "{reason}" },
  UNAUTHENTICATED: { http: 401, grpc: "Unauthenticated", rpc: false, text: "{reason}" },
  FORBIDDEN: { http: 403, grpc: "PermissionDenied", rpc: false, text: "{reason}" },
  NOT_FOUND: { http: 404, grpc: "NotFound", rpc: false, text: "{kind} {name} not found" },
  AMBIGUOUS: {
    http: 400,
    grpc: "InvalidArgument",
    rpc: false,
    text: "{kind} {name} is ambiguous ({matches} matches found)",
  },
  EXISTS: {
    http: 409,
    grpc: "AlreadyExists",
    rpc: true,
    text: "name conflicts with an existing object: {kind} {name} already exists",
  },
  PAYLOAD_EXISTS: { http: 409, grpc: "AlreadyExists", rpc: true, text: "{kind} {name} already exists" },
  NETWORK_EXISTS: { http: 409, grpc: "AlreadyExists", rpc: false, text: "network with name {name} already exists" },
  CONFLICT: { http: 409, grpc: "AlreadyExists", rpc: false, text: "{reason}" },
  OUT_OF_SEQUENCE: { http: 500, grpc: "Unknown", rpc: true, text: "update out of sequence" },
  UNKNOWN: { http: 500, grpc: "Unknown", rpc: false, text: "{reason}" },
  INTERNAL: { http: 500, grpc: "Internal", rpc: false, text: "{reason}" },
  UNSUPPORTED: { http: 501, grpc: "Unimplemented", rpc: true, text: "{reason}" },
  NOT_IMPLEMENTED: { http: 501, grpc: "Unimplemented", rpc: false, text: "{reason}" },
  UNAVAILABLE: { http: 503, grpc: "Unavailable", rpc: false, text: "{reason}" },
  BUSY: { http: 503, grpc: "ResourceExhausted", rpc: false, text: "{queue} is full ({limit}): retry in a moment" },
  OUTCOME_UNKNOWN: {
    http: 503,
    grpc: "Unavailable",
    rpc: false,
    text: "outcome unknown: leadership was lost while the change was being agreed; look, then retry",
  },
  NO_LEADER: {
    http: 503,
    grpc: "Unavailable",
    rpc: false,
    text:
      "The swarm does not have a leader. It's possible that too few managers are online. " +
      "Make sure more than half of the managers are online.",
  },
  NOT_MANAGER: {
    http: 503,
    grpc: "FailedPrecondition",
    rpc: false,
    text:
      'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm ' +
      "and try again.",
  },
  WORKER_ONLY: {
    http: 503,
    grpc: "FailedPrecondition",
    rpc: false,
    text:
      "This node is not a swarm manager. Worker nodes can't be used to view or modify cluster state. Please run this " +
      "command on a manager node or promote the current node to a manager.",
  },
  MANAGER_STARTING: {
    http: 503,
    grpc: "Unavailable",
    rpc: false,
    text: "This node is not a swarm manager. Manager is being prepared or has trouble connecting to the cluster.",
  },
  ALREADY_IN_SWARM: {
    http: 503,
    grpc: "FailedPrecondition",
    rpc: false,
    text: 'This node is already part of a swarm. Use "docker swarm leave" to leave this swarm and join another one.',
  },
  NOT_IN_SWARM: { http: 503, grpc: "FailedPrecondition", rpc: false, text: "This node is not part of a swarm" },
} as const satisfies Record<string, { http: number; grpc: string; rpc: boolean; text: string }>;

export type ErrorCode = keyof typeof failures;
type Slots<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Slots<Rest> : never;
export type Details<Code extends ErrorCode> = Readonly<Record<Slots<(typeof failures)[Code]["text"]>, string>>;

/** A failure that a caller can act on. Everything else that is thrown is our bug. */
export class SkeinError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = "SkeinError";
  readonly code: Code;
  constructor(code: Code, details: Details<Code>, cause?: unknown) {
    super(render(failures[code].text, details), cause === undefined ? undefined : { cause });
    this.code = code;
  }
  get http(): number {
    return failures[this.code].http;
  }
  /** The text that Docker clients see: swarmkit's prefix where they know it. */
  get clientText(): string {
    const failure = failures[this.code];
    return failure.rpc ? `rpc error: code = ${failure.grpc} desc = ${this.message}` : this.message;
  }
}

/** Shorthand for the commonest refusal: a spec or argument that is wrong; `reason` names the field and the fix. */
export function invalid(reason: string): SkeinError<"INVALID"> {
  return new SkeinError("INVALID", { reason });
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function render(text: string, details: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => details[name] ?? `{${name}}`);
}
