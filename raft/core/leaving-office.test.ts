import { expect, test } from "vitest";
import { Net } from "../test/net.ts";

const three = { voters: [1, 2, 3] };

test("a leader that steps down calls upon the voter that is furthest along", () => {
  const net = new Net([1, 2, 3], three);
  net.elect(1);
  net.passes = ({ to }) => to !== 2;
  net.propose(1, "a");
  net.passes = () => true;
  net.core(1).stepDown();
  expect(net.core(1).soft).toEqual({ role: "follower", leader: 0 });
  net.settle();
  expect(net.core(3).soft.role).toBe("leader");
  expect(net.texts(2)).toEqual(["a"]);
});

test("who steps down with nobody in sight waits like everybody else", () => {
  const net = new Net([1], { voters: [1] });
  net.elect(1);
  net.core(1).stepDown();
  net.settle();
  expect(net.core(1).soft).toEqual({ role: "follower", leader: 0 });
  net.tick(1, 20);
  expect(net.core(1).soft.role).toBe("leader");
});

test("who is not electable neither campaigns nor takes over, but votes", () => {
  const net = new Net([1, 2, 3], three);
  net.elect(1);
  net.core(2).setElectable(false);
  net.core(1).transferLeadership(2);
  net.settle();
  net.tick(2, 40);
  expect(net.core(2).soft.role).toBe("follower");
  net.passes = ({ from, to }) => from !== 1 && to !== 1;
  net.core(2).forgetLeader();
  net.tick(3, 20);
  expect(net.core(3).soft.role).toBe("leader");
  net.passes = () => true;
  net.core(2).setElectable(true);
  net.core(3).transferLeadership(2);
  net.settle();
  expect(net.core(2).soft.role).toBe("leader");
});

test("a leader whose process is gone is replaced without the long wait", () => {
  const net = new Net([1, 2, 3], three);
  net.elect(1);
  net.passes = ({ from, to }) => from !== 1 && to !== 1;
  for (const id of [2, 3]) net.core(id).suspectLeader(id - 2);
  net.tick(2, 1);
  expect(net.core(2).soft.role).toBe("leader");
});

test("a leader that was suspected in vain is followed again, with the usual patience", () => {
  const net = new Net([1, 2, 3], three);
  net.elect(1);
  net.core(2).suspectLeader(3);
  expect(net.core(2).soft.leader).toBe(0);
  net.tick(1, 1);
  net.tick(2, 9);
  expect(net.core(2).soft).toEqual({ role: "follower", leader: 1 });
});

test("with leases on nobody looks for another leader on suspicion", () => {
  const net = new Net([1, 2, 3], three, { leaseTicks: 7 });
  for (const id of [1, 2, 3]) for (let tick = 0; tick < 10; tick += 1) net.core(id).tick(19);
  net.elect(1);
  net.core(2).suspectLeader(0);
  net.tick(2, 5);
  expect(net.core(2).soft).toEqual({ role: "follower", leader: 1 });
});
