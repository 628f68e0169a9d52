import assert from "node:assert/strict";
import { test } from "vitest";
import { planSetup, requirements } from "./requirements.ts";

const missing = [requirements.dockerd, requirements.nft];

test("a machine that has everything is ready", () => {
  assert.deepEqual(planSetup({ linux: true, root: true, manager: undefined, missing: [] }), { kind: "ready" });
});

test("on Debian as root the missing packages are installed", () => {
  const plan = planSetup({ linux: true, root: true, manager: "apt", missing });
  assert.deepEqual(plan, { kind: "install", packages: ["docker.io", "nftables"] });
});

test("elsewhere the plan names what is missing, and the command", () => {
  const plan = planSetup({ linux: true, root: true, manager: "dnf", missing });
  assert.deepEqual(plan, {
    kind: "refuse",
    reason: [
      "Missing on this machine:",
      "  dockerd: the container engine",
      "  nft: packet rules",
      "",
      "This gets it:",
      "  dnf install moby-engine nftables",
      "Nothing was changed.",
    ].join("\n"),
  });
});

test("without root the command begins with sudo, and root is asked for", () => {
  const plan = planSetup({ linux: true, root: false, manager: "apt", missing });
  const reason = plan.kind === "refuse" ? plan.reason : "";
  assert.match(reason, /sudo apt-get install --no-install-recommends docker\.io nftables/);
  assert.match(reason, /run this again as root/);
});

test("without root nothing is ready, even when nothing is missing", () => {
  const plan = planSetup({ linux: true, root: false, manager: "apt", missing: [] });
  assert.equal(plan.kind, "refuse");
});
