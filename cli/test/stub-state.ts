export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Row = { readonly [key: string]: Json };

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Json | undefined;
}

interface Answer {
  readonly status: number;
  readonly json?: Json;
  readonly bytes?: Buffer;
}

export interface StubState {
  answer(asked: Asked): Answer;
  /** Replaces what GET /tasks answers; by default every wanted task runs. */
  tasks: ((services: readonly Row[]) => readonly Row[]) | undefined;
  /** UpdateStatus of every service. */
  updateStatus: Json | undefined;
  /** What `updateStatus` becomes with the next update. */
  statusAfterUpdate: Json | undefined;
  /** How the last rebalancing of every service went. */
  rebalance: Json;
  /** Refuses every request whose call matches, with this answer; status 0 breaks the connection. */
  refusal: { readonly pattern: RegExp; readonly status: number; readonly message: string } | undefined;
  readonly services: Map<string, Row>;
}

const created = new Date(Date.now() - 3 * 3_600_000).toISOString();

const nodes: readonly Row[] = [
  {
    ID: "node1aaaaaaaaaaaaaaaaaaaa",
    Version: { Index: 9 },
    CreatedAt: created,
    Spec: { Role: "manager", Availability: "active", Labels: {} },
    Description: {
      Hostname: "m1",
      Platform: { Architecture: "x86_64", OS: "linux" },
      Resources: { NanoCPUs: 4_000_000_000, MemoryBytes: 4_294_967_296 },
      Engine: { EngineVersion: "20.10.24" },
    },
    Status: { State: "ready", Addr: "10.0.0.11" },
    ManagerStatus: { Leader: true, Reachability: "reachable", Addr: "10.0.0.11:2377" },
  },
  {
    ID: "node2aaaaaaaaaaaaaaaaaaaa",
    Version: { Index: 12 },
    CreatedAt: created,
    Spec: { Role: "worker", Availability: "drain", Labels: { disk: "ssd" } },
    Description: {
      Hostname: "w1",
      Platform: { Architecture: "x86_64", OS: "linux" },
      Engine: { EngineVersion: "20.10.24" },
    },
    Status: { State: "ready", Addr: "10.0.0.12" },
  },
];

const explained: readonly Row[] = [
  { NodeID: "node2aaaaaaaaaaaaaaaaaaaa", Hostname: "w1", Fits: true, Tasks: 1, Reasons: [] },
  {
    NodeID: "node1aaaaaaaaaaaaaaaaaaaa",
    Hostname: "m1",
    Fits: false,
    Tasks: 0,
    Reasons: ["needs 2 CPUs, 0.5 free", "host port tcp/80 is in use"],
  },
];

const swarm: Row = {
  ID: "clusteraaaaaaaaaaaaaaaaaa",
  Version: { Index: 3 },
  Spec: {
    Name: "default",
    Labels: {},
    Orchestration: { TaskHistoryRetentionLimit: 5 },
    Raft: { SnapshotInterval: 10_000, ElectionTick: 10, HeartbeatTick: 1 },
    Dispatcher: { HeartbeatPeriod: 5_000_000_000 },
    CAConfig: { NodeCertExpiry: 7_776_000_000_000_000 },
    TaskDefaults: {},
    EncryptionConfig: { AutoLockManagers: false },
  },
  TLSInfo: { TrustRoot: "-----BEGIN CERTIFICATE-----\nroot\n-----END CERTIFICATE-----\n" },
  JoinTokens: { Worker: "SWMTKN-1-root-worker", Manager: "SWMTKN-1-root-manager" },
};

const info: Row = {
  ID: "engine",
  Name: "m1",
  ServerVersion: "0.1.0",
  Swarm: {
    NodeID: "node1aaaaaaaaaaaaaaaaaaaa",
    NodeAddr: "10.0.0.11",
    LocalNodeState: "active",
    ControlAvailable: true,
    Nodes: 2,
    Managers: 1,
    RemoteManagers: [{ NodeID: "node1aaaaaaaaaaaaaaaaaaaa", Addr: "10.0.0.11:2377" }],
  },
};

