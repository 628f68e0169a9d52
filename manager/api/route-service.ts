import type { Chance } from "../../base/clock.ts";
import { SkeinError } from "../../base/error.ts";
import { validateServiceSpec } from "../../model/parse/service-check.ts";
import { parseServiceSpec } from "../../model/parse/service-spec.ts";
import { modeOf, type Service } from "../../model/service.ts";
import type { ServiceSpec } from "../../model/service-spec.ts";
import { adjustSpec } from "./adjust-spec.ts";
import { readJson } from "./body.ts";
import { type Answer, type Call, type ClusterRoute, empty, json } from "./call.ts";
import { convertRuns } from "./convert-runs.ts";
import { convertService } from "./convert-service.ts";
import { anyOf, type Filters, filtersOf, hasLabels } from "./filters.ts";
import type { ManagerPort } from "./port.ts";
import { strictFlag, versionOf } from "./query.ts";
import { randomName } from "./random-name.ts";
import { findService, servicesOf } from "./rows.ts";

export function serviceRoutes(chance: Chance): readonly ClusterRoute[] {
  return [
    { method: "GET", path: "/services", handle: listServices },
    { method: "POST", path: "/services/create", handle: (manager, call) => createService(manager, call, chance) },
    { method: "GET", path: "/services/:id", handle: getService },
    { method: "POST", path: "/services/:id/update", handle: updateService },
    { method: "DELETE", path: "/services/:id", handle: removeService },
    { method: "GET", path: "/skein/v1/services/:id/runs", handle: listRuns },
  ];
}

async function listServices(manager: ManagerPort, { query, minor }: Call): Promise<Answer> {
  const filters = filtersOf(query, ["id", "name", "label", "mode", "runtime"]);
  const withStatus = minor >= 41 && strictFlag(query, "status");
  const view = manager.view();
  const services = servicesOf(view).filter((service) => matches(service, filters));
  const rows = services.map((service) =>
    convertService(service, withStatus ? { tasks: view.tasksOfService(service.id) } : {}),
  );
  return json(200, rows);
}

function matches(service: Service, filters: Filters): boolean {
  const { spec } = service;
  return (
    anyOf(filters, "id", (value) => service.id.startsWith(value)) &&
    anyOf(filters, "name", (value) => spec.Name.startsWith(value)) &&
    anyOf(filters, "mode", (value) => modeOf(spec.Mode).kind === value) &&
    anyOf(filters, "runtime", (value) => spec.TaskTemplate.Runtime === value) &&
    hasLabels(filters, "label", spec.Labels)
  );
}

async function createService(manager: ManagerPort, call: Call, chance: Chance): Promise<Answer> {
  const parsed = specOf(call);
  const spec = parsed.Name === "" ? { ...parsed, Name: randomName(chance) } : parsed;
  validateServiceSpec(spec);
  const registryAuth = registryAuthOf(call);
  const command = { kind: "createService", spec, ...(registryAuth !== undefined && { registryAuth }) } as const;
  const { id, warnings } = await manager.submit(command, call.signal);
  return json(201, { ID: id, Warnings: warningsOf(warnings) });
}

async function getService(manager: ManagerPort, { params, query }: Call): Promise<Answer> {
  const insertDefaults = strictFlag(query, "insertDefaults");
  return json(200, convertService(findService(manager.view(), params["id"] ?? ""), { insertDefaults }));
}

async function updateService(manager: ManagerPort, call: Call): Promise<Answer> {
  const version = versionOf(call.query, "service");
  const registryAuthFrom = wordOf(call.query, "registryAuthFrom", ["spec", "previous-spec"]);
  const rollback = wordOf(call.query, "rollback", ["none", "previous"]) === "previous";
  const spec = specOf(call);
  validateServiceSpec(spec);
  const registryAuth = registryAuthOf(call);
  const { id } = findService(manager.view(), call.params["id"] ?? "");
  const { warnings } = await manager.submit(
    {
      kind: "updateService",
      id,
      version,
      spec,
      ...(registryAuth !== undefined && { registryAuth }),
      registryAuthFrom,
      rollback,
    },
    call.signal,
  );
  return json(200, { Warnings: warningsOf(warnings) });
}

async function removeService(manager: ManagerPort, { params, signal }: Call): Promise<Answer> {
  const { id } = findService(manager.view(), params["id"] ?? "");
  await manager.submit({ kind: "removeService", id }, signal);
  return empty(200);
}

async function listRuns(manager: ManagerPort, { params }: Call): Promise<Answer> {
  return json(200, convertRuns(findService(manager.view(), params["id"] ?? "")));
}

function specOf(call: Call): ServiceSpec {
  return adjustSpec(parseServiceSpec(readJson(call)), call.minor);
}

/** Absent and "e30=" (an empty object) both mean that no credentials were sent. */
function registryAuthOf({ headers }: Call): string | undefined {
  const auth = headers["x-registry-auth"] ?? "";
  return auth === "" || auth.replace(/=+$/, "") === "e30" ? undefined : auth;
}

/** The first of `words` is the default. */
function wordOf<Word extends string>(query: URLSearchParams, name: string, words: readonly [Word, Word]): Word {
  const value = query.get(name) ?? "";
  if (value === "") return words[0];
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) throw new SkeinError("BAD_REQUEST", { reason: `unsupported ${name} value: ${value}` });
  return word;
}

/** Docker answers null, not an empty list. */
function warningsOf(warnings: readonly string[]): readonly string[] | null {
  return warnings.length === 0 ? null : warnings;
}
