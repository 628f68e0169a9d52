import { expect, test } from "vitest";
import { campaign } from "./campaign.ts";

const seed = Number(process.env["SEED"] ?? 1);

test.each([
  { members: 3, kills: 12, leases: true },
  { members: 5, kills: 6, leases: false },
])(
  "$members real processes lose nothing and stay linearizable through $kills kills",
  { timeout: 240_000 },
  async ({ members, kills, leases }) => {
    const report = await campaign({ members, kills, seed, clients: 8, leases, progress: () => undefined });
    expect(report.problems, `seed ${seed}, kept in ${report.kept}`).toEqual([]);
    expect(report.verdict).toBe("linearizable");
    expect(report.counts.kills).toBeGreaterThanOrEqual(kills);
    expect(report.operations.ok).toBeGreaterThan(100);
  },
);
