import type * as grpc from "@grpc/grpc-js";
import { authority, dispatcher, managers } from "../../proto/rpc.ts";
import { requireIdentity } from "./access.ts";
import { join, leave } from "./admission.ts";
import { issue } from "./authority.ts";
import { serveForward } from "./forward.ts";
import { toServiceError } from "./grpc-error.ts";
import type { Manager } from "./manager.ts";
import { unary } from "./rpc.ts";
import type { SessionCall } from "./session.ts";

type PublishHandler = grpc.handleClientStreamingCall<
  ReturnType<typeof dispatcher.publishLog.requestDeserialize>,
  Parameters<typeof dispatcher.publishLog.responseSerialize>[0]
>;

/** Puts Skein's own services on a server. Who may call what was decided before: manager/io/access.ts. */
export function addServices(server: grpc.Server, manager: () => Manager): void {
  server.addService(authority, {
    getRoot: unary(() => Promise.resolve({ certificate: manager().options.trust.credentials.root })),
    issue: unary((request: Parameters<typeof issue>[1], call, signal) =>
      issue(authorityPort(manager()), request, call, signal),
    ),
  });
  server.addService(managers, {
    join: unary(async (request: Parameters<typeof join>[1], call, signal) => {
      await join(admissionPort(manager()), request, call, signal);
      return {};
    }),
    leave: unary(async (request: Parameters<typeof leave>[1], call, signal) => {
      await leave(admissionPort(manager()), request, call, signal);
      return {};
    }),
    ping: unary(() => Promise.resolve(pong(manager()))),
    forward: (call: Parameters<typeof serveForward>[0]) => {
      serveForward(call, (request, signal) => {
        const current = manager();
        current.leading();
        return current.options.handle(request, signal);
      });
    },
  });
  const publishLog: PublishHandler = (call, reply) => {
    try {
      manager().leading().relay.publish(requireIdentity(call).nodeId, call, reply);
    } catch (error) {
      reply(toServiceError(error), null);
    }
  };
  server.addService(dispatcher, { session: (call: SessionCall) => openSession(call, manager), publishLog });
}

function openSession(call: SessionCall, manager: () => Manager): void {
  try {
    manager().leading().sessions.open(requireIdentity(call).nodeId, call);
  } catch (error) {
    call.emit("error", toServiceError(error));
  }
}

function pong(manager: Manager): { nodeId: string; leaderAddress: string } {
  return { nodeId: manager.self, leaderAddress: manager.raft.status().leaderAddress ?? "" };
}

function authorityPort(manager: Manager): Parameters<typeof issue>[0] {
  const { trust, clock, chance } = manager.options;
  const { self } = manager;
  return { self, root: () => trust.credentials.root, leading: () => manager.leading(), clock, chance };
}

function admissionPort(manager: Manager): Parameters<typeof join>[0] {
  const { trust } = manager.options;
  const { self, raft } = manager;
  return { leading: () => manager.leading(), raft: () => raft, self, credentials: () => trust.channel() };
}
