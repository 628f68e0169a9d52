import { type ChildProcess, fork } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { eventually } from "../cluster.ts";
import type { Answer, MemberOptions, Question, Tell } from "./words.ts";

export interface MemberStatus {
  readonly term: number;
  readonly leads: boolean;
  readonly leaderId: number;
}

interface MemberEvents {
  /** A process of it began, and will end only when somebody ends it. */
  readonly started: (child: ChildProcess) => void;
  readonly status: (status: MemberStatus) => void;
  readonly problem: (problem: string) => void;
}

const program = fileURLToPath(new URL("./member.ts", import.meta.url));
const unknownStatus: MemberStatus = { term: 0, leads: false, leaderId: 0 };
/** Starting takes half a second on an idle machine; nothing but this test may be idle. */
const startDeadlineMs = 60_000;

/** One member as the test sees it: a process to ask, kill, stop and start again with the same command line. */
export class MemberProcess {
  readonly options: MemberOptions;
  readonly #onStarted: MemberEvents["started"];
  readonly #onStatus: MemberEvents["status"];
  readonly #onProblem: MemberEvents["problem"];
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #child: ChildProcess | undefined;
  #asked = 0;
  #ready = false;
  #retired = false;
  status = unknownStatus;

  constructor(options: MemberOptions, events: MemberEvents) {
    this.options = options;
    this.#onStarted = events.started;
    this.#onStatus = events.status;
    this.#onProblem = events.problem;
  }

  get id(): number {
    return this.options.id;
  }

  get ready(): boolean {
    return this.#ready;
  }

  get running(): boolean {
    return this.#child !== undefined;
  }

  /** Does nothing when it runs already, or is no longer wanted. */
  start(): void {
    if (this.#child !== undefined || this.#retired) return;
    const log = openSync(this.#logFile, "a");
    const child = fork(program, [JSON.stringify(this.options)], {
      stdio: ["ignore", log, log, "ipc"],
      execArgv: [],
      env: { PATH: process.env["PATH"] },
    });
    closeSync(log);
    this.#child = child;
    this.#onStarted(child);
    child.on("message", (tell: Tell) => {
      // The last words of a process that was killed arrive after the next one was started.
      if (this.#child === child) this.#hear(tell);
    });
    // What could not be sent is lost, which its asker learns when the process ends.
    child.on("error", () => undefined);
    child.once("exit", (code, signal) => {
      if (this.#child === child) this.#gone();
      if (signal === "SIGKILL") return;
      this.#onProblem(`member ${this.id} ended by itself (${signal ?? code}):\n${this.#lastWords()}`);
    });
  }

  async untilReady(): Promise<void> {
    this.start();
    await eventually(() => this.#ready || this.#retired, `member ${this.id} to start`, startDeadlineMs);
  }

  /** No warning, no chance to flush anything. False when it did not run. */
  async kill(): Promise<boolean> {
    const child = this.#child;
    if (child === undefined) return false;
    const exit = new Promise((resolve) => child.once("exit", resolve));
    this.#gone();
    child.kill("SIGKILL");
    await exit;
    return true;
  }

  /** Ends it for good. */
  async retire(): Promise<void> {
    this.#retired = true;
    await this.kill();
  }

  stop(): boolean {
    return this.#child?.kill("SIGSTOP") ?? false;
  }

  go(): void {
    this.#child?.kill("SIGCONT");
  }

  /** Never rejects: without an answer in time, the question is lost. `late` is told what comes after that. */
  ask(question: Question, deadlineMs: number, late: (answer: Answer) => void = () => undefined): Promise<Answer> {
    const child = this.#child;
    if (child?.connected !== true || !this.#ready) return Promise.resolve({ kind: "lost" });
    this.#asked += 1;
    const number = this.#asked;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#answered(number, { kind: "lost" });
        this.#waiting.set(number, late);
      }, deadlineMs);
      this.#waiting.set(number, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      child.send({ number, question });
    });
  }

  get #logFile(): string {
    return `${this.options.directory}.log`;
  }

  #hear(tell: Tell): void {
    if (tell.kind === "ready") {
      this.#ready = true;
    } else if (tell.kind === "status") {
      this.status = tell;
      this.#onStatus(tell);
    } else {
      this.#answered(tell.number, tell.answer);
    }
  }

  #answered(number: number, answer: Answer): void {
    this.#waiting.get(number)?.(answer);
    this.#waiting.delete(number);
  }

  #gone(): void {
    this.#child = undefined;
    this.#ready = false;
    this.status = unknownStatus;
    for (const number of [...this.#waiting.keys()]) this.#answered(number, { kind: "lost" });
  }

  #lastWords(): string {
    return readFileSync(this.#logFile, "utf8").split("\n").slice(-30).join("\n");
  }
}
