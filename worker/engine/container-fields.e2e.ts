import { request } from "node:http";
import { afterAll, afterEach, expect, test } from "vitest";
import { present } from "../../base/assert.ts";
import { DockerEngine } from "./docker.ts";
import { isEngineError } from "./engine.ts";
import { type FieldCase, fieldCases, kernelCases } from "./test/container-fields.ts";

/*
 * Every field of a container spec on a real Docker Engine, whose socket SKEIN_ENGINE_SOCKET names: the container is made through the
 * adapter and started, and what inspect shows is compared with what was asked.
 */

const socketPath = present(
  process.env["SKEIN_ENGINE_SOCKET"],
  "SKEIN_ENGINE_SOCKET: the socket of a Docker Engine to try on",
);
const engine = new DockerEngine(socketPath);
const name = "skein-fields";
const owner = "skein.fields";

afterEach(() => engine.remove(name));
afterAll(async () => {
  await call("DELETE", `/volumes/${name}`);
  engine.close();
});

test.each(fieldCases)("$what", async (field) => {
  const shown = await made(field);
  expect(shown).toMatchObject({ State: { Status: "running" } });
  const { HostConfig = {}, ...config } = field.shown ?? field.body;
  expect(shown["Config"]).toMatchObject(config);
  expect(shown["HostConfig"]).toMatchObject(HostConfig);
});

test.each(kernelCases)("$what: honoured or refused", async (field) => {
  const outcome = await made(field).then(
    (shown) => shown["HostConfig"],
    (error: unknown) => isEngineError(error, "refused") && String(error),
  );
  expect([
    expect.objectContaining(field.body.HostConfig),
    expect.stringMatching(/Resources\.(SwapBytes|MemorySwappiness) cannot be honoured/),
  ]).toContainEqual(outcome);
});

test("a field newer than the oldest engine is honoured or refused by name", async () => {
  const Healthcheck = { Test: ["CMD", "true"], StartPeriod: 1_000_000_000, StartInterval: 5_000_000 };
  const outcome = await made({ what: "", container: { Healthcheck }, body: {} }).then(
    (shown) => shown["Config"],
    (error: unknown) => isEngineError(error, "refused") && String(error),
  );
  expect([
    expect.objectContaining({ Healthcheck: expect.objectContaining({ StartInterval: 5_000_000 }) }),
    expect.stringMatching(/Healthcheck\.StartInterval needs engine API 1\.44 .*; this node's engine speaks 1\.4[123]$/),
  ]).toContainEqual(outcome);
});

/** The container of a case, started, as inspect shows it. */
async function made({ container = {}, task = {} }: FieldCase): Promise<Readonly<Record<string, unknown>>> {
  const id = await engine.create({
    name,
    labels: { [owner]: "" },
    spec: {
      ContainerSpec: { Image: "busybox:latest", Command: ["/bin/sleep", "60"], ...container },
      ...{ ForceUpdate: 0, Runtime: "container" },
      ...task,
    },
    networking: { attachments: [], dns: [] },
    files: [],
  });
  await engine.start(id);
  return await call("GET", `/containers/${id}/json`);
}

function call(method: string, path: string): Promise<Readonly<Record<string, unknown>>> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, path, method, headers: { Host: "docker" } }, async (response) => {
      let text = "";
      for await (const chunk of response) text += String(chunk);
      resolve(text === "" ? {} : JSON.parse(text));
    });
    asked.on("error", reject);
    asked.end();
  });
}
