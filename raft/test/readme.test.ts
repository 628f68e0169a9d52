import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RaftNode } from "../io/types.ts";
import { eventually, until } from "./cluster.ts";
import { freePort } from "./free-port.ts";

interface CounterMember {
  readonly node: RaftNode;
  readonly counter: { readonly sum: number };
  readonly server: { forceShutdown(): void };
  readonly add: (amount: number) => Promise<number>;
}

type StartCounter = (options: {
  id: number;
  address: string;
  directory: string;
  found: boolean;
}) => Promise<CounterMember>;

test("the counter in the README counts on three members", async () => {
  const folder = await mkdtemp(join(import.meta.dirname, ".readme-"));
  const started: CounterMember[] = [];
  try {
    const startCounter = await exampleFrom(join(import.meta.dirname, "../README.md"), folder);
    for (const id of [1, 2, 3]) {
      const address = `127.0.0.1:${await freePort()}`;
      const member = await startCounter({ id, address, directory: join(folder, String(id)), found: id === 1 });
      started.push(member);
      if (id === 1) await until(member.node, (status) => status.role === "leader");
      else await started[0]?.node.addMember({ id, address });
    }
    await started[0]?.add(40);
    await started[0]?.add(2);
    await eventually(() => started.every(({ counter }) => counter.sum === 42), "42 everywhere");
    expect(started.map(({ counter }) => counter.sum)).toEqual([42, 42, 42]);
  } finally {
    for (const { node, server } of started) {
      await node.stop();
      server.forceShutdown();
    }
    await rm(folder, { recursive: true, force: true });
  }
});

/** The code block as it stands in the README, with the package's own files in place of its name. */
async function exampleFrom(readme: string, folder: string): Promise<StartCounter> {
  const text = await readFile(readme, "utf8");
  const code = /```ts\n([\s\S]*?)```/.exec(text)?.[1] ?? "";
  expect(code.split("\n").length).toBeLessThan(60);
  const file = join(folder, "counter.ts");
  const own = (code: string): string =>
    code.replace('"raft-ts"', '"../../io/raft-node.ts"').replace('"raft-ts/io/types.ts"', '"../../io/types.ts"');
  await writeFile(file, own(code));
  // The shape is what the README shows; the next lines would fail if it were not.
  const module = (await import(file)) as { startCounter: StartCounter };
  return module.startCounter;
}
