/** What a client asks of the replicated keys. */
export type Request =
  | { readonly kind: "write" | "append"; readonly key: string; readonly value: string }
  | { readonly kind: "read"; readonly key: string; readonly consistency: "quorum" | "lease" };

/** What the test may ask of a member in a process of its own. */
export type Question =
  | { readonly kind: "request"; readonly request: Request }
  | { readonly kind: "add"; readonly id: number; readonly address: string }
  | { readonly kind: "remove"; readonly id: number }
  | { readonly kind: "replace"; readonly id: number; readonly address: string; readonly leaver: number }
  | { readonly kind: "dump" };

export interface Dump {
  readonly appliedIndex: number;
  readonly members: readonly number[];
  readonly values: readonly (readonly [key: string, value: string])[];
}

export type Answer =
  | { readonly kind: "done"; readonly result?: string; readonly dump?: Dump }
  | { readonly kind: "refused"; readonly code: string; readonly leaderId: number }
  /** The process ended, or did not answer in time. */
  | { readonly kind: "lost" };

export interface Ask {
  readonly number: number;
  readonly question: Question;
}

/** What the member tells. */
export type Tell =
  | { readonly kind: "ready" }
  | { readonly kind: "status"; readonly term: number; readonly leads: boolean; readonly leaderId: number }
  | { readonly kind: "answer"; readonly number: number; readonly answer: Answer };

/** Given to every member at every start, always the same. */
export interface MemberOptions {
  readonly id: number;
  /** Where it listens, and where the others reach it. */
  readonly listen: string;
  readonly address: string;
  readonly directory: string;
  readonly leaseReads: boolean;
}
