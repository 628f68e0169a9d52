import type { EngineAttachment } from "../../model/dataplane.ts";
import type { Mount, Privileges, TaskSpec } from "../../model/service-spec.ts";
import { mountOf, tmpfsOf } from "./mount-body.ts";
import type { ContainerPlan } from "./plan.ts";

/** The Docker API's ContainerCreate body for a planned container. Absent fields are left to the engine and the image. */
export function createBody(plan: ContainerPlan): Readonly<Record<string, unknown>> {
  const spec = plan.spec.ContainerSpec;
  const [first] = plan.networking.attachments;
  return compact({
    Image: spec.Image,
    // Docker's services: Command replaces the image's entrypoint, Args its command.
    Entrypoint: spec.Command,
    Cmd: spec.Args,
    Hostname: spec.Hostname,
    Env: spec.Env,
    WorkingDir: spec.Dir,
    User: spec.User,
    Labels: plan.labels,
    Tty: spec.TTY,
    OpenStdin: spec.OpenStdin,
    StopSignal: spec.StopSignal,
    // For an engine that shuts down: it stops containers by itself.
    StopTimeout: spec.StopGracePeriod === undefined ? undefined : Math.ceil(spec.StopGracePeriod / nanosPerSecond),
    Healthcheck: spec.Healthcheck,
    HostConfig: hostConfig(plan),
    NetworkingConfig: first && { EndpointsConfig: { [first.network.name]: endpointSettings(first) } },
  });
}

/** One leg, as /networks/…/connect and ContainerCreate take it. The engine's own networks give addresses themselves. */
export function endpointSettings({ address, driverOptions }: EngineAttachment): Readonly<Record<string, unknown>> {
  return compact({
    IPAMConfig: address === "" ? undefined : { IPv4Address: address },
    DriverOpts: driverOptions,
  });
}

const nanosPerSecond = 1_000_000_000;
/** The engine refuses less, as a limit and as a reservation. */
const memoryMin = 6 * 1024 * 1024;

function hostConfig({ spec: task, networking, files }: ContainerPlan): Readonly<Record<string, unknown>> {
  const spec = task.ContainerSpec;
  const mounts = spec.Mounts ?? [];
  return compact({
    ...resources(task),
    Init: spec.Init,
    GroupAdd: spec.Groups,
    ReadonlyRootfs: spec.ReadOnly,
    Mounts: nonEmpty([
      ...mounts.filter((mount) => !needsTmpfsTable(mount)).map(mountOf),
      ...files.map(({ source, target }) => ({ Type: "bind", Source: source, Target: target, ReadOnly: true })),
    ]),
    Tmpfs: tmpfsOf(mounts.filter(needsTmpfsTable)),
    Ulimits: spec.Ulimits,
    Sysctls: spec.Sysctls,
    CapAdd: spec.CapabilityAdd,
    CapDrop: spec.CapabilityDrop,
    OomScoreAdj: spec.OomScoreAdj,
    SecurityOpt: nonEmpty(securityOptions(spec.Privileges)),
    ExtraHosts: nonEmpty((spec.Hosts ?? []).flatMap(extraHosts)),
    // Ours first: it knows the tasks, and leaves the rest to the task's own if it has any.
    Dns: nonEmpty([...networking.dns, ...(spec.DNSConfig?.Nameservers ?? [])]),
    DnsSearch: spec.DNSConfig?.Search,
    DnsOptions: nonEmpty([...(networking.dnsOptions ?? []), ...(spec.DNSConfig?.Options ?? [])]),
    // No name: the engine's own driver, with these options.
    LogConfig: task.LogDriver && { Type: task.LogDriver.Name ?? "", Config: task.LogDriver.Options ?? {} },
    Isolation: spec.Isolation === "default" ? "default" : undefined,
    NetworkMode: networking.attachments[0]?.network.name ?? "none",
    // Restarts are new tasks, and the managers' decision.
    RestartPolicy: { Name: "no" },
  });
}

function resources({ Resources }: TaskSpec): Readonly<Record<string, unknown>> {
  const limit = Resources?.Limits?.MemoryBytes || undefined;
  const reserved = Resources?.Reservations?.MemoryBytes ?? 0;
  return {
    NanoCpus: Resources?.Limits?.NanoCPUs || undefined,
    Memory: limit,
    MemoryReservation: reserved >= memoryMin && reserved <= (limit ?? reserved) ? reserved : undefined,
    PidsLimit: Resources?.Limits?.Pids || undefined,
    MemorySwap: swapOf(limit, Resources?.SwapBytes),
    // -1 is the machine's own.
    MemorySwappiness: Resources?.MemorySwappiness === -1 ? undefined : Resources?.MemorySwappiness,
  };
}

/** The engine counts memory and swap together; -1 is no bound. */
function swapOf(memory: number | undefined, swap: number | undefined): number | undefined {
  if (memory === undefined || swap === undefined) return undefined;
  return swap < 0 ? -1 : memory + swap;
}

/** "IP name alias…", as in /etc/hosts, becomes the engine's "name:IP" for each. */
function extraHosts(line: string): readonly string[] {
  const [address = "", ...names] = line.trim().split(/\s+/);
  return names.map((name) => `${name}:${address}`);
}

function securityOptions(privileges: Privileges | undefined): readonly string[] {
  const { SELinuxContext: selinux, Seccomp, AppArmor, NoNewPrivileges } = privileges ?? {};
  const labels = selinux?.Disable
    ? ["label=disable"]
    : (["User", "Role", "Type", "Level"] as const).flatMap((key) => {
        const value = selinux?.[key];
        return value ? [`label=${key.toLowerCase()}:${value}`] : [];
      });
  return [
    ...(NoNewPrivileges ? ["no-new-privileges=true"] : []),
    ...(Seccomp?.Mode === "unconfined" ? ["seccomp=unconfined"] : []),
    ...(Seccomp?.Mode === "custom" ? [`seccomp=${decoded(Seccomp.Profile ?? "")}`] : []),
    ...(AppArmor?.Mode === "disabled" ? ["apparmor=unconfined"] : []),
    ...labels,
  ];
}

/** The API carries the profile as base64 of its bytes. */
function decoded(base64: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
}

/** Only HostConfig.Tmpfs takes options other than size and mode. */
function needsTmpfsTable(mount: Mount): boolean {
  return mount.Type === "tmpfs" && (mount.TmpfsOptions?.Options ?? []).length > 0;
}

function nonEmpty<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items;
}

function compact(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined && value !== ""));
}
