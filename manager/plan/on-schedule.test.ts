import fc from "fast-check";
import { expect, test } from "vitest";
import { openRun } from "../../model/job-run.ts";
import type { Service } from "../../model/service.ts";
import type { Task } from "../../model/task.ts";
import type { AppliedChange } from "../store/state.ts";
import { Script } from "./scenario/script.ts";

/*
 * A job that is due every minute, in a random life with many leaders: whatever happens, each due time is answered once.
 */

const step = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 150_000 }).map((ms) => `wait ${ms}`) },
  // Nobody leads for less than a minute: that loses no run.
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 59_000 }).map((ms) => `away ${ms}`) },
  { weight: 3, arbitrary: fc.constant("leader") },
  { weight: 4, arbitrary: fc.constant("work") },
  { weight: 4, arbitrary: fc.constantFrom("end complete", "end failed") },
);

test.each(["skip", "queue", "replace"])("overlap=%s: every minute is answered once, whoever leads", (overlap) => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      const script = new Script();
      const answers = new Answers();
      script.world.onApplied = (changes) => answers.look(changes);
      script.run(
        `create job job=1:1 restart=none label=skein.schedule=*~*~*~*~* label=skein.schedule.overlap=${overlap}`,
      );
      const begin = script.world.now;
      for (const line of steps) take(script, line);
      script.run("leader");
      const minutes = Math.floor(script.world.now / minuteMs) - Math.floor(begin / minuteMs);
      const due = Array.from({ length: minutes }, (_, at) => (Math.floor(begin / minuteMs) + 1 + at) * minuteMs);
      const waiting = script.world.state.serviceByName("job")?.runs?.queued ?? [];
      expect([...answers.byDue.keys()].concat(waiting).sort((left, right) => left - right)).toEqual(due);
      expect(answers.iterations).toEqual(answers.iterations.map((_, at) => at + 1));
    }),
    { numRuns: Number(process.env["RUNS"] ?? 60) },
  );
});

const minuteMs = 60_000;

function take(script: Script, line: string): void {
  const [, outcome] = line.split(" ");
  const task = [...script.world.state.tasks()].find(({ status }) => status.state === "running");
  if (!line.startsWith("end")) script.run(line);
  if (line.startsWith("away")) script.run("leader");
  if (line.startsWith("end") && task !== undefined) script.end(task, outcome === "failed" ? "failed" : "complete");
}

/** What the entries say of each due time. */
class Answers {
  /** The iteration of its run, or nothing where it was passed over. */
  readonly byDue = new Map<number, number | undefined>();
  /** In the order in which they began. */
  readonly iterations: number[] = [];

  look(changes: readonly AppliedChange[]): void {
    for (const { change } of changes) {
      if (change.table === "service" && change.row !== undefined) this.#lookAt(change.row);
      if (change.table === "task" && change.row !== undefined) this.#isOfARun(change.row);
    }
  }

  #lookAt({ runs, jobIteration = 0 }: Service): void {
    for (const { due, iteration } of runs?.history ?? []) {
      // Once a due time has had its run, or has been passed over, that does not change.
      if (this.byDue.has(due)) expect(this.byDue.get(due)).toBe(iteration);
      else if (iteration !== undefined) this.iterations.push(iteration);
      this.byDue.set(due, iteration);
    }
    const open = runs && openRun(runs);
    if (open !== undefined) expect(open.iteration).toBe(jobIteration);
    expect((runs?.history ?? []).filter(({ outcome }) => outcome === "running").length).toBeLessThanOrEqual(1);
  }

  #isOfARun({ jobIteration = 0 }: Task): void {
    expect(jobIteration).toBeGreaterThan(0);
  }
}
