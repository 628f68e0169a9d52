import type { Message } from "../../core/types.ts";
import type { Replayed } from "../../io/replay.ts";
import { combine, missingMark } from "../../io/startup.ts";
import { tickMs } from "./climate.ts";
import { Clock } from "./clock.ts";
import { Disk, type StoredSnapshot } from "./disk.ts";
import { DurableLog } from "./durable-log.ts";
import { recoverDisk, SimLog } from "./log.ts";
import { Process } from "./process.ts";
import type { World } from "./world.ts";

const key = Buffer.alloc(32, 7);

/** One member: a machine with a disk and a clock, on which one process after the other runs. */
export class Member {
  readonly id: number;
  readonly disk = new Disk();
  readonly clock = new Clock();
  process: Process | undefined;
  /** Whether the supervisor wants a process to run. */
  up = false;
  #run = 0;
  #doomed = false;
  #paused = false;
  #pauses = 0;
  /** What waits for the process to be awake again; the ticker is first, or where it was when the process stopped. */
  #waiting: (() => void)[] = [];
  readonly #world: World;
  /** Set by whoever lets the power fail. */
  onPowerLoss: () => void = () => undefined;

  constructor(id: number, world: World, snapshot: StoredSnapshot | undefined) {
    this.id = id;
    this.#world = world;
    this.disk.snapshot = snapshot;
  }

  get paused(): boolean {
    return this.#paused;
  }

  /** Starts a process: it recovers what is on the disk, makes sure of it, and goes on in a new file. */
  start(): void {
    if (this.up) return;
    this.up = true;
    this.#run += 1;
    this.#world.note("starts", this.id);
    this.#afterOf(this.#run, this.#syncMs(), () => this.#recover());
  }

  /** The process ends without warning; with the power, what it had not synced may go, too. */
  crash(power: boolean): void {
    if (!this.up) return;
    this.up = false;
    this.#doomed = false;
    this.#run += 1;
    this.#paused = false;
    this.#waiting = [];
    const { process } = this;
    this.process = undefined;
    process?.die();
    this.#world.note(power ? "loses power" : "is killed", this.id);
    if (power && this.disk.powerFails(this.#world.random)) {
      this.#world.counts.tornWrites += 1;
      this.#world.note("has a torn write", this.id);
    }
  }

  /** The process stops for a while, as by SIGSTOP or a long garbage collection; the world goes on. */
  pause(ms: number): void {
    if (!this.up || this.#paused) return;
    this.#paused = true;
    this.#pauses += 1;
    const pause = this.#pauses;
    this.#world.note("pauses", this.id, ms);
    this.#world.agenda.after(ms, () => {
      if (pause === this.#pauses) this.resume();
    });
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#world.note("resumes", this.id);
    // A client's read may be the first thing that the process sees, before it has noticed how late it is.
    this.#world.judgeLeases();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const run of waiting) run();
  }

  receive(message: Message): void {
    this.#deliver(this.#run, () => this.process?.receive(message));
  }

  /** `taken` learns whether it got into the hands of a process. */
  receiveSnapshot(message: Message, snapshot: StoredSnapshot, taken: () => void): void {
    this.#deliver(this.#run, () => {
      if (this.process === undefined) return;
      this.process.receiveSnapshot(message, snapshot);
      taken();
    });
  }

  /** A client's call: it waits while the process is paused, and is lost when that ends. */
  call(take: (process: Process) => void): void {
    this.#deliver(this.#run, () => {
      if (this.process !== undefined) take(this.process);
    });
  }

  #recover(): void {
    const { climate, random, agenda } = this.#world;
    const { disk } = this;
    const run = this.#run;
    const secret = climate.encrypted ? key : undefined;
    const keepFrom = (disk.snapshot?.mark.index ?? 0) - climate.keepEntries;
    const recovered = recoverDisk(disk, { key: secret, keepFrom });
    const tail = disk.files.at(-1);
    this.#afterOf(run, tail === undefined ? 1 : this.#syncMs(), () => {
      if (tail !== undefined) tail.synced = tail.written;
      disk.durable = new DurableLog();
      disk.durable.recovered(recovered);
      const log = new SimLog(
        {
          id: this.id,
          disk,
          random,
          segmentBytes: climate.segmentBytes,
          key: secret,
          after: (ms, then) => agenda.after(ms, then),
          tell: (then) => this.#deliver(run, then),
          onFull: () => this.process?.diskFull(),
          onSpace: () => this.process?.diskHasSpace(),
          onNewFile: () => {
            this.#world.counts.rollOvers += 1;
          },
          onSync: (durationMs) => this.#maybeFail(run, durationMs),
        },
        recovered,
      );
      log.open(() => this.#live(run, log, recovered));
    });
  }

  /** Power fails while the next sync is under way: the moment at which writes are torn. */
  failAtNextSync(): void {
    this.#doomed = true;
  }

  #maybeFail(run: number, durationMs: number): void {
    if (!this.#doomed) return;
    this.#doomed = false;
    this.#world.agenda.after(this.#world.random.below(durationMs), () => {
      if (run === this.#run) this.onPowerLoss();
    });
  }

  #live(run: number, log: SimLog, recovered: Replayed): void {
    const { climate, agenda, counts } = this.#world;
    const { snapshot } = this.disk;
    const file = snapshot && { header: { ...snapshot.mark, addresses: new Map<number, string>() }, path: "" };
    const saved = combine(recovered, file, { directory: "simulated", keepEntries: climate.keepEntries });
    const ticks = (): number => this.clock.read(agenda.now) / tickMs;
    const after = (ms: number, then: () => void): void => this.#afterOf(run, ms, then);
    const mark = missingMark(recovered, saved);
    if (mark !== undefined) log.append({ hard: undefined, mark, entries: [], mustSync: true, done: () => undefined });
    counts.restarts += 1;
    this.process = new Process({ id: this.id, run, world: this.#world, disk: this.disk, log, ticks, after }, saved);
    this.#startTicker(run);
  }

  /** Ticks as the real ticker does: a single late tick is caught up with, many are forgotten. */
  #startTicker(run: number): void {
    const { agenda, random } = this.#world;
    const { clock } = this;
    let due = clock.read(agenda.now) + tickMs;
    const fire = (): void => {
      const now = clock.read(agenda.now);
      const missed = Math.floor((now - due) / tickMs);
      this.process?.tick();
      due = missed > 1 ? now + tickMs : due + tickMs;
      if (missed === 1) {
        this.process?.tick();
        due += tickMs;
      }
      plan();
    };
    // Timers fire a little late.
    const plan = (): void => agenda.after(clock.trueMs(tickMs + random.below(3)), () => this.#deliver(run, fire, true));
    agenda.after(clock.trueMs(tickMs), () => this.#deliver(run, fire, true));
  }

  #afterOf(run: number, ms: number, then: () => void): void {
    this.#world.agenda.after(ms, () => this.#deliver(run, then));
  }

  /** Runs now, later when the process is awake again, or never when it is another one by then. */
  #deliver(run: number, then: () => void, first = false): void {
    if (run !== this.#run || !this.up) return;
    if (!this.#paused) then();
    else if (first && this.#world.random.chance(0.5)) this.#waiting.unshift(() => this.#deliver(run, then));
    else this.#waiting.push(() => this.#deliver(run, then));
  }

  #syncMs(): number {
    return this.disk.drawSyncMs(this.#world.random);
  }
}
