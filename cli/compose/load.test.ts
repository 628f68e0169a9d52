import { describe, expect, test } from "vitest";
import { messageOf } from "../../base/error.ts";
import { loadCompose } from "./load.ts";

function load(texts: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  return loadCompose({
    files: texts.map((text, index) => ({ name: index === 0 ? "compose.yml" : `over${index}.yml`, text })),
    directory: "/stack",
    variables,
    readText: (path) => `FILE=${path}\nFROM_FILE=1\n`,
  });
}

function problems(text: string, variables: Readonly<Record<string, string>> = {}): readonly string[] {
  try {
    load([text], variables);
    return [];
  } catch (error) {
    return messageOf(error).split("\n");
  }
}

const web = (lines: string): string => `services:\n  web:\n    image: nginx\n${lines.replace(/^/gm, "    ")}\n`;

test("x-skein is read by dotted names, and files are merged key by key; other x- keys are left alone", () => {
  const base = web("x-skein: { restart: { max-delay: 2m, backoff: off }, on-lost: fence }\nx-other: [1]");
  const over = web("x-skein: { restart.max-delay: 1m, min-available: 2 }");
  const labels = { "restart.max-delay": "1m", "restart.backoff": "off", "on-lost": "fence", "min-available": "2" };
  expect(load([base, over]).compose.services?.["web"]).toEqual({ image: "nginx", "x-skein": labels });
});

describe("problems", () => {
  test.each([
    ["portz: []", "compose.yml:4:5 services.web.portz: unknown key (did you mean ports?)"],
    ["deploy:\n  replica: 2", "compose.yml:5:7 services.web.deploy.replica: unknown key (did you mean replicas?)"],
    ["command: 5", "compose.yml:4:5 services.web.command: must be a list, not 5"],
    ["hostname: 5", 'compose.yml:4:5 services.web.hostname: must be a text, not 5: write it in quotes, "5"'],
    ["init: maybe", 'compose.yml:4:5 services.web.init: must be true or false, not the text "maybe"'],
    ["deploy: { replicas: many }", 'services.web.deploy.replicas: must be a whole number, not the text "many"'],
    ["x-skein: [a]", "services.web.x-skein: must be a mapping such as {restart: {max-delay: 2m}}"],
    ["x-skein: { restart: { max-delay: [] } }", "x-skein.restart.max-delay: must be a text, a number or a mapping"],
    ["extends: base", "services.web.extends: not supported: merge files with several -c, or use YAML anchors"],
    ["mem_limit: 1g", "services.web.mem_limit: not supported: use deploy.resources.limits.memory"],
    ["profiles: [a]", "services.web.profiles: a compose key that stacks do not support yet"],
    ["stop_grace_period: 10", 'services.web.stop_grace_period: must be a text, not 10: write it in quotes, "10"'],
    ["stop_grace_period: soon", 'services.web.stop_grace_period: invalid duration "soon"'],
    ['ports: ["x:80"]', 'services.web.ports[0]: invalid port "x" in x:80'],
    ['volumes: ["a:b:c:d"]', 'services.web.volumes[0]: invalid volume "a:b:c:d": too many colons'],
    ["volumes: [{ target: /x }]", "services.web.volumes[0]: needs a type: volume, bind or tmpfs"],
    ["deploy: { resources: { limits: { memory: lots } } }", 'limits.memory: invalid size "lots"'],
    ["deploy: { update_config: { order: random } }", 'order: must be start-first or stop-first, not "random"'],
    ["ulimits: { nofile: { soft: 1 } }", "services.web.ulimits.nofile: needs soft and hard"],
    [`hostname: \${NEEDED:?say it}`, "services.web.hostname: required variable NEEDED is missing a value: say it"],
    [`hostname: \${1X}`, "services.web.hostname: invalid variable in"],
  ])("%s", (lines, message) => {
    const found = problems(web(lines));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
  });

  test("all problems of a file are shown at once", () => {
    expect(problems(web("portz: []\ninit: maybe\nhostname: 5"))).toHaveLength(3);
  });

  test.each([
    ["services: [a]", "compose.yml:1:1 services: must be a mapping, not a list"],
    ["serwices: {}", "compose.yml:1:1 serwices: unknown key (did you mean services?)"],
    ["name: x", "compose.yml:1:1 name: not supported: the stack's name is an argument of stack deploy"],
    ["version: '2.4'", "compose.yml:1:1 version: unsupported Compose file version: 2.4"],
    ["a: b: c", "compose.yml:1:4 not valid YAML"],
    ["", "must be a mapping, not nothing"],
  ])("at the top: %s", (text, message) => {
    expect(problems(text)[0]).toContain(message);
  });
});

