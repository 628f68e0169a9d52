/** Ways to install software that we know the package names for. */
export type PackageManager = "apt" | "dnf" | "pacman" | "apk";

/** Something that the lab needs from the machine, and the package that brings it. */
export interface Requirement {
  readonly name: string;
  readonly purpose: string;
  readonly packages: Readonly<Record<PackageManager, string>>;
}

export const requirements = {
  dockerd: need("dockerd", "the container engine", ["docker.io", "moby-engine", "docker", "docker"]),
  ip: need("ip", "network namespaces and links", ["iproute2", "iproute", "iproute2", "iproute2"]),
  nft: need("nft", "packet rules", ["nftables", "nftables", "nftables", "nftables"]),
  iptables: need("iptables", "the engine's own packet rules", ["iptables", "iptables-nft", "iptables-nft", "iptables"]),
  conntrack: need("conntrack", "connection tracking", [
    "conntrack",
    "conntrack-tools",
    "conntrack-tools",
    "conntrack-tools",
  ]),
  nsenter: need("nsenter", "entering namespaces", ["util-linux", "util-linux", "util-linux", "util-linux"]),
  busybox: need("a static busybox", "the demo images", ["busybox-static", "busybox", "busybox", "busybox-static"]),
  openssl: need("openssl", "the tests' second opinion on certificates", ["openssl", "openssl", "openssl", "openssl"]),
  redis: need("redis-server", "the redis image", ["redis-server", "redis", "redis", "redis"]),
} as const satisfies Record<string, Requirement>;

/** What was found out about the machine. */
export interface Machine {
  readonly linux: boolean;
  readonly root: boolean;
  readonly manager: PackageManager | undefined;
  readonly missing: readonly Requirement[];
}

/** What to do about it: nothing, install these packages, or tell the user. */
export type SetupPlan =
  | { readonly kind: "ready" }
  | { readonly kind: "install"; readonly packages: readonly string[] }
  | { readonly kind: "refuse"; readonly reason: string };

/** Decides. We install on Debian and Ubuntu as root; anywhere else the user does, and gets the command. */
export function planSetup(machine: Machine): SetupPlan {
  const { linux, root, manager, missing } = machine;
  if (!linux) return refuse(["The lab needs Linux: its hosts are namespaces of the Linux kernel."]);
  if (missing.length === 0 && root) return { kind: "ready" };
  if (manager === "apt" && root) return { kind: "install", packages: packagesOf(missing, manager) };
  const lines = missing.map((requirement) => `  ${requirement.name}: ${requirement.purpose}`);
  if (missing.length > 0) lines.unshift("Missing on this machine:");
  if (missing.length > 0) lines.push("", "This gets it:", `  ${installCommand(missing, manager, root)}`);
  if (!root && lines.length > 0) lines.push("");
  if (!root) lines.push("The lab makes network namespaces and starts engines: run this again as root (sudo).");
  return refuse(lines);
}

/** The requirements' packages, each once. */
export function packagesOf(missing: readonly Requirement[], manager: PackageManager): readonly string[] {
  return [...new Set(missing.map((requirement) => requirement.packages[manager]))];
}

function installCommand(missing: readonly Requirement[], manager: PackageManager | undefined, root: boolean): string {
  if (manager === undefined) return `your package manager, with: ${missing.map(({ name }) => name).join(", ")}`;
  const command = {
    apt: "apt-get install --no-install-recommends",
    dnf: "dnf install",
    pacman: "pacman -S",
    apk: "apk add",
  }[manager];
  return `${root ? "" : "sudo "}${command} ${packagesOf(missing, manager).join(" ")}`;
}

function refuse(lines: readonly string[]): SetupPlan {
  return { kind: "refuse", reason: [...lines, "Nothing was changed."].join("\n") };
}

function need(name: string, purpose: string, packages: readonly [string, string, string, string]): Requirement {
  const [apt, dnf, pacman, apk] = packages;
  return { name, purpose, packages: { apt, dnf, pacman, apk } };
}
