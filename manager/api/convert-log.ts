import type { LogRecord } from "./port.ts";

export interface LogFormat {
  /** Frames with a head that says which stream; a terminal's output is sent as it is. */
  readonly framed: boolean;
  readonly timestamps: boolean;
  readonly details: boolean;
}

const streams = { stdout: 1, stderr: 2, error: 3 } as const;

/** One log record as bytes of Docker's log stream: timestamp, then details, then text. */
export function convertLog(record: LogRecord, format: LogFormat): Uint8Array {
  if (record.kind === "error") {
    return frame(streams.error, Buffer.from(`Error grabbing logs: ${record.message}\n`), format);
  }
  const timestamp = format.timestamps ? `${record.timestamp} ` : "";
  const details = format.details ? `${detailsOf(record)} ` : "";
  const payload = Buffer.concat([Buffer.from(timestamp + details), record.text]);
  return frame(streams[record.stream], payload, format);
}

/** `docker service logs` cannot print a line without these three. Sorted by key. */
function detailsOf(line: LogRecord & { readonly kind: "line" }): string {
  return [
    ["com.docker.swarm.node.id", line.nodeId],
    ["com.docker.swarm.service.id", line.serviceId],
    ["com.docker.swarm.task.id", line.taskId],
  ]
    .map((detail) => detail.map((word) => encodeURIComponent(word ?? "")).join("="))
    .join(",");
}

function frame(stream: number, payload: Buffer, { framed }: LogFormat): Uint8Array {
  if (!framed) return payload;
  const head = Buffer.alloc(8);
  head[0] = stream;
  head.writeUInt32BE(payload.length, 4);
  return Buffer.concat([head, payload]);
}
