import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/**
 * A dying process closes its sockets one by one, so the port may still answer when the stream has broken already. And
 * its last words may be read after its end was noticed, and make it look alive: so it is told more than once.
 */
const looksMs = [0, 20, 100, 300, 1_000] as const;
/** Silence is no refusal: the machine may be cut off, and its process alive. */
const answerMs = 500;

/** Looks a few times, and tells each time when nobody listens at the address any more. */
export async function lookForEnd(
  address: string,
  options: { readonly onRefused: () => void; readonly signal: AbortSignal },
): Promise<void> {
  const { onRefused, signal } = options;
  for (const waitMs of looksMs) {
    await delay(waitMs, undefined, { signal, ref: false });
    const refused = await refusesConnections(address);
    if (refused && !signal.aborted) onRefused();
  }
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