/** Rows as a manager would keep them, in the simplest way. */
export function createStubState(): StubState {
  const services = new Map<string, Row>();
  const stored = { secret: new Map<string, Row>(), config: new Map<string, Row>() };
  const networks = new Map<string, Row>();
  networks.set("front", { Id: "netfront", Name: "front", Driver: "overlay", Scope: "swarm", Labels: {} });
  networks.set("back", { Id: "netback", Name: "back", Driver: "overlay", Scope: "swarm", Labels: {} });
  networks.set("bridge", { Id: "netbridge", Name: "bridge", Driver: "bridge", Scope: "local", Labels: {} });
  for (const kind of ["secret", "config"] as const) {
    stored[kind].set("key", storedRow(`${kind}1`, { Name: "key", Labels: {} }));
  }
  const state: StubState = {
    answer: () => notFound("page"),
    tasks: undefined,
    updateStatus: undefined,
    statusAfterUpdate: undefined,
    refusal: undefined,
    rebalance: { State: "completed", Message: "moved 1 task" },
    services,
  };
  const rows = { services, networks, ...stored, state };
  state.answer = (asked) => answerTo(asked, rows);
  return state;
}

interface Rows {
  readonly services: Map<string, Row>;
  readonly networks: Map<string, Row>;
  readonly secret: Map<string, Row>;
  readonly config: Map<string, Row>;
  readonly state: StubState;
}

function answerTo(asked: Asked, rows: Rows): Answer {
  const { refusal } = rows.state;
  if (refusal?.pattern.test(`${asked.method} ${asked.path}`) === true) {
    return { status: refusal.status, json: { message: refusal.message } };
  }
  const [, noun = "", name, verb] = asked.path.split("/");
  switch (noun) {
    case "_ping":
      return ok("OK");
    case "version":
      return ok({ Version: "0.1.0", ApiVersion: "1.50", MinAPIVersion: "1.24", Os: "linux", Arch: "amd64" });
    case "info":
      return ok(info);
    case "swarm":
      return name === "init" ? ok("node1aaaaaaaaaaaaaaaaaaaa") : ok(name === undefined ? swarm : null);
    case "nodes":
      return nodeAnswer(asked, name);
    case "services":
      return serviceAnswer(asked, rows, name, verb);
    case "skein":
      return asked.path.endsWith("/explain") ? ok({ Nodes: explained }) : actionAnswer(asked.path, rows);
    case "tasks":
      return taskAnswer(rows, name);
    case "networks":
      return networkAnswer(asked, rows, name);
    case "secrets":
    case "configs":
      return storedAnswer(asked, noun === "secrets" ? rows.secret : rows.config, name, verb);
    case "distribution":
      return distributionAnswer(asked.path);
    default:
      return notFound("page");
  }
}

function nodeAnswer(asked: Asked, name: string | undefined): Answer {
  if (name === undefined) return ok(nodes);
  const node = nodes.find((row) => row["ID"] === name || hostnameOf(row) === name);
  if (node === undefined) return notFound(`node ${name}`);
  return ok(asked.method === "GET" ? node : null);
}

function serviceAnswer(
  asked: Asked,
  { services, state }: Rows,
  name: string | undefined,
  verb: string | undefined,
): Answer {
  const dressed = (row: Row): Row =>
    state.updateStatus === undefined ? row : { ...row, UpdateStatus: state.updateStatus };
  if (name === undefined) {
    const wanted = filterOf(asked, "id").concat(filterOf(asked, "name"));
    const labels = filterOf(asked, "label");
    const found = [...services.values()].filter((row) => {
      const isNamed = wanted.length === 0 || wanted.includes(String(row["ID"])) || wanted.includes(nameOf(row));
      return isNamed && labels.every((label) => hasLabel(row, label));
    });
    return ok(found.map(dressed));
  }
  if (name === "create") {
    const spec = asked.body as Row; // The command sent a spec.
    // From the name: docker creates the services of a stack in random order.
    const id = `service${String(spec["Name"] ?? "unnamed")}`.padEnd(25, "a");
    const status = { RunningTasks: 2, DesiredTasks: 3, CompletedTasks: 0 };
    services.set(id, {
      ID: id,
      Version: { Index: 7 },
      Spec: spec,
      CreatedAt: created,
      UpdatedAt: created,
      ServiceStatus: status,
    });
    return { status: 201, json: { ID: id } };
  }
  const row = [...services.values()].find((service) => service["ID"] === name || nameOf(service) === name);
  if (row === undefined) return notFound(`service ${name}`);
  if (verb === "logs") return { status: 200, bytes: logBytes(String(row["ID"])) };
  if (verb === "update" && !asked.query.has("rollback"))
    services.set(String(row["ID"]), { ...row, Spec: asked.body as Row });
  if (verb === "update") {
    state.updateStatus = state.statusAfterUpdate ?? state.updateStatus;
    return ok({});
  }
  if (asked.method === "DELETE") services.delete(String(row["ID"]));
  return ok(asked.method === "DELETE" ? null : dressed(row));
}

