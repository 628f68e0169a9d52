import type { Instant } from "../../base/clock.ts";
import { waitText } from "../../base/duration.ts";
import type { NetworkId } from "../../base/id.ts";
import type { Network } from "../../model/network.ts";
import { onLostOf } from "../../model/service-label.ts";
import { type DesiredState, isTerminal, type Task } from "../../model/task.ts";
import { convertMeta, rfc3339, vniOption } from "./convert-meta.ts";

interface Surroundings {
  /** Finds the rows that attachments name. */
  readonly networkOf: (id: NetworkId) => Network | undefined;
  readonly now: Instant;
}

/** A task as Docker's API shows it. */
export function convertTask(task: Task, { networkOf, now }: Surroundings): Record<string, unknown> {
  const attachments = task.attachments.flatMap((attachment) => {
    const network = networkOf(attachment.networkId);
    return network === undefined ? [] : [{ Network: convertAttached(network), Addresses: [attachment.address] }];
  });
  return {
    ...convertMeta(task.id, task.meta),
    Labels: {},
    Spec: task.spec,
    ServiceID: task.serviceId,
    ...(task.slot !== 0 && { Slot: task.slot }),
    ...(task.nodeId !== undefined && { NodeID: task.nodeId }),
    Status: convertStatus(task, now),
    DesiredState: shownDesired(task, now),
    ...(attachments.length > 0 && { NetworksAttachments: attachments }),
    ...(task.genericResources !== undefined && { GenericResources: task.genericResources }),
    ...(task.jobIteration !== undefined && { JobIteration: { Index: task.jobIteration } }),
  };
}

/**
 * What clients are told that managers want: they take what is wanted for what answers, so that a task is shown as stopped
 * while it is replaced because its node is down, though it will stay if the node returns with it.
 */
export function shownDesired({ desiredState, away, status, serviceLabels }: Task, now: Instant): DesiredState {
  if (away === undefined || isTerminal({ status }) || desiredState === "remove") return desiredState;
  const onLost = onLostOf(serviceLabels);
  return onLost.kind === "replace" && away + onLost.afterMs <= now ? "shutdown" : desiredState;
}

function convertStatus(task: Task, now: Instant): Record<string, unknown> {
  const { status } = task;
  const { hostPorts = [] } = status;
  const error = (status.error ?? "") === "" ? waitOf(task, now) : status.error;
  const hasContainer = status.containerId !== undefined || status.exitCode !== undefined;
  return {
    Timestamp: rfc3339(status.timestamp),
    State: status.state,
    Message: status.message,
    ...(error !== undefined && { Err: error }),
    ...(hasContainer && {
      ContainerStatus: {
        ContainerID: status.containerId ?? "",
        PID: status.pid ?? 0,
        ExitCode: status.exitCode ?? 0,
      },
    }),
    PortStatus: hostPorts.length === 0 ? {} : { Ports: hostPorts },
  };
}

/** What a task waits for; said as an error, because that is what lists show. */
function waitOf(
  { desiredState, status, startAfter = 0, restart, away, serviceLabels }: Task,
  now: Instant,
): string | undefined {
  if (isTerminal({ status })) return undefined;
  if (away !== undefined) return `its node is down for ${waitText(now - away)}; whether it runs is not known`;
  if (desiredState !== "ready") return undefined;
  if (restart !== undefined && startAfter > now) {
    return `restarting in ${waitText(startAfter - now)}, attempt ${restart.attempt}: ${restart.error}`;
  }
  const isFenced = onLostOf(serviceLabels).kind === "fence" && startAfter <= now;
  return isFenced ? "waiting until the task before it is known to have stopped" : undefined;
}

function convertAttached(network: Network): Record<string, unknown> {
  const { spec } = network;
  const configs = network.subnet === "" ? [] : [{ Subnet: network.subnet, Gateway: network.gateway }];
  return {
    ...convertMeta(network.id, network.meta),
    Spec: {
      Name: spec.Name,
      Labels: spec.Labels,
      DriverConfiguration: { Name: spec.Driver },
      ...(spec.Ingress && { Ingress: true }),
      ...(spec.Attachable && { Attachable: true }),
      ...(spec.Internal && { Internal: true }),
      IPAMOptions: { Driver: { Name: "default" } },
      Scope: "swarm",
    },
    DriverState: {
      Name: spec.Driver,
      ...(network.vni > 0 && { Options: { [vniOption]: String(network.vni) } }),
    },
    IPAMOptions: { Driver: { Name: "default" }, ...(configs.length > 0 && { Configs: configs }) },
  };
}
