import { createInterface } from "node:readline";
import { messageOf } from "../../../base/error.ts";
import { type AssignmentItem, keyOf } from "../../../model/assignment.ts";
import { createDataplane } from "../dataplane.ts";

/*
 * The data path alone, as a process on a lab host: what skeind does with it, told by lines of JSON on stdin. Each
 * line is answered
 * by one on stdout.
 */

export type Order =
  | { readonly kind: "apply"; readonly items: readonly AssignmentItem[] }
  | { readonly kind: "stop" }
  | { readonly kind: "teardown" };

export interface Answer {
  readonly error?: string;
  readonly elapsedMs: number;
}

const [stateDir = "", engineSocket = ""] = process.argv.slice(2);
const log = (message: string, error?: unknown): void => console.error(message, error ?? "");
const dataplane = createDataplane({ stateDir, engineSocket, pluginDir: "/run/docker/plugins", log });
await dataplane.start();
say({ elapsedMs: 0 });
for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line) as Order; // Written by world.ts.
  const start = performance.now();
  const error = await carryOut(order).then(
    () => undefined,
    (reason: unknown) => messageOf(reason),
  );
  say({ ...(error === undefined ? {} : { error }), elapsedMs: performance.now() - start });
  if (order.kind !== "apply") break;
}
process.exit(0);

function carryOut(order: Order): Promise<void> {
  switch (order.kind) {
    case "apply":
      return dataplane.apply(new Map(order.items.map((item) => [keyOf(item), item])));
    case "stop":
      return dataplane.stop();
    case "teardown":
      return dataplane.teardown();
  }
}

function say(answer: Answer): void {
  console.log(JSON.stringify(answer));
}
