import { asId } from "../../base/id.ts";
import type { Network } from "../../model/network.ts";
import type { Node } from "../../model/node.ts";
import type { Config, Secret } from "../../model/secret.ts";
import type { Service } from "../../model/service.ts";
import type { Task } from "../../model/task.ts";
import type { View } from "../../model/view.ts";
import { findOne } from "./find.ts";

/*
 * The rows that clients may see, and the one that they mean. Rows that wait for their end (removedAt) are gone for clients.
 * The full id is tried first: with 100,000 tasks a scan per call would be felt.
 */

export function findService(view: View, key: string): Service {
  const direct = view.service(asId(key)) ?? view.serviceByName(key);
  if (direct !== undefined && direct.removedAt === undefined) return direct;
  return findOne(key, { kind: "service", rows: servicesOf(view), id: (row) => row.id, name: (row) => row.spec.Name });
}

export function servicesOf(view: View): Service[] {
  return [...view.services()].filter((service) => service.removedAt === undefined);
}

export function findTask(view: View, key: string): Task {
  return (
    view.task(asId(key)) ??
    findOne(key, { kind: "task", rows: view.tasks(), id: (row) => row.id, name: () => undefined })
  );
}

export function findNode(view: View, key: string): Node {
  const direct = view.node(asId(key));
  return direct ?? findOne(key, { kind: "node", rows: view.nodes(), id: (row) => row.id, name: hostnameOf });
}

export function findNetwork(view: View, key: string): Network {
  const rows = [...view.networks()].filter((network) => network.removedAt === undefined);
  return findOne(key, { kind: "network", rows, id: (row) => row.id, name: (row) => row.spec.Name });
}

export function findSecret(view: View, key: string): Secret {
  return findOne(key, { kind: "secret", rows: view.secrets(), id: (row) => row.id, name: (row) => row.spec.Name });
}

export function findConfig(view: View, key: string): Config {
  return findOne(key, { kind: "config", rows: view.configs(), id: (row) => row.id, name: (row) => row.spec.Name });
}

/** A node's name is its hostname, as in Docker. */
export function hostnameOf(node: Node): string {
  return node.description?.hostname ?? "";
}