/** `/skein/v1/services/{id}/{verb}`. */
function actionAnswer(path: string, { services, state }: Rows): Answer {
  const [, , , , id = "", verb = ""] = path.split("/");
  if (verb === "explain") return ok({ Nodes: explained });
  const row = services.get(id) ?? [...services.values()].find((service) => nameOf(service) === id);
  if (row === undefined) return notFound(`service ${id}`);
  const spec = row["Spec"] as Row; // A service row has a spec.
  if (verb === "rebalance")
    return ok({
      Status: state.rebalance,
      Moves: [{ Slot: 2, From: "node1aaaaaaaaaaaaaaaaaaaa", To: "node2aaaaaaaaaaaaaaaaaaaa" }],
    });
  if (verb === "history") return ok(historyOf(spec));
  if (verb === "stop") services.set(id, { ...row, Spec: { ...spec, Labels: { "skein.stopped": "true" } } });
  if (verb === "restart") state.updateStatus = state.statusAfterUpdate ?? state.updateStatus;
  return ok({ Warnings: null });
}

function historyOf(spec: Row): readonly Row[] {
  const older = { TaskTemplate: { ContainerSpec: { Image: "nginx:0" } } };
  return [
    { Revision: 2, CreatedAt: created, Running: true, Changes: ["image nginx:0 → nginx", "env A"], Spec: spec },
    { Revision: 1, CreatedAt: created, Running: false, Changes: ["created"], Spec: older },
  ];
}

function taskAnswer({ services, state }: Rows, name: string | undefined): Answer {
  const rows = [...services.values()];
  const tasks = state.tasks?.(rows) ?? rows.flatMap(runningTasks);
  if (name === undefined) return ok(tasks);
  const task = tasks.find((row) => row["ID"] === name);
  return task === undefined ? notFound(`task ${name}`) : ok(task);
}

/** Every wanted task of a replicated service, running on the first node. */
function runningTasks(service: Row): readonly Row[] {
  const spec = service["Spec"] as Row; // A service row has a spec.
  const mode = spec["Mode"] as { readonly Replicated?: { readonly Replicas?: number } };
  const count = mode.Replicated?.Replicas ?? 1;
  return Array.from({ length: count }, (_, index) => ({
    ID: index === 0 ? talkingTask(String(service["ID"])) : `task${index + 1}of${String(service["ID"])}`,
    CreatedAt: created,
    Spec: spec["TaskTemplate"] as Row, // So does a spec a template.
    ServiceID: service["ID"] ?? "",
    Slot: index + 1,
    NodeID: "node1aaaaaaaaaaaaaaaaaaaa",
    DesiredState: "running",
    Status: { State: "running", Timestamp: created, Message: "started" },
  }));
}

function networkAnswer(asked: Asked, { networks }: Rows, name: string | undefined): Answer {
  if (name === undefined) {
    return ok(
      [...networks.values()].filter((row) => filterOf(asked, "label").every((label) => hasOwnLabel(row, label))),
    );
  }
  if (name === "create") {
    const body = asked.body as Row; // The command sent a network.
    const id = `net${String(body["Name"])}`;
    networks.set(String(body["Name"]), { ...body, Id: id, Scope: "swarm" });
    return { status: 201, json: { Id: id, Warning: "" } };
  }
  const row = networks.get(name) ?? [...networks.values()].find((network) => network["Id"] === name);
  if (row === undefined) return notFound(`network ${name}`);
  if (asked.method === "DELETE") networks.delete(String(row["Name"]));
  return asked.method === "DELETE" ? { status: 204 } : ok(row);
}

