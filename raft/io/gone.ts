import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** A dying process closes its sockets one by one: the port may still answer when the stream has broken already. */
const looksMs = [0, 20, 100, 300, 1_000] as const;
/** Silence is no refusal: the machine may be cut off, and its process alive. */
const answerMs = 500;

/** True once nobody listens at the address; false when somebody does, or nothing can be told. */
export async function noticeEnd(address: string, signal: AbortSignal): Promise<boolean> {
  try {
    for (const waitMs of looksMs) {
      await delay(waitMs, undefined, { signal, ref: false });
      if (await refusesConnections(address)) return true;
    }
  } catch (error) {
    // Nobody wants to know any more.
    if (!signal.aborted) throw error;
  }
  return false;
}

/** Whether the system at the address says that there is no such process; no answer says nothing. */
export function refusesConnections(address: string): Promise<boolean> {
  const { host, port } = /^\[?(?<host>[^\]/]+)\]?:(?<port>\d{1,5})$/.exec(address)?.groups ?? {};
  if (host === undefined || port === undefined) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port) });
    const end = (refused: boolean): void => {
      socket.destroy();
      resolve(refused);
    };
    socket.setTimeout(answerMs, () => end(false));
    socket.on("connect", () => end(false));
    socket.on("error", (error: NodeJS.ErrnoException) => end(error.code === "ECONNREFUSED"));
    socket.unref();
  });
}
