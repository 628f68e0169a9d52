import { CliFailure } from "../failure.ts";

const headerBytes = 8;
const frameBytesMax = 16 * 1_024 * 1_024;

export interface Frame {
  readonly stream: "stdout" | "stderr" | "system";
  readonly text: string;
}

export interface Split {
  readonly frames: readonly Frame[];
  /** The start of a frame whose rest has not come yet. */
  readonly rest: Buffer;
}

/** Cuts multiplexed log bytes into frames: one byte of stream, three of nothing, four of length, the text. */
export function splitFrames(bytes: Buffer): Split {
  const frames: Frame[] = [];
  let at = 0;
  while (bytes.length - at >= headerBytes) {
    const kind = bytes.readUInt8(at);
    const length = bytes.readUInt32BE(at + 4);
    if (kind > 3 || length > frameBytesMax)
      throw new CliFailure("the log stream is not in Docker's multiplexed format");
    const end = at + headerBytes + length;
    if (end > bytes.length) break;
    const stream = kind === 2 ? "stderr" : kind === 3 ? "system" : "stdout";
    frames.push({ stream, text: bytes.toString("utf8", at + headerBytes, end) });
    at = end;
  }
  return { frames, rest: bytes.subarray(at) };
}

export interface LogLine {
  readonly timestamp: string | undefined;
  readonly nodeId: string;
  readonly taskId: string;
  readonly serviceId: string;
  /** The details that are not ours, "k=v,k=v". */
  readonly details: string;
  /** With its line end. */
  readonly text: string;
}

/** Takes a line that was asked for with details apart: [timestamp] details text. */
export function parseLogLine(line: string, hasTimestamp: boolean): LogLine {
  const pattern = hasTimestamp ? /^(\S+) (\S*) ([\s\S]*)$/ : /^()(\S*) ([\s\S]*)$/;
  const [, timestamp, details = "", text = ""] = pattern.exec(line) ?? [];
  if (timestamp === undefined) throw new CliFailure(`invalid context in log message: ${line}`);
  const given = new Map(
    details.split(",").map((pair): [string, string] => {
      const [key = "", value = ""] = pair.split("=");
      return [decodeURIComponent(key), decodeURIComponent(value)];
    }),
  );
  const own = (name: string): string => {
    const value = given.get(`com.docker.swarm.${name}`) ?? "";
    given.delete(`com.docker.swarm.${name}`);
    return value;
  };
  const ids = { nodeId: own("node.id"), serviceId: own("service.id"), taskId: own("task.id") };
  const others = [...given].filter(([key]) => key !== "").map(([key, value]) => `${key}=${value}`);
  return { timestamp: hasTimestamp ? timestamp : undefined, ...ids, details: others.toSorted().join(","), text };
}
