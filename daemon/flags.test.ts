import { describe, expect, test } from "vitest";
import { parseFlags } from "./flags.ts";

describe("flags", () => {
  test("come before variables, and those before defaults", () => {
    const parsed = parseFlags(["--state-dir", "/a"], { SKEIND_STATE_DIR: "/b", SKEIND_LOG_LEVEL: "debug" });
    expect(parsed).toMatchObject({
      kind: "run",
      settings: { stateDir: "/a", logLevel: "debug", socket: "/run/skein/skein.sock", listenAddress: "0.0.0.0:2377" },
    });
  });

  test.each([
    [["--state-dir", "here"], "--state-dir"],
    [["--log-level", "loud"], "debug, info, warn, error"],
    [["--listen-addr", "2377"], "--listen-addr"],
    [["--listen-addr", "1.2.3.4:70000"], "--listen-addr"],
    [["--no-such"], "--no-such"],
    [["words"], "words"],
  ])("%j is refused, naming it", (argv, name) => {
    expect(() => parseFlags(argv, {})).toThrow(name);
  });

  test("--help explains every flag and the way to a first cluster", () => {
    const parsed = parseFlags(["--help"], {});
    const text = parsed.kind === "say" ? parsed.text : "";
    for (const name of ["state-dir", "socket", "engine-socket", "advertise-addr", "listen-addr", "data-path-addr"]) {
      expect(text).toContain(`--${name}`);
    }
    expect(text).toContain("swarm init");
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});
