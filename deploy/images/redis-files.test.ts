import assert from "node:assert/strict";
import { test } from "vitest";
import { parseLibraries } from "./redis-files.ts";

const printed = `	linux-vdso.so.1 (0x00007fa320941000)
	liblzf.so.1 => /tmp/x/usr/lib/x86_64-linux-gnu/liblzf.so.1 (0x00007fa320920000)
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007fa31fa1e000)
	/lib64/ld-linux-x86-64.so.2 (0x00007fa320943000)
`;

test("libraries go to /lib, the loader stays where programs name it, the kernel's own is no file", () => {
  assert.deepEqual(parseLibraries(printed), [
    ["/lib/liblzf.so.1", "/tmp/x/usr/lib/x86_64-linux-gnu/liblzf.so.1"],
    ["/lib/libc.so.6", "/lib/x86_64-linux-gnu/libc.so.6"],
    ["/lib64/ld-linux-x86-64.so.2", "/lib64/ld-linux-x86-64.so.2"],
  ]);
});

test("a library that is nowhere is named", () => {
  assert.throws(() => parseLibraries("\tlibx.so.1 => not found\n"), /libx\.so\.1/);
});
