import type { Command } from "../../model/command.ts";
import { parsePayloadSpec, validatePayloadSpec } from "../../model/parse/payload-spec.ts";
import type { Config, PayloadSpec, Secret } from "../../model/secret.ts";
import type { View } from "../../model/view.ts";
import { readJson } from "./body.ts";
import { type Answer, type Call, type ClusterRoute, empty, json } from "./call.ts";
import { convertConfig, convertSecret } from "./convert-payload.ts";
import { type Filters, filtersOf, hasLabels } from "./filters.ts";
import type { ManagerPort } from "./port.ts";
import { versionOf } from "./query.ts";
import { findConfig, findSecret } from "./rows.ts";

/** Secrets and configs: the same five routes, twice. */
export function payloadRoutes(): readonly ClusterRoute[] {
  return [...routesFor(secrets), ...routesFor(configs)];
}

interface Kind<Row extends Secret | Config> {
  readonly noun: "secret" | "config";
  readonly filters: readonly string[];
  rows(view: View): Iterable<Row>;
  find(view: View, key: string): Row;
  convert(row: Row): unknown;
  create(spec: PayloadSpec): Command;
  update(row: Row, version: number, spec: PayloadSpec): Command;
  remove(row: Row): Command;
}

const secrets: Kind<Secret> = {
  noun: "secret",
  filters: ["names", "name", "id", "label"],
  rows: (view) => view.secrets(),
  find: findSecret,
  convert: convertSecret,
  create: (spec) => ({ kind: "createSecret", spec }),
  update: ({ id }, version, spec) => ({ kind: "updateSecret", id, version, spec }),
  remove: ({ id }) => ({ kind: "removeSecret", id }),
};

const configs: Kind<Config> = {
  noun: "config",
  filters: ["name", "id", "label"],
  rows: (view) => view.configs(),
  find: findConfig,
  convert: convertConfig,
  create: (spec) => ({ kind: "createConfig", spec }),
  update: ({ id }, version, spec) => ({ kind: "updateConfig", id, version, spec }),
  remove: ({ id }) => ({ kind: "removeConfig", id }),
};

function routesFor<Row extends Secret | Config>(kind: Kind<Row>): readonly ClusterRoute[] {
  const base = `/${kind.noun}s`;
  const find = (manager: ManagerPort, call: Call): Row => kind.find(manager.view(), call.params["id"] ?? "");
  return [
    { method: "GET", path: base, handle: async (manager, call) => list(kind, manager, call) },
    {
      method: "POST",
      path: `${base}/create`,
      async handle(manager, call) {
        const spec = parsePayloadSpec(readJson(call));
        validatePayloadSpec(kind.noun, spec);
        const { id } = await manager.submit(kind.create(spec), call.signal);
        return json(201, { ID: id });
      },
    },
    {
      method: "GET",
      path: `${base}/:id`,
      handle: async (manager, call) => json(200, kind.convert(find(manager, call))),
    },
    {
      method: "POST",
      path: `${base}/:id/update`,
      async handle(manager, call) {
        const version = versionOf(call.query, kind.noun);
        const spec = parsePayloadSpec(readJson(call));
        await manager.submit(kind.update(find(manager, call), version, spec), call.signal);
        return empty(200);
      },
    },
    {
      method: "DELETE",
      path: `${base}/:id`,
      async handle(manager, call) {
        await manager.submit(kind.remove(find(manager, call)), call.signal);
        return empty(204);
      },
    },
  ];
}

function list<Row extends Secret | Config>(kind: Kind<Row>, manager: ManagerPort, { query }: Call): Answer {
  const filters = filtersOf(query, kind.filters);
  const rows = [...kind.rows(manager.view())].filter(
    (row) => isMeant(row, filters) && hasLabels(filters, "label", row.spec.Labels),
  );
  return json(
    200,
    rows.map((row) => kind.convert(row)),
  );
}

/** As in Swarm one of all ids and names that are given is enough; elsewhere each kind of filter has to be met. */
function isMeant({ id, spec }: Secret | Config, filters: Filters): boolean {
  const values = (key: string): readonly string[] => filters.get(key) ?? [];
  const given = [
    ...values("id").map((value) => id.startsWith(value)),
    ...values("name").map((value) => spec.Name.startsWith(value)),
    ...values("names").map((value) => spec.Name === value),
  ];
  return given.length === 0 || given.includes(true);
}