function storedAnswer(
  asked: Asked,
  rows: Map<string, Row>,
  name: string | undefined,
  verb: string | undefined,
): Answer {
  if (name === undefined) {
    const wanted = filterOf(asked, "name");
    const labels = filterOf(asked, "label");
    const found = [...rows.values()].filter((row) => wanted.length === 0 || wanted.includes(nameOf(row)));
    return ok(found.filter((row) => labels.every((label) => hasLabel(row, label))));
  }
  if (name === "create") {
    const spec = asked.body as Row; // The command sent a spec.
    const id = `stored${rows.size + 1}`;
    rows.set(String(spec["Name"]), storedRow(id, spec));
    return { status: 201, json: { ID: id } };
  }
  const row = rows.get(name) ?? [...rows.values()].find((object) => object["ID"] === name);
  if (row === undefined) return notFound(`object ${name}`);
  if (asked.method === "DELETE") return { status: 204 };
  return ok(verb === "update" ? null : row);
}

function distributionAnswer(path: string): Answer {
  if (!path.includes("registry.example")) return { status: 404, json: { message: "no such image" } };
  const digest = `sha256:${"ab".repeat(32)}`;
  return ok({
    Descriptor: { mediaType: "application/vnd.oci.image.index.v1+json", digest, size: 1 },
    Platforms: [
      { architecture: "amd64", os: "linux" },
      { architecture: "arm", os: "linux", variant: "v7" },
    ],
  });
}

/** The id of the task that the log lines of a service are from. */
export function talkingTask(serviceId: string): string {
  return `task1of${serviceId}`.padEnd(25, "a").slice(0, 25);
}

function logBytes(serviceId: string): Buffer {
  const ids = ["node.id=node1aaaaaaaaaaaaaaaaaaaa", `service.id=${serviceId}`, `task.id=${talkingTask(serviceId)}`];
  const details = ids.map((id) => `com.docker.swarm.${id}`).join(",");
  const frame = (stream: number, text: string): Buffer => {
    const payload = Buffer.from(`${details} ${text}\n`);
    const header = Buffer.from([stream, 0, 0, 0, 0, 0, 0, 0]);
    header.writeUInt32BE(payload.length, 4);
    return Buffer.concat([header, payload]);
  };
  return Buffer.concat([frame(1, "hello, world"), frame(2, "oops")]);
}

function filterOf(asked: Asked, key: string): readonly string[] {
  const text = asked.query.get("filters");
  if (text === null) return [];
  const filters = JSON.parse(text) as Readonly<Record<string, Readonly<Record<string, boolean>>>>; // Docker's form.
  return Object.keys(filters[key] ?? {});
}

function hasLabel(row: Row, label: string): boolean {
  return hasOwnLabel(row["Spec"] as Row, label); // Every row but a network has a spec.
}

function hasOwnLabel(object: Row, label: string): boolean {
  const [key = "", value] = label.split("=");
  const labels = (object["Labels"] ?? {}) as Readonly<Record<string, string>>; // A map of texts, by the API.
  return Object.hasOwn(labels, key) && (value === undefined || labels[key] === value);
}

function nameOf(row: Row): string {
  return String((row["Spec"] as Row)["Name"]); // Every row but a network has a spec.
}

function hostnameOf(row: Row): string {
  return String((row["Description"] as Row)["Hostname"]); // Every node has a description.
}

function storedRow(id: string, spec: Row): Row {
  return { ID: id, Version: { Index: 5 }, CreatedAt: created, UpdatedAt: created, Spec: spec };
}

function ok(json: Json): Answer {
  return json === null ? { status: 200 } : { status: 200, json };
}

function notFound(what: string): Answer {
  return { status: 404, json: { message: `${what} not found` } };
}
