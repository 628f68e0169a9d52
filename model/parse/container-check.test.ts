import { expect, test } from "vitest";
import { SkeinError } from "../../base/error.ts";
import { validateServiceSpec } from "./service-check.ts";
import { parseServiceSpec } from "./service-spec.ts";

type Loose = Record<string, unknown>;
const task = (more: Loose): Loose => ({
  Name: "web",
  TaskTemplate: { ContainerSpec: { Image: "busybox" }, ...more },
});
const container = (more: Loose): Loose => task({ ContainerSpec: { Image: "busybox", ...more } });
const file = (Name: string): Loose => ({ Name, UID: "0", GID: "0", Mode: 292 });

/** What a node would have to drop or to reject, task by task. */
const wrongSpecs: readonly (readonly [what: string, spec: Loose, text: string])[] = [
  [
    "a template that a task cannot fill",
    container({ Env: ["A={{.Task.Nothing}}"] }),
    "expanding Env A failed: template: can't evaluate field Nothing",
  ],
  [
    "a template that does not end",
    container({ Hostname: "{{.Task.ID" }),
    "expanding Hostname failed: template: unclosed",
  ],
  [
    "two mounts at one place once they are expanded",
    container({
      Mounts: [
        { Type: "tmpfs", Target: "/{{.Service.Name}}" },
        { Type: "tmpfs", Target: "/web" },
      ],
    }),
    "ContainerSpec: duplicate mount point: /web",
  ],
  [
    "an unknown seccomp mode",
    container({ Privileges: { Seccomp: { Mode: "strict" } } }),
    'Privileges.Seccomp.Mode: "strict" is not one of default, unconfined, custom',
  ],
  [
    "an unknown apparmor mode",
    container({ Privileges: { AppArmor: { Mode: "custom" } } }),
    'Privileges.AppArmor.Mode: "custom" is not one of default, disabled',
  ],
  [
    "an own seccomp profile that is not there",
    container({ Privileges: { Seccomp: { Mode: "custom" } } }),
    'Seccomp.Profile goes with Seccomp.Mode "custom", and only with it',
  ],
  [
    "a seccomp profile that nobody reads",
    container({ Privileges: { Seccomp: { Profile: "e30=" } } }),
    'Seccomp.Profile goes with Seccomp.Mode "custom", and only with it',
  ],
  [
    "a seccomp profile in the clear",
    container({ Privileges: { Seccomp: { Mode: "custom", Profile: "{}" } } }),
    "Seccomp.Profile must be standard base64",
  ],
  [
    "a host without a name",
    container({ Hosts: ["10.0.0.1"] }),
    'ContainerSpec: invalid Hosts entry "10.0.0.1": must be "IP name …"',
  ],
  [
    "swap without a memory limit",
    task({ Resources: { SwapBytes: 5 } }),
    "TaskSpec: Resources.SwapBytes needs Resources.Limits.MemoryBytes",
  ],
  [
    "negative swap",
    task({ Resources: { Limits: { MemoryBytes: 4194304 }, SwapBytes: -2 } }),
    "TaskSpec: Resources.SwapBytes cannot be less than -1",
  ],
  [
    "swappiness beyond",
    task({ Resources: { MemorySwappiness: 101 } }),
    "TaskSpec: Resources.MemorySwappiness must be between -1 and 100",
  ],
  [
    "a secret's owner by name",
    container({ Secrets: [{ SecretID: "1", SecretName: "a", File: { ...file("x"), UID: "root" } }] }),
    "malformed secret reference 'a': File.UID must be a number: root",
  ],
  [
    "a config's group by name",
    container({ Configs: [{ ConfigID: "1", ConfigName: "a", File: { ...file("x"), GID: "wheel" } }] }),
    "malformed config reference 'a': File.GID must be a number: wheel",
  ],
  [
    "a mode beyond",
    container({ Configs: [{ ConfigID: "1", ConfigName: "a", File: { ...file("x"), Mode: 0o10000 } }] }),
    "malformed config reference 'a': File.Mode cannot be more than 07777",
  ],
];

test.each(wrongSpecs)("400: %s", (_, spec, text) => {
  const take = (): void => validateServiceSpec(parseServiceSpec(spec));
  expect(take).toThrow(SkeinError);
  expect(take).toThrow(expect.objectContaining({ http: 400, clientText: expect.stringContaining(text) }));
});
