import { unreachable } from "../../base/assert.ts";
import type { Instant } from "../../base/clock.ts";
import type { Id } from "../../base/id.ts";
import type { Command, CommandResult } from "../../model/command.ts";
import type { Draft } from "../store/draft.ts";
import { seedCluster, updateCluster } from "./cluster.ts";
import { createNetwork, removeNetwork } from "./network.ts";
import { joinNode, removeNode, setManager, setRole, updateNode } from "./node.ts";
import { createPayload, removePayload, updatePayload } from "./payload.ts";
import { rebalanceService } from "./rebalance.ts";
import { rollBackTo } from "./revision.ts";
import { createService, removeService, updateService } from "./service.ts";
import { restartService, stopService } from "./service-stop.ts";

/** What a command may know beside the rows. */
export interface Context {
  readonly now: Instant;
  mint<Kind extends string>(): Id<Kind>;
  /** Managers that answer, for quorum checks on demotion and removal. */
  readonly reachableManagers: number;
}

/** Writes what a command asks. Throws SkeinError; the draft is then to be thrown away, so callers give a sub-draft. */
export function execute(draft: Draft, command: Command, context: Context): CommandResult {
  switch (command.kind) {
    case "createService":
      return createService(draft, command, context);
    case "updateService":
      return updateService(draft, command, context);
    case "removeService":
      return removeService(draft, command, context);
    case "stopService":
      return stopService(draft, command, context);
    case "rollBackService":
      return rollBackTo(draft, command, context);
    case "rebalanceService":
      return rebalanceService(draft, command, context);
    case "restartService":
      return restartService(draft, command, context);
    case "createNetwork":
      return createNetwork(draft, command.spec, context);
    case "removeNetwork":
      return removeNetwork(draft, command.id, context);
    case "updateNode":
      return updateNode(draft, command, context);
    case "removeNode":
      return removeNode(draft, command, context);
    case "updateCluster":
      return updateCluster(draft, command);
    case "createSecret":
    case "createConfig":
      return createPayload(draft, command.kind === "createSecret" ? "secret" : "config", command.spec, context);
    case "updateSecret":
    case "updateConfig":
      return updatePayload(draft, command.kind === "updateSecret" ? "secret" : "config", command);
    case "removeSecret":
    case "removeConfig":
      return removePayload(draft, command.kind === "removeSecret" ? "secret" : "config", command.id);
    case "joinNode":
      return joinNode(draft, command, context);
    case "seedCluster":
      return seedCluster(draft, command, context);
    case "setManager":
      return setManager(draft, command);
    case "setRole":
      return setRole(draft, command);
    default:
      return unreachable(command);
  }
}
