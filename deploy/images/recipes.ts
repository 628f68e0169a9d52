import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ImageRecipe, Layer } from "./archive.ts";
import { directoriesOf, type TarEntry, tar } from "./tar.ts";

const path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** Every tool as a link to one busybox, and the few files that programs expect of a system. */
export function busyboxLayer(busybox: Uint8Array, applets: readonly string[]): Layer {
  const users = "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n";
  const groups = "root:x:0:\nnobody:x:65534:\n";
  const files: readonly TarEntry[] = [
    { kind: "file", path: "bin/busybox", content: busybox, mode: 0o755 },
    ...applets.filter((applet) => applet !== "busybox").map((applet) => link(`bin/${applet}`, "busybox")),
    { kind: "file", path: "etc/passwd", content: Buffer.from(users) },
    { kind: "file", path: "etc/group", content: Buffer.from(groups) },
  ];
  const folders: readonly TarEntry[] = [
    { kind: "directory", path: "root", mode: 0o700 },
    { kind: "directory", path: "tmp", mode: 0o1777 },
  ];
  return layer("busybox, a link per applet", files, folders);
}

/** busybox: a shell and its tools. */
export function busyboxImage(base: Layer): ImageRecipe {
  return { name: "busybox:latest", layers: [base], config: { Env: [`PATH=${path}`], Cmd: ["sh"] } };
}

/** redis: keeps every write in /data before it answers the next, and takes SIGTERM as "save and end". */
export function redisImage(base: Layer, directory: string): ImageRecipe {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry): TarEntry => {
      const file = `${entry.parentPath}/${entry.name}`;
      return { kind: "file", path: file.slice(directory.length + 1), content: readFileSync(file), mode: 0o755 };
    });
  const listen = ["--bind", "0.0.0.0", "-::", "--protected-mode", "no"];
  const keep = ["--dir", "/data", "--appendonly", "yes", "--save", ""];
  return {
    name: "redis:7",
    layers: [base, layer("redis-server, redis-cli and their libraries", files, [{ kind: "directory", path: "data" }])],
    config: {
      Env: [`PATH=${path}`],
      Cmd: ["redis-server", ...listen, ...keep],
      WorkingDir: "/data",
      ExposedPorts: { "6379/tcp": {} },
    },
  };
}

/** The demo service: a page that shows its task, its node, its client and a counter. */
export function counterImage(base: Layer): ImageRecipe {
  const source = (name: string): Buffer => readFileSync(fileURLToPath(new URL(`counter/${name}`, import.meta.url)));
  const files: readonly TarEntry[] = [
    { kind: "file", path: "bin/counter", content: source("counter.sh"), mode: 0o755 },
    { kind: "file", path: "srv/www/cgi-bin/index.cgi", content: source("index.cgi"), mode: 0o755 },
    { kind: "file", path: "srv/www/healthz", content: Buffer.from("ok\n") },
  ];
  return {
    name: "skein/counter:latest",
    layers: [base, layer("the counter page", files)],
    config: { Env: [`PATH=${path}`], Entrypoint: ["counter"], ExposedPorts: { "80/tcp": {} } },
  };
}

function layer(comment: string, files: readonly TarEntry[], folders: readonly TarEntry[] = []): Layer {
  const above = directoriesOf(files.map((file) => file.path));
  return { comment, archive: tar([...above, ...folders, ...files]) };
}

function link(from: string, target: string): TarEntry {
  return { kind: "link", path: from, target };
}
