import { describe, expect, test } from "vitest";
import { type AddressWishes, chooseAddresses, withPort } from "./address.ts";

const defaults = { advertise: "", dataPath: "", listen: "0.0.0.0:2377" };
const choose = (wishes: Partial<AddressWishes>) =>
  chooseAddresses({ advertise: "", dataPath: "", listen: "0.0.0.0:2377", defaults, ...wishes });

describe("addresses", () => {
  test("what the client says comes first", async () => {
    const own = { ...defaults, advertise: "10.0.0.9" };
    expect(await choose({ advertise: "10.0.0.1:4000", dataPath: "10.1.0.1", defaults: own })).toEqual({
      advertise: "10.0.0.1:4000",
      listen: "0.0.0.0:2377",
      dataPath: "10.1.0.1",
    });
  });

  test("the daemon's flags come next, with the port that it listens on", async () => {
    const own = { advertise: "10.0.0.9", dataPath: "", listen: "0.0.0.0:4000" };
    expect(await choose({ defaults: own })).toEqual({
      advertise: "10.0.0.9:4000",
      listen: "0.0.0.0:4000",
      dataPath: "10.0.0.9",
    });
  });

  test("the route to the manager to join decides when nobody said anything", async () => {
    expect((await choose({ peer: "127.0.0.1:2377" })).advertise).toBe("127.0.0.1:2377");
  });

  test("an interface stands for its address", async () => {
    await expect(choose({ advertise: "no-such-link" })).rejects.toThrow('invalid advertise address "no-such-link"');
  });

  test.each([
    [{ advertise: "0.0.0.0" }, "non-zero"],
    [{ advertise: "10.0.0.1:0" }, "between 1 and 65535"],
    [{ listen: "somewhere:1" }, "listen address"],
    [{ advertise: "10.0.0.1", dataPath: "x" }, "data path address"],
  ])("%j is refused", async (wishes, reason) => {
    await expect(choose(wishes)).rejects.toThrow(reason);
  });

  test("a manager's address may come without its port", () => {
    expect([withPort("10.0.0.1"), withPort("10.0.0.1:4000")]).toEqual(["10.0.0.1:2377", "10.0.0.1:4000"]);
  });
});
