import { createServer } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bytes, eventually, TestCluster, type TestMember } from "../test/cluster.ts";
import { freePort } from "../test/free-port.ts";
import { Hop } from "../test/hop.ts";
import { refusesConnections } from "./gone.ts";

test("only a refusal counts as an end", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  expect(await refusesConnections(`127.0.0.1:${port}`)).toBe(false);
  expect(await refusesConnections("unix:/nowhere")).toBe(false);
  server.close();
  expect(await refusesConnections(`127.0.0.1:${await freePort()}`)).toBe(true);
});

let cluster: TestCluster;
let hops: Map<number, Hop>;
/** What the members logged, by member. */
let logged: { readonly member: number; readonly message: string }[];

beforeEach(async () => {
  hops = new Map();
  logged = [];
  cluster = await TestCluster.create(async (id, address) => {
    const { hop, address: own } = await Hop.to(address);
    hops.set(id, hop);
    return own;
  });
});

afterEach(async () => {
  for (const hop of hops.values()) hop.thaw();
  await cluster.close();
  for (const hop of hops.values()) hop.close();
});

// Waiting for the election timeout would take two minutes at least.
const slow = { tickMs: 200, electionTicks: 600 } as const;

async function threeMembers(): Promise<{ readonly leader: TestMember; readonly others: readonly TestMember[] }> {
  const options = (id: number): object => ({
    ...slow,
    log: (_level: string, message: string) => logged.push({ member: id, message }),
  });
  const leader = await cluster.found(options(1));
  const others = [await cluster.join(options(2)), await cluster.join(options(3))];
  await leader.running.propose(bytes("before"));
  for (const other of others) await eventually(() => other.running.status().leaderId === 1, "the leader to be known");
  return { leader, others };
}

function suspicions(): readonly number[] {
  const found = logged.filter(({ message }) => message === "the leader's process is gone");
  return found.map(({ member }) => member);
}

async function replaced(others: readonly TestMember[]): Promise<void> {
  await eventually(
    () => others.some((other) => other.running.status().role === "leader"),
    "another leader, long before the election timeout",
  );
  expect(suspicions().length).toBeGreaterThan(0);
  const next = others.find((other) => other.running.status().role === "leader");
  await next?.running.propose(bytes("after"));
  expect(next?.recorder.values).toEqual(["before", "after"]);
}

test("a leader whose process ends is replaced at once", async () => {
  const { leader, others } = await threeMembers();
  // As the system does it for a process that is killed: connections and ports close, and nobody says goodbye.
  hops.get(leader.id)?.close();
  await leader.stop();
  await replaced(others);
});

test("a leader that stops while its server lives on is replaced at once", async () => {
  const { leader, others } = await threeMembers();
  await leader.stop();
  await replaced(others);
});

test("connections that break, and a leader that is silent, are no reason for an election", async () => {
  const { leader, others } = await threeMembers();
  const { term } = leader.running.status();
  const losses = (): number => logged.filter(({ message }) => message === "lost the connection to a peer").length;
  hops.get(leader.id)?.cut();
  await eventually(() => losses() === 2, "both to lose the leader");
  await leader.running.propose(bytes("on"));
  hops.get(leader.id)?.freeze();
  hops.get(leader.id)?.cut();
  await eventually(() => losses() >= 4, "both to lose the leader again");
  hops.get(leader.id)?.thaw();
  await leader.running.propose(bytes("and on"));
  for (const other of others) await eventually(() => other.recorder.values.length === 3, "the entries everywhere");
  expect(suspicions()).toEqual([]);
  expect(leader.running.status()).toMatchObject({ role: "leader", term });
});
