import { expect, test } from "vitest";
import { parseLogLine, splitFrames } from "./log-frames.ts";

function frame(stream: number, text: string): Buffer {
  const payload = Buffer.from(text);
  const header = Buffer.from([stream, 0, 0, 0, 0, 0, 0, 0]);
  header.writeUInt32BE(payload.length, 4);
  return Buffer.concat([header, payload]);
}

test("frames are the same wherever the stream is cut", () => {
  const whole = Buffer.concat([frame(1, "out ✓\n"), frame(2, "err\n"), frame(3, "bad\n")]);
  for (let cut = 0; cut <= whole.length; cut += 1) {
    const first = splitFrames(whole.subarray(0, cut));
    const second = splitFrames(Buffer.concat([first.rest, whole.subarray(cut)]));
    expect([...first.frames, ...second.frames]).toEqual([
      { stream: "stdout", text: "out ✓\n" },
      { stream: "stderr", text: "err\n" },
      { stream: "system", text: "bad\n" },
    ]);
    expect(second.rest).toHaveLength(0);
  }
});

test("something else than frames is refused", () => {
  expect(() => splitFrames(Buffer.from("plain text, no frames"))).toThrow("not in Docker's multiplexed format");
});

test("a line's own details are taken out, others stay", () => {
  const details = "a=b%2Cc,com.docker.swarm.node.id=n,com.docker.swarm.service.id=s,com.docker.swarm.task.id=t";
  expect(parseLogLine(`2026-01-01T00:00:00.000000000Z ${details} hello  world\n`, true)).toEqual({
    timestamp: "2026-01-01T00:00:00.000000000Z",
    nodeId: "n",
    serviceId: "s",
    taskId: "t",
    details: "a=b,c",
    text: "hello  world\n",
  });
});