describe("warnings, never silence", () => {
  test.each([
    ["build: .", "compose.yml:4:5 services.web.build: ignored: stacks run images that exist"],
    ["depends_on: [db]", "services.web.depends_on: ignored: services start in any order"],
    ["depends_on: { db: { condition: service_healthy } }", "services.web.depends_on: ignored"],
    ["container_name: x", "services.web.container_name: ignored"],
    ["privileged: true", "services.web.privileged: ignored"],
    ["tmpfs: /run", "services.web.tmpfs: ignored: use volumes with type: tmpfs"],
    ["networks: { default: { ipv4_address: 10.0.0.5 } }", "networks.default.ipv4_address: ignored"],
    ['ports: ["127.0.0.1:80:80"]', "services.web.ports[0]: the address 127.0.0.1 is ignored"],
    ["volumes: [{ type: tmpfs, target: /x, tmpfs: { mode: 0700 } }]", "tmpfs.mode: ignored"],
    ["hostname: $ABSENT", 'services.web.hostname: the "ABSENT" variable is not set'],
  ])("%s", (lines, message) => {
    const { warnings } = load([web(lines)]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(message);
  });

  test("a plain file has none", () => {
    expect(load([web('ports: ["80:80"]')]).warnings).toEqual([]);
  });
});

describe("values", () => {
  const service = (lines: string, variables = {}) => load([web(lines)], variables).compose.services?.["web"];

  test("variables: defaults, alternatives, nesting and dollars", () => {
    const variables = { SET: "s", EMPTY: "" };
    const text = `$SET \${SET} \${SET:-d} \${EMPTY:-d} \${EMPTY-d} \${NO:-a \${SET} b} \${SET:+yes} \${NO+no} $$HOME`;
    expect(service(`hostname: "${text}"`, variables)?.hostname).toBe("s s s d  a s b yes  $HOME");
  });

  test("variables become numbers and truths where those are wanted", () => {
    const read = service("init: $INIT\ndeploy: { replicas: $COUNT }", { INIT: "true", COUNT: "3" });
    expect(read).toMatchObject({ init: true, deploy: { replicas: 3 } });
  });

  test("environment wins over env_file, the shell fills what has no value", () => {
    const read = service("env_file: some.env\nenvironment: { FROM_FILE: 2, SHELL: , NONE: }", { SHELL: "sh" });
    expect(read?.environment).toEqual({ FILE: "/stack/some.env", FROM_FILE: "2", SHELL: "sh", NONE: null });
  });

  test("file modes are octal, however they are written", () => {
    const read = service("secrets:\n- { source: a, mode: 0440 }\n- { source: b, mode: 0o440 }");
    expect(read?.secrets?.map(({ mode }) => mode)).toEqual([288, 288]);
  });

  test("ports like 22:22 stay texts", () => {
    expect(service("ports:\n- 22:22")?.ports).toEqual([
      { mode: "ingress", target: 22, published: 22, protocol: "tcp" },
    ]);
  });

  test("bind sources become absolute", () => {
    const read = service('volumes: ["./a:/a", "~/b:/b", "/c:/c", "named:/d"]', { HOME: "/home/me" });
    expect(read?.volumes?.map(({ source }) => source)).toEqual(["/stack/a", "/home/me/b", "/c", "named"]);
  });

  test("merge keys and x- keys are resolved", () => {
    const text = "x-base: &base { image: nginx, x-note: 1 }\nservices: { web: { <<: *base, init: true } }";
    expect(load([text]).compose.services).toEqual({ web: { image: "nginx", init: true } });
  });
});

test("of two files, the later one's words win and lists are joined by their keys", () => {
  const base = web('command: a\ndns: [1.1.1.1]\nports: ["80:80", "81:81"]\nenvironment: { A: 1, B: 2 }');
  const over = 'services: { web: { command: b, dns: [2.2.2.2], ports: ["80:90"], environment: { B: 3 } } }';
  expect(load([base, over]).compose.services?.["web"]).toEqual({
    image: "nginx",
    command: ["b"],
    dns: ["1.1.1.1", "2.2.2.2"],
    ports: [
      { mode: "ingress", target: 90, published: 80, protocol: "tcp" },
      { mode: "ingress", target: 81, published: 81, protocol: "tcp" },
    ],
    environment: { A: "1", B: "3" },
  });
});

test("a problem in the second file names the second file", () => {
  expect(() => load([web(""), "services: { web: { portz: [] } }"])).toThrow(/^over1.yml:1:20 services.web.portz/);
});
