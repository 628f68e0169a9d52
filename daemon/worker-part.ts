import type * as grpc from "@grpc/grpc-js";
import type { Role } from "../model/node.ts";
import type { Identity } from "./identity.ts";

/** What the worker part asks of the member it belongs to. */
interface WorkerHome {
  readonly identity: () => Identity;
  /** Managers to try. */
  readonly managers: () => readonly string[];
  /** Who led a moment ago: known to a node that has just joined. */
  readonly leader: string | undefined;
  /** Asked anew for every connection. */
  readonly credentials: () => grpc.ChannelCredentials;
  /** The leader wants this node to have that role. */
  readonly onWantedRole: (role: Role) => void;
}

/** The running worker part. */
export interface WorkerPart {
  /** Managers' addresses as leaders said them. */
  managers(): readonly string[];
  /** This node's Raft says who leads: the worker's session moves there at once. */
  reconsider(leader: string): void;
  /** Leaves containers and traffic as they are. */
  stop(): Promise<void>;
  /** Stops and removes everything that the swarm runs here. */
  leave(signal: AbortSignal): Promise<void>;
}

export type StartWorker = (home: WorkerHome) => Promise<WorkerPart>;
