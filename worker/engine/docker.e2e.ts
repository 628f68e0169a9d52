import { request } from "node:http";
import { present } from "../../base/assert.ts";
import { engineContract } from "./contract.ts";
import { DockerEngine } from "./docker.ts";

/*
 * The contract against a real Docker Engine, whose socket SKEIN_ENGINE_SOCKET names and whose image SKEIN_ENGINE_IMAGE (by
 * default busybox:latest) has a shell. Leaves nothing on it.
 */

const socketPath = present(
  process.env["SKEIN_ENGINE_SOCKET"],
  "SKEIN_ENGINE_SOCKET: the socket of a Docker Engine to try on",
);
const image = process.env["SKEIN_ENGINE_IMAGE"] ?? "busybox:latest";

/** Waits for orders in files: what to print and how to end. Traps SIGTERM, for a shell as process 1 would ignore it. */
const script = `
trap 'exit 143' TERM
while :; do
  [ ! -e /print ] || { rm /print; echo out; echo err >&2; }
  [ ! -e /end ] || exit "$(cat /end)"
  sleep 0.05
done`;

engineContract("the Docker Engine", async () => ({
  engine: new DockerEngine(socketPath),
  image,
  sleeper: { Command: ["/bin/sh", "-c", script] },
  end: (name, exitCode) => order(name, `echo ${exitCode} >/end.new; mv /end.new /end`),
  printTwo: (name) => order(name, "touch /print"),
  healthcheck: { Test: ["CMD-SHELL", "test -e /healthy"], Interval: 100_000_000, Retries: 1_000 },
  becomeHealthy: (name) => order(name, "touch /healthy"),
  network: {
    ...{ name: "skein-contract", driver: "bridge", ipamDriver: "default", options: {}, labels: { a: "b" } },
    ...{ subnet: "172.31.251.0/24", gateway: "172.31.251.1", internal: false },
  },
  close: async () => undefined,
}));

/** docker exec: no part of the port, for workers have no use for it. */
async function order(name: string, command: string): Promise<void> {
  const { Id } = await post(`/containers/${name}/exec`, { Cmd: ["/bin/sh", "-c", command] });
  await post(`/exec/${Id}/start`, { Detach: true });
}

function post(path: string, body: unknown): Promise<{ readonly Id?: string }> {
  return new Promise((resolve, reject) => {
    const headers = { "Content-Type": "application/json", Host: "docker" };
    const call = request({ socketPath, path: `/v1.41${path}`, method: "POST", headers }, async (response) => {
      let text = "";
      for await (const chunk of response) text += String(chunk);
      resolve(text === "" ? {} : JSON.parse(text));
    });
    call.on("error", reject);
    call.end(JSON.stringify(body));
  });
}
