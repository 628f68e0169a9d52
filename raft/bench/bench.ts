import { join } from "node:path";
import type { Workshop } from "../test/workshop.ts";
import { type Certificate, makeCertificate } from "./certificate.ts";
import type { ClientCalls } from "./client.ts";
import { Worker } from "./ipc.ts";

/** What every topic gets to work with. */
export interface Bench {
  readonly workshop: Workshop;
  readonly certificate: Certificate;
  readonly client: Worker<ClientCalls>;
  /** Shorter and fewer: to see that it works, not to quote. */
  readonly quick: boolean;
  /** Tells what is going on, apart from the results. */
  readonly progress: (text: string) => void;
}

/** What a topic found: tables, and the lines that close the report. */
export interface Findings {
  readonly tables: readonly string[];
  readonly conclusions: readonly string[];
}

export function prepareBench(workshop: Workshop, quick: boolean): Bench {
  const certificate = makeCertificate(workshop.folder);
  const client = new Worker<ClientCalls>(workshop, join(import.meta.dirname, "client.ts"), certificate);
  const progress = (text: string): void => void process.stderr.write(`${text}\n`);
  return { workshop, certificate, client, quick, progress };
}
