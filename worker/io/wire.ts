import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

/** A way to a manager, for tests, that can go dead as after a power cut: no reset, no answer, connections still taken. */
export class Wire {
  /** Connections that it has passed on. */
  passed = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isDead = false;

  /** To that "host:port", or dead from the start. */
  static async open(to?: string): Promise<Wire> {
    const wire = new Wire(to);
    wire.#server.listen(0, "127.0.0.1");
    await once(wire.#server, "listening");
    return wire;
  }

  private constructor(to: string | undefined) {
    this.#isDead = to === undefined;
    this.#server = createServer((near) => this.#join(near, to));
  }

  get address(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
    return `127.0.0.1:${address.port}`;
  }

  /** From now on nothing passes, and nobody is told. */
  vanish(): void {
    this.#isDead = true;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, "close");
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #join(near: Socket, to: string | undefined): void {
    this.#keep(near);
    if (this.#isDead || to === undefined) {
      near.resume();
      return;
    }
    this.passed += 1;
    const [host, port] = to.split(":");
    const far = this.#keep(connect(Number(port), host));
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on("data", (bytes) => !this.#isDead && other.write(bytes));
      one.on("close", () => !this.#isDead && other.destroy());
    }
  }

  #keep(socket: Socket): Socket {
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    socket.on("error", () => undefined); // Reset by the test's own end.
    return socket;
  }
}
