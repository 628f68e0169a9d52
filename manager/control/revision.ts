import type { Command, CommandResult } from "../../model/command.ts";
import { withAuthFor } from "../../model/registry-auth.ts";
import { returned, revisionOf, revisionsOf } from "../../model/revision.ts";
import type { Service } from "../../model/service.ts";
import { isStopped, withStopped } from "../../model/service-stop.ts";
import type { Draft } from "../store/draft.ts";
import { done, found, precondition } from "./check.ts";
import type { Context } from "./control.ts";
import { rolledBackJob } from "./job.ts";
import { checkedSpec, wayBack } from "./service.ts";

/** Goes back (or forward again) to a revision by its number. Neither starts nor stops the service. */
export function rollBackTo(
  draft: Draft,
  { id, revision }: Command & { kind: "rollBackService" },
  { now }: Context,
): CommandResult {
  const service = found(draft, "service", id);
  const { number, spec, specVersion } = revisionOf(service);
  if (number === revision) throw precondition(`service ${spec.Name} runs revision ${revision} already`);
  const target = service.revisions?.find((one) => one.number === revision);
  if (target === undefined) throw precondition(`service ${spec.Name} has no revision ${revision}, ${known(service)}`);
  // What it refers to may be gone by now.
  const asked = withStopped(target.spec, isStopped(spec));
  const to = { spec: checkedSpec(draft, asked, service), specVersion: target.specVersion };
  const { runs: _, ...rest } = withAuthFor(service, to.spec);
  draft.put("service", {
    ...rest,
    ...returned(service, to, now),
    previousSpec: spec,
    previousSpecVersion: specVersion,
    ...wayBack(service, `manually requested rollback to revision ${revision}`, now),
    ...rolledBackJob(service, to.spec, now),
  });
  return done;
}

function known(service: Service): string {
  return `it knows ${revisionsOf(service)
    .map(({ number }) => number)
    .join(", ")}`;
}
