import { expect, test } from "vitest";
import { asId } from "../../base/id.ts";
import { newMeta } from "../../model/meta.ts";
import type { Config } from "../../model/secret.ts";
import type { Change } from "../../model/view.ts";
import { encodeEntry } from "../store/codec.ts";
import { Store } from "./store.ts";

const row: Config = { id: asId("a"), meta: newMeta(1), spec: { Name: "a", Labels: {}, Data: "eA==" } };
const changes: readonly Change[] = [{ table: "config", id: "a", row }];
const proposal = { nowMs: 7, changes, bytes: encodeEntry(7, changes) };

function specAfter(data: Uint8Array): Config["spec"] | undefined {
  const store = new Store();
  store.propose(proposal);
  store.apply([{ index: 1, term: 1, data }]);
  expect(store.state.config(row.id)).toEqual({ ...row, meta: { version: 1, createdAt: 1, updatedAt: 7 } });
  return store.state.config(row.id)?.spec;
}

test("what this manager has proposed itself is not read from its bytes again", () => {
  expect(specAfter(proposal.bytes)).toBe(row.spec);
});

test("what another has proposed is, even if it says the same", () => {
  expect(specAfter(proposal.bytes.slice())).not.toBe(row.spec);
});
