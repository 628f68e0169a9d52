import { connect, createServer, type Server, type Socket } from "node:net";

/** A loopback hop that can go dead: connections stay open, but nothing gets through, as behind a pulled cable. */
export class Hop {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #frozen = false;
  #cuts: number[] = [];
  #sinceCut = 0;
  /** What was passed on to the target, without what was answered. */
  forwardedBytes = 0;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async to(target: string): Promise<{ readonly hop: Hop; readonly address: string }> {
    const [host = "", port = ""] = target.split(":");
    const server = createServer();
    const hop = new Hop(server);
    server.on("connection", (near) => hop.#join(near, connect(Number(port), host)));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const bound = server.address();
    const own = typeof bound === "object" && bound !== null ? bound.port : 0;
    return { hop, address: `127.0.0.1:${own}` };
  }

  freeze(): void {
    this.#frozen = true;
    for (const socket of this.#sockets) socket.pause();
  }

  thaw(): void {
    this.#frozen = false;
    for (const socket of this.#sockets) socket.resume();
  }

  /** Breaks every connection; new ones are possible. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Cuts whenever so many bytes more were passed on to the target. Each number is taken off the list when it is done. */
  cutAfter(forwardedBytes: number[]): void {
    this.#cuts = forwardedBytes;
    this.#sinceCut = 0;
  }

  /** Goes on for new connections, while the frozen ones stay frozen until `thaw`. */
  forget(): void {
    this.#frozen = false;
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #join(near: Socket, far: Socket): void {
    const pairs: readonly (readonly [Socket, Socket])[] = [
      [near, far],
      [far, near],
    ];
    for (const [from, to] of pairs) {
      this.#sockets.add(from);
      from.on("data", (bytes) => {
        // Without counter-pressure a frozen or slow target would fill this process instead.
        if (!to.write(bytes)) from.pause();
        if (from === near) this.#count(bytes.length);
      });
      to.on("drain", () => {
        if (!this.#frozen) from.resume();
      });
      from.on("close", () => {
        this.#sockets.delete(from);
        to.destroy();
      });
      // The other end is closed above; there is nobody else to tell.
      from.on("error", () => undefined);
      if (this.#frozen) from.pause();
    }
  }

  #count(bytes: number): void {
    this.forwardedBytes += bytes;
    this.#sinceCut += bytes;
    if (this.#sinceCut <= (this.#cuts[0] ?? Number.POSITIVE_INFINITY)) return;
    this.#cuts.shift();
    this.#sinceCut = 0;
    this.cut();
  }
}
