import { parentPort } from "node:worker_threads";
import { runSeed } from "./run-seed.ts";

/** Runs the seeds that it is sent, one after the other. */
parentPort?.on("message", (seed: number) => parentPort?.postMessage(runSeed(seed)));
