import type { Answer, Call, ClusterRoute } from "./call.ts";
import type { ManagerPort, NodePort, PresumedLeader } from "./port.ts";

/**
 * Makes a change here if this node's manager leads as far as it knows. Undefined when nothing was done and the call has to go
 * the usual way.
 *
 * The usual way asks a quorum before rows are read. A change needs no such question: an entry that was proposed after the rows
 * were read, and is committed in the leader's own term, proves that no other leader had committed anything by then
 * (docs/adr/0007). What is answered without one, a refusal before anything was submitted, is confirmed by a quorum first.
 */
export async function changeAtPresumedLeader(
  node: NodePort,
  route: ClusterRoute,
  call: Call,
): Promise<Answer | undefined> {
  const leader = call.method === "GET" || call.method === "HEAD" ? undefined : node.presumedLeader();
  if (leader === undefined) return undefined;
  const watched = new WatchedManager(leader);
  const isProved = async (): Promise<boolean> => watched.hasSubmitted || (await leader.confirm(call.signal));
  let answer: Answer;
  try {
    answer = await route.handle(watched.manager, call);
  } catch (error) {
    if (await isProved()) throw error;
    return undefined;
  }
  return (await isProved()) ? answer : undefined;
}

/** Notices whether anything was submitted: what is said then, be it a refusal, is said of rows that were the newest. */
class WatchedManager {
  hasSubmitted = false;
  readonly manager: ManagerPort;

  constructor({ manager }: PresumedLeader) {
    this.manager = {
      view: () => manager.view(),
      managerStates: () => manager.managerStates(),
      submit: (command, signal) => {
        this.hasSubmitted = true;
        return manager.submit(command, signal);
      },
      isUpToDate: (task) => manager.isUpToDate(task),
      moves: (id) => manager.moves(id),
      explain: (service) => manager.explain(service),
      mintToken: () => manager.mintToken(),
      logs: (request, signal) => manager.logs(request, signal),
      watch: (signal) => manager.watch(signal),
    };
  }
}
