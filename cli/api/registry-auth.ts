import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { CliFailure } from "../failure.ts";
import { registryOf } from "../text/image.ts";
import { cut } from "../text/words.ts";

type Environment = Readonly<Record<string, string | undefined>>;

interface DockerConfig {
  readonly auths?: Readonly<Record<string, { readonly auth?: string; readonly identitytoken?: string }>>;
  readonly credsStore?: string;
  readonly credHelpers?: Readonly<Record<string, string>>;
}

/** The X-Registry-Auth header for an image, from `docker login`'s files; an empty login if there is none. */
export async function registryAuth(image: string, environment: Environment): Promise<string> {
  const registry = registryOf(image);
  const config = await dockerConfig(environment);
  const helper = config.credHelpers?.[registry] ?? config.credsStore;
  const login = helper === undefined ? fromFile(config, registry) : await fromHelper(helper, registry);
  return Buffer.from(JSON.stringify(login)).toString("base64url");
}

async function dockerConfig(environment: Environment): Promise<DockerConfig> {
  const folder = environment["DOCKER_CONFIG"] ?? join(environment["HOME"] ?? "/", ".docker");
  const file = join(folder, "config.json");
  let content: string;
  try {
    content = await readFile(file, "utf8");
  } catch {
    return {}; // Nobody has logged in: public images need no login.
  }
  try {
    return JSON.parse(content) as DockerConfig; // Docker's own file; unknown keys are ignored.
  } catch {
    throw new CliFailure(`${file} is not JSON`);
  }
}

function fromFile(config: DockerConfig, registry: string): object {
  const found = config.auths?.[registry] ?? config.auths?.[`https://${registry}`];
  if (found?.auth === undefined) return {};
  const { key, value } = cut(Buffer.from(found.auth, "base64").toString("utf8"), ":");
  const token = found.identitytoken === undefined ? {} : { identitytoken: found.identitytoken };
  return { username: key, password: value ?? "", serveraddress: registry, ...token };
}

async function fromHelper(helper: string, registry: string): Promise<object> {
  const running = promisify(execFile)(`docker-credential-${helper}`, ["get"]);
  running.child.stdin?.end(registry);
  try {
    const { stdout } = await running;
    const login = JSON.parse(stdout) as { readonly Username: string; readonly Secret: string }; // The helpers' protocol.
    if (login.Username === "<token>") return { identitytoken: login.Secret, serveraddress: registry };
    return { username: login.Username, password: login.Secret, serveraddress: registry };
  } catch (error) {
    const words = error instanceof Error && "stdout" in error ? String(error.stdout) : "";
    if (words.includes("credentials not found")) return {};
    throw new CliFailure(`docker-credential-${helper} did not answer: ${words.trim() || String(error)}`);
  }
}
