import { type Place, warn } from "./place.ts";

/*
 * What becomes of service keys that a stack cannot honour. Docker's own command drops some of them without a word; here each
 * one is a warning with its place, or an error that says what to write instead.
 */

const noPlace = "a stack's tasks can run on any node";
const ignored: Readonly<Record<string, string>> = {
  build: "stacks run images that exist: build and push it first, and name it under image",
  cgroup_parent: "not supported by services",
  cgroupns_mode: "not supported by services",
  container_name: `${noPlace}, so containers are named after service, slot and task`,
  depends_on: "services start in any order; let the program wait for what it needs",
  devices: "not supported by services",
  domainname: "not supported by services",
  expose: "services on one network reach each other on every port",
  external_links: "use networks",
  ipc: "not supported by services",
  links: "services on one network find each other by name",
  mac_address: "not supported by services",
  network_mode: "use networks",
  oom_score_adj: "not supported by stacks",
  pid: "not supported by services",
  privileged: "not supported by services; cap_add gives single capabilities",
  security_opt: "not supported by services",
  shm_size: "not supported by services; mount a tmpfs on /dev/shm with volumes",
  tmpfs: "use volumes with type: tmpfs",
  userns_mode: "not supported by services",
};

/** Keys that are an error: what they ask for would be missed, and there is another way to say it. */
const refused: Readonly<Record<string, string>> = {
  extends: "not supported: merge files with several -c, or use YAML anchors",
  volume_driver: "not supported: define the volume under volumes and give it a driver there",
  volumes_from: "not supported: define the volume under volumes and mount it in both services",
  cpu_quota: "not supported: use deploy.resources.limits.cpus",
  cpu_shares: "not supported: use deploy.resources.reservations.cpus",
  cpuset: "not supported: use deploy.resources",
  cpus: "not supported: use deploy.resources.limits.cpus",
  mem_limit: "not supported: use deploy.resources.limits.memory",
  mem_reservation: "not supported: use deploy.resources.reservations.memory",
  memswap_limit: "not supported: use deploy.resources.limits.memory",
  pids_limit: "not supported: use deploy.resources.limits.pids",
  scale: "not supported: use deploy.replicas",
};

const notInStacks = [
  ...["profiles", "group_add", "runtime", "pull_policy", "platform", "annotations", "dns_opt", "gpus", "label_file"],
  ...["cgroup", "storage_opt", "post_start", "pre_stop", "provider", "attach", "use_api_socket", "develop", "models"],
];

/** Service keys that are accepted and have no effect. */
export const ignoredKeys: readonly string[] = Object.keys(ignored);

/** Warns if the key has no effect. */
export function warnIgnored(key: string, place: Place): void {
  const why = ignored[key];
  if (why !== undefined) warn(place, `ignored: ${why}`);
}

/** Why a service key is an error, if it is a known one. */
export function explainServiceKey(key: string): string | undefined {
  return refused[key] ?? (notInStacks.includes(key) ? "a compose key that stacks do not support yet" : undefined);
}

/** Why a top-level key is an error, if it is a known one. */
export function explainTopKey(key: string): string | undefined {
  if (key === "name") return "not supported: the stack's name is an argument of stack deploy";
  return ["include", "models"].includes(key) ? "a compose key that stacks do not support yet" : undefined;
}
