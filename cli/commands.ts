import type { Command } from "./command.ts";

export interface Entry {
  readonly summary: string;
  readonly aliases?: readonly string[];
  /** Loaded when it is called: `skein version` should not pay for the compose loader. */
  readonly load: () => Promise<Command>;
}

export interface Group {
  readonly summary: string;
  readonly commands: Readonly<Record<string, Entry>>;
}

/** Every command by its words; a group has commands of its own. */
export const commands: Readonly<Record<string, Entry | Group>> = {
  swarm: {
    summary: "Make a cluster, join it, leave it",
    commands: {
      init: entry(
        "Make this node the first manager of a new swarm",
        async () => (await import("./swarm/init.ts")).init,
      ),
      join: entry("Join a swarm as a worker or manager", async () => (await import("./swarm/join.ts")).join),
      "join-token": entry(
        "Show or rotate the token that lets nodes join",
        async () => (await import("./swarm/join-token.ts")).joinToken,
      ),
      update: entry("Change settings of the swarm", async () => (await import("./swarm/update.ts")).update),
      ca: entry("Show the swarm's root certificate", async () => (await import("./swarm/ca.ts")).ca),
      leave: entry("Leave the swarm", async () => (await import("./swarm/leave.ts")).leave),
    },
  },
  node: {
    summary: "Look at nodes, drain, label, promote them",
    commands: {
      ls: entry("List nodes", async () => (await import("./node/list.ts")).list, ["list"]),
      ps: entry("List tasks of nodes", async () => (await import("./node/tasks.ts")).tasks),
      inspect: entry("Show everything about nodes", async () => (await import("./node/inspect.ts")).inspect),
      update: entry("Change availability, role or labels", async () => (await import("./node/update.ts")).update),
      promote: entry("Make workers managers", async () => (await import("./node/role.ts")).promote),
      demote: entry("Make managers workers", async () => (await import("./node/role.ts")).demote),
      rm: entry("Remove nodes that left", async () => (await import("./node/remove.ts")).remove, ["remove"]),
    },
  },
  service: {
    summary: "Run and change single services",
    commands: {
      create: entry(
        "Create a service and wait until it runs",
        async () => (await import("./service/create.ts")).create,
      ),
      ls: entry("List services", async () => (await import("./service/list.ts")).list, ["list"]),
      ps: entry("List the tasks of services", async () => (await import("./service/tasks.ts")).tasks),
      explain: entry(
        "Show which nodes could take a service's next task, and why others not",
        async () => (await import("./service/explain.ts")).explain,
      ),
      inspect: entry("Show everything about services", async () => (await import("./service/inspect.ts")).inspect),
      update: entry("Change a service, rolling", async () => (await import("./service/update.ts")).update),
      scale: entry("Change the number of tasks", async () => (await import("./service/scale.ts")).scale),
      stop: entry("Stop all tasks and keep the service", async () => (await import("./service/stop.ts")).stop),
      start: entry("Start stopped services again", async () => (await import("./service/stop.ts")).start),
      restart: entry("Replace all tasks, rolling", async () => (await import("./service/stop.ts")).restart),
      rebalance: entry("Spread tasks evenly", async () => (await import("./service/rebalance.ts")).rebalance),
      history: entry("List the specs a service had", async () => (await import("./service/history.ts")).history),
      rollback: entry("Go back to an earlier spec", async () => (await import("./service/rollback.ts")).rollback),
      logs: entry("Show what the tasks print", async () => (await import("./service/logs.ts")).logs),
      runs: entry("List the runs of a scheduled job", async () => (await import("./service/runs.ts")).runs),
      rm: entry("Remove services", async () => (await import("./service/remove.ts")).remove, ["remove"]),
    },
  },
  stack: {
    summary: "Deploy and remove compose files",
    commands: {
      deploy: entry("Deploy a compose file and wait", async () => (await import("./stack/deploy.ts")).deploy, ["up"]),
      config: entry("Show the compose file as understood", async () => (await import("./stack/config.ts")).config),
      ls: entry("List stacks", async () => (await import("./stack/list.ts")).list, ["list"]),
      ps: entry("List the tasks of a stack", async () => (await import("./stack/tasks.ts")).tasks),
      services: entry("List the services of a stack", async () => (await import("./stack/services.ts")).services),
      rm: entry("Remove stacks", async () => (await import("./stack/remove.ts")).remove, ["down", "remove"]),
    },
  },
  network: {
    summary: "Networks that span nodes",
    commands: {
      create: entry("Create a network", async () => (await import("./network/create.ts")).create),
      ls: entry("List networks", async () => (await import("./network/list.ts")).list, ["list"]),
      inspect: entry("Show everything about networks", async () => (await import("./network/inspect.ts")).inspect),
      rm: entry("Remove networks", async () => (await import("./network/remove.ts")).remove, ["remove"]),
    },
  },
  secret: storeGroup("secret", "Passwords and keys, mounted into tasks that ask for them"),
  config: storeGroup("config", "Configuration files, mounted into tasks that ask for them"),
  info: entry("Show this node's state", async () => (await import("./system/info.ts")).info),
  version: entry("Show versions of client and daemon", async () => (await import("./system/version.ts")).version),
};

export function isGroup(found: Entry | Group): found is Group {
  return "commands" in found;
}

function entry(summary: string, load: () => Promise<Command>, aliases: readonly string[] = []): Entry {
  return { summary, load, aliases };
}

function storeGroup(kind: "secret" | "config", summary: string): Group {
  const from = async (name: "create" | "list" | "inspect" | "remove") =>
    (await import("./store/commands.ts")).storeCommands[kind][name];
  return {
    summary,
    commands: {
      create: entry(`Create a ${kind} from a file or stdin`, () => from("create")),
      ls: entry(`List ${kind}s`, () => from("list"), ["list"]),
      inspect: entry(`Show everything about ${kind}s`, () => from("inspect")),
      rm: entry(`Remove ${kind}s`, () => from("remove"), ["remove"]),
    },
  };
}
