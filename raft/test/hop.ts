import { connect, createServer, type Server, type Socket } from "node:net";

/** A loopback hop that can go dead: connections stay open, but nothing gets through, as behind a pulled cable. */
export class Hop {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #frozen = false;

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
      from.on("data", (bytes) => to.write(bytes));
      from.on("close", () => {
        this.#sockets.delete(from);
        to.destroy();
      });
      // The other end is closed above; there is nobody else to tell.
      from.on("error", () => undefined);
      if (this.#frozen) from.pause();
    }
  }
}
