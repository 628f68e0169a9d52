import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SkeinError } from "../../base/error.ts";
import { FakeEndpoint } from "./fake-endpoint.ts";

let endpoint: FakeEndpoint;
/** What the quorum was asked, and what it answers. */
let asked: string[];
let leads: boolean;

beforeEach(async () => {
  endpoint = await FakeEndpoint.start();
  asked = [];
  leads = true;
  const { manager, node } = endpoint;
  const confirm = (): Promise<boolean> => {
    asked.push("after");
    return Promise.resolve(leads);
  };
  node.presumed = { manager, confirm };
  const usual = node.route;
  node.route = () => {
    asked.push("before");
    return usual();
  };
});
afterEach(() => endpoint.stop());

const secret = { Name: "s1", Labels: {}, Data: "YQ==" };

describe("a change at who leads as far as it knows", () => {
  test("is proved by its own commit", async () => {
    const reply = await endpoint.post("/secrets/create", secret);
    expect(reply.status).toBe(201);
    expect(asked).toEqual([]);
    expect(endpoint.manager.commands.map(({ kind }) => kind)).toEqual(["createSecret"]);
  });

  test("that is refused before anything was submitted is refused once a quorum has confirmed the rows", async () => {
    const reply = await endpoint.send("DELETE", "/secrets/none", undefined, {});
    expect(reply.status).toBe(404);
    expect(asked).toEqual(["after"]);
  });

  test("starts anew, as if nothing had been, when the rows were those of a leader of yesterday", async () => {
    leads = false;
    const reply = await endpoint.send("DELETE", "/secrets/none", undefined, {});
    expect(reply.status).toBe(404);
    expect(asked).toEqual(["after", "before"]);
    expect(endpoint.manager.commands).toEqual([]);
  });

  test("that the commit refused is not tried again", async () => {
    leads = false;
    endpoint.manager.answer = () => {
      throw new SkeinError("OUTCOME_UNKNOWN", {});
    };
    const reply = await endpoint.post("/secrets/create", secret);
    expect(reply.status).toBe(503);
    expect(asked).toEqual([]);
    expect(endpoint.manager.commands).toHaveLength(1);
  });
});

test("a read asks first", async () => {
  await endpoint.get("/secrets");
  expect(asked).toEqual(["before"]);
});

test("a manager that knows it does not lead goes the usual way", async () => {
  endpoint.node.presumed = undefined;
  await endpoint.post("/secrets/create", secret);
  expect(asked).toEqual(["before"]);
});
