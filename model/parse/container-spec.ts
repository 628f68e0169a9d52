import type {
  ConfigReference,
  ContainerSpec,
  FileTarget,
  Healthcheck,
  Mount,
  Privileges,
  SecretReference,
} from "../service-spec.ts";
import { choice, count, type Field, flag, kept, labels, list, marker, shape, text, whole } from "./schema.ts";

type Member<Key extends keyof ContainerSpec> = NonNullable<ContainerSpec[Key]>;

const privileges: Field<Privileges> = shape<Privileges>(
  {
    CredentialSpec: shape<NonNullable<Privileges["CredentialSpec"]>>(
      { Config: text, File: text, Registry: text },
      { defaults: {} },
    ),
    SELinuxContext: shape<NonNullable<Privileges["SELinuxContext"]>>(
      { Disable: flag, User: text, Role: text, Type: text, Level: text },
      { defaults: {} },
    ),
    Seccomp: shape<NonNullable<Privileges["Seccomp"]>>(
      { Mode: choice("default", "unconfined", "custom"), Profile: text },
      { defaults: {} },
    ),
    AppArmor: shape<NonNullable<Privileges["AppArmor"]>>({ Mode: choice("default", "disabled") }, { defaults: {} }),
    NoNewPrivileges: flag,
  },
  { defaults: {} },
);

const bindOptions = shape<NonNullable<Mount["BindOptions"]>>(
  {
    Propagation: choice("private", "rprivate", "shared", "rshared", "slave", "rslave"),
    NonRecursive: flag,
    CreateMountpoint: flag,
    ReadOnlyNonRecursive: flag,
    ReadOnlyForceRecursive: flag,
  },
  { defaults: {} },
);

const volumeOptions = shape<NonNullable<Mount["VolumeOptions"]>>(
  {
    NoCopy: flag,
    Labels: labels,
    Subpath: text,
    DriverConfig: shape<NonNullable<NonNullable<Mount["VolumeOptions"]>["DriverConfig"]>>(
      { Name: text, Options: labels },
      { defaults: {} },
    ),
  },
  { defaults: {} },
);

const mount: Field<Mount> = shape<Mount>(
  {
    Type: choice("bind", "volume", "tmpfs", "npipe", "cluster", "image"),
    Source: text,
    Target: text,
    ReadOnly: flag,
    Consistency: choice("default", "consistent", "cached", "delegated"),
    BindOptions: bindOptions,
    VolumeOptions: volumeOptions,
    TmpfsOptions: shape<NonNullable<Mount["TmpfsOptions"]>>(
      { SizeBytes: count, Mode: count, Options: list(list(text)) },
      { defaults: {} },
    ),
    ClusterOptions: marker,
  },
  {
    defaults: { Type: "bind", Target: "" },
    refused: { ImageOptions: "image mounts are not supported by this version" },
  },
);

const healthcheck: Field<Healthcheck> = shape<Healthcheck>(
  { Test: list(text), Interval: whole, Timeout: whole, StartPeriod: whole, StartInterval: whole, Retries: whole },
  { defaults: {} },
);

const fileTarget: Field<FileTarget> = shape<FileTarget>(
  { Name: text, UID: text, GID: text, Mode: count },
  { defaults: { Name: "", UID: "", GID: "", Mode: 0 } },
);

const secretReference: Field<SecretReference> = shape<SecretReference>(
  { File: fileTarget, SecretID: text, SecretName: text },
  { defaults: { File: { Name: "", UID: "", GID: "", Mode: 0 }, SecretID: "", SecretName: "" } },
);

const configReference: Field<ConfigReference> = shape<ConfigReference>(
  { File: fileTarget, Runtime: marker, ConfigID: text, ConfigName: text },
  { defaults: { ConfigID: "", ConfigName: "" } },
);

/** TaskTemplate.ContainerSpec as Docker's clients write it. */
export const containerSpec: Field<ContainerSpec> = shape<ContainerSpec>(
  {
    Image: text,
    Labels: labels,
    Command: list(text),
    Args: list(text),
    Hostname: text,
    Env: list(text),
    Dir: text,
    User: text,
    Groups: list(text),
    Privileges: privileges,
    Init: kept(flag),
    StopSignal: text,
    TTY: flag,
    OpenStdin: flag,
    ReadOnly: flag,
    Mounts: list(mount),
    StopGracePeriod: kept(count),
    Healthcheck: healthcheck,
    Hosts: list(text),
    DNSConfig: shape<Member<"DNSConfig">>(
      { Nameservers: list(text), Search: list(text), Options: list(text) },
      { defaults: {} },
    ),
    Secrets: list(secretReference),
    Configs: list(configReference),
    Isolation: choice("default", "process", "hyperv"),
    Sysctls: labels,
    CapabilityAdd: list(text),
    CapabilityDrop: list(text),
    Ulimits: list(
      shape<Member<"Ulimits">[number]>(
        { Name: text, Hard: whole, Soft: whole },
        { defaults: { Name: "", Hard: 0, Soft: 0 } },
      ),
    ),
    OomScoreAdj: whole,
  },
  { defaults: { Image: "" } },
);
