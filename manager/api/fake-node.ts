import { SkeinError } from "../../base/error.ts";
import { asId, type NodeId } from "../../base/id.ts";
import type { ClusterAccess, InitRequest, JoinRequest, NodePort, PresumedLeader, SwarmState } from "./port.ts";

/** A node's swarm life in memory: the test says where cluster calls go. */
export class FakeNode implements NodePort {
  readonly inits: InitRequest[] = [];
  readonly joins: JoinRequest[] = [];
  readonly leaves: boolean[] = [];
  swarm: SwarmState = {
    local: "active",
    role: "manager",
    nodeId: asId("nodeonenodeonenodeonenode"),
    nodeAddress: "192.168.9.11",
    controlAvailable: true,
    remoteManagers: [{ nodeId: "nodeonenodeonenodeonenode", address: "192.168.9.11:2377" }],
    clusterId: "clusteridclusteridcluster",
  };
  route: () => ClusterAccess = () => {
    throw new SkeinError("NOT_MANAGER", {});
  };
  presumed: PresumedLeader | undefined;

  state(): SwarmState {
    return this.swarm;
  }

  async init(request: InitRequest): Promise<NodeId> {
    this.inits.push(request);
    return asId("nodeonenodeonenodeonenode");
  }

  async join(request: JoinRequest): Promise<void> {
    this.joins.push(request);
  }

  async leave(force: boolean): Promise<void> {
    this.leaves.push(force);
  }

  async access(): Promise<ClusterAccess> {
    return this.route();
  }

  presumedLeader(): PresumedLeader | undefined {
    return this.presumed;
  }
}
