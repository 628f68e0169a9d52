import { expect, test } from "vitest";
import {
  parseCredentialSpec,
  parseFile,
  parseGenericResource,
  parseHost,
  parseNetwork,
  parsePreference,
  parseUlimit,
} from "./attachment.ts";
import { updatedCapabilities } from "./capability.ts";
import { envFileLines, lastWins } from "./environment.ts";
import { parseMount } from "./mount.ts";
import { parsePublish } from "./publish.ts";
import { portsText } from "./rows.ts";

const port = (PublishedPort: number, TargetPort: number, Protocol = "tcp") => ({
  Protocol,
  TargetPort,
  ...(PublishedPort === 0 ? {} : { PublishedPort }),
  PublishMode: "ingress",
});

test.each([
  ["80", [port(0, 80)]],
  ["8080:80/udp", [port(8080, 80, "udp")]],
  ["9000-9001:90-91", [port(9000, 90), port(9001, 91)]],
  ["9000-9001:90", [port(9000, 90), port(9001, 90)]],
  ["90-91", [port(0, 90), port(0, 91)]],
])("--publish %s", (text, ports) => {
  expect(parsePublish(text)).toEqual(ports);
});

const mount = (text: string) => parseMount(text, (path) => `/here/${path.replace("./", "")}`);

test("a relative source of a mount becomes absolute", () => {
  expect(mount("type=bind,src=./data,dst=/data")).toEqual({ Type: "bind", Source: "/here/data", Target: "/data" });
});

test.each<[string, () => unknown, string]>([
  ["127.0.0.1:80:80", () => parsePublish("127.0.0.1:80:80"), "hostip is not supported"],
  ["[::1]:80:80", () => parsePublish("[::1]:80:80"), "hostip is not supported"],
  ["80:", () => parsePublish("80:"), "no port specified"],
  ["70000:80", () => parsePublish("70000:80"), 'invalid port "70000"'],
  ["80-82:80-81", () => parsePublish("80-82:80-81"), "invalid ranges"],
  ["80/icmp", () => parsePublish("80/icmp"), 'invalid protocol "icmp"'],
  ["published=80", () => parsePublish("published=80"), "missing mandatory field 'target'"],
  ["target=80,mode=x", () => parsePublish("target=80,mode=x"), "invalid publish mode value (x)"],
  ["target=80,port=1", () => parsePublish("target=80,port=1"), "invalid field key: port"],
  ["mount without target", () => mount("source=a"), "target is required"],
  ["mount with unknown key", () => mount("target=/a,nope=1"), "unknown option 'nope' in 'nope=1'"],
  ["mount of unknown type", () => mount("type=x,target=/a"), "invalid mount type 'x'"],
  ["mount with a bare word", () => mount("target=/a,source"), "invalid field 'source' must be a key=value pair"],
  [
    "mount that mixes",
    () => mount("type=bind,src=/a,dst=/a,volume-nocopy"),
    "cannot mix 'volume-*' options with mount type 'bind'",
  ],
  ["bind without source", () => mount("type=bind,dst=/a"), "source is required for a bind mount"],
  ["network without name", () => parseNetwork("alias=a"), "network name/id is not specified"],
  ["network with other key", () => parseNetwork("name=a,ip=1"), "invalid field key ip"],
  ["secret without source", () => parseFile("target=a"), "source is required"],
  ["secret mode", () => parseFile("source=a,mode=9"), "9 is not octal"],
  ["ulimit", () => parseUlimit("nofile=5:4"), "soft limit must be less than or equal to hard limit"],
  ["generic", () => parseGenericResource("gpu=UUID1"), "invalid generic-resource request"],
  ["host", () => parseHost("db"), "bad format for add-host"],
  ["preference", () => parsePreference("pack=a"), "unsupported placement preference pack"],
  ["credential", () => parseCredentialSpec("x://y"), "value must be prefixed with"],
  ["environment file", () => envFileLines("A=1\nB C=2\n", {}, "f.env"), "f.env:2: variable 'B C'"],
])("%s is refused", (_, read, message) => {
  expect(read).toThrow(message);
});

test("an env file: comments and blanks dropped, values as they are, bare names from the caller", () => {
  const lines = envFileLines("# c\n\n A=1 # not a comment\nHERE\nABSENT\nQ='q'\n", { HERE: "h" }, "f");
  expect(lines).toEqual(["A=1 # not a comment", "HERE=h", "Q='q'"]);
});

test("of two values of a variable the last one counts", () => {
  expect(lastWins(["A=1", "B=2", "A=3", "B=2"])).toEqual(["B=2", "A=3"]);
});

test("capabilities of an update: taking back what was, adding what was not, RESET forgets", () => {
  const before = { add: ["CAP_A"], drop: ["CAP_B"] };
  expect(updatedCapabilities(before, ["b"], [])).toEqual({ add: ["CAP_A"], drop: [] });
  expect(updatedCapabilities(before, ["c"], ["a"])).toEqual({ add: ["CAP_C"], drop: ["CAP_B"] });
  expect(updatedCapabilities(before, ["RESET"], [])).toEqual({ add: [], drop: ["CAP_B"] });
});

test("neighbouring ports are shown as ranges", () => {
  const ports = [
    port(81, 81),
    port(80, 80),
    port(90, 90),
    port(91, 90),
    port(53, 53, "udp"),
    { ...port(99, 99), PublishMode: "host" },
  ];
  expect(portsText(ports)).toBe("*:80-81->80-81/tcp, *:90-91->90/tcp, *:53->53/udp");
});
