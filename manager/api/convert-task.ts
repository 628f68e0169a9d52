import type { NetworkId } from "../../base/id.ts";
import type { Network } from "../../model/network.ts";
import type { Task } from "../../model/task.ts";
import { convertMeta, rfc3339, vniOption } from "./convert-meta.ts";

/** A task as Docker's API shows it; `networkOf` finds the rows that its attachments name. */
export function convertTask(task: Task, networkOf: (id: NetworkId) => Network | undefined): Record<string, unknown> {
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
    Status: convertStatus(task),
    DesiredState: task.desiredState,
    ...(attachments.length > 0 && { NetworksAttachments: attachments }),
    ...(task.genericResources !== undefined && { GenericResources: task.genericResources }),
    ...(task.jobIteration !== undefined && { JobIteration: { Index: task.jobIteration } }),
  };
}

function convertStatus({ status }: Task): Record<string, unknown> {
  const { hostPorts = [] } = status;
  const hasContainer = status.containerId !== undefined || status.exitCode !== undefined;
  return {
    Timestamp: rfc3339(status.timestamp),
    State: status.state,
    Message: status.message,
    ...(status.error !== undefined && status.error !== "" && { Err: status.error }),
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
