import type { Command, CommandResult } from "../../model/command.ts";
import { reasonAgainstMoving } from "../../model/rebalance.ts";
import type { Draft } from "../store/draft.ts";
import { done, found, precondition } from "./check.ts";
import type { Context } from "./control.ts";

/** Asks for an even spread; the moves are the plan's. Asking again while it goes on changes nothing. */
export function rebalanceService(
  draft: Draft,
  { id }: Command & { kind: "rebalanceService" },
  { now }: Context,
): CommandResult {
  const service = found(draft, "service", id);
  const reason = reasonAgainstMoving(service);
  if (reason !== undefined) throw precondition(`service ${service.spec.Name} ${reason}: its tasks are not moved`);
  if (service.rebalance?.state === "running") return done;
  draft.put("service", { ...service, rebalance: { state: "running", startedAt: now, message: "moving tasks" } });
  return done;
}
