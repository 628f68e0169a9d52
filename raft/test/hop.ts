import { connect, createServer, type Server, type Socket } from "node:net";

/** One direction of a connection: `inward` is from whoever connected, whom `callerOf` may have told apart. */
export interface Flow {
  readonly caller: number | undefined;
  readonly inward: boolean;
}

export interface HopOptions {
  /** "host:port"; without it a free port of 127.0.0.1. */
  readonly listen?: string;
  /** Who connects, by the first bytes of the connection. */
  readonly callerOf?: (first: Buffer) => number | undefined;
}

/** A loopback hop that can go dead: connections stay open, but nothing gets through, as behind a pulled cable. */
export class Hop {
  readonly #target: string;
  readonly #server: Server;
  readonly #callerOf: ((first: Buffer) => number | undefined) | undefined;
  readonly #sockets = new Set<Socket>();
  readonly #pipes = new Set<Pipe>();
  #held: (flow: Flow) => boolean = () => false;
  #cuts: number[] = [];
  #sinceCut = 0;
  /** What was passed on to the target, without what was answered. */
  forwardedBytes = 0;

  private constructor(target: string, server: Server, options: HopOptions) {
    this.#target = target;
    this.#server = server;
    this.#callerOf = options.callerOf;
  }

  static async to(target: string, options: HopOptions = {}): Promise<{ readonly hop: Hop; readonly address: string }> {
    const server = createServer();
    const hop = new Hop(target, server, options);
    server.on("connection", (near) => hop.#welcome(near));
    const [host = "", port = ""] = (options.listen ?? "127.0.0.1:0").split(":");
    await new Promise<void>((resolve, reject) => {
      server.on("error", reject);
      server.listen(Number(port), host, resolve);
    });
    const bound = server.address();
    const own = typeof bound === "object" && bound !== null ? bound.port : 0;
    return { hop, address: `${host}:${own}` };
  }

  freeze(): void {
    this.hold(() => true);
  }

  thaw(): void {
    this.hold(() => false);
  }

  /** From now on bytes wait in the directions that are held, also those of later connections. */
  hold(held: (flow: Flow) => boolean): void {
    this.#held = held;
    for (const pipe of this.#pipes) pipe.hold(held(pipe.flow));
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
    this.#held = () => false;
  }

  close(): void {
    this.cut();
    this.#server.close();
  }

  #welcome(near: Socket): void {
    this.#keep(near);
    const callerOf = this.#callerOf;
    if (callerOf === undefined) {
      this.#join(near, undefined);
      return;
    }
    near.once("data", (first) => {
      near.pause();
      near.unshift(first);
      this.#join(near, callerOf(first));
    });
  }

  #join(near: Socket, caller: number | undefined): void {
    const [host = "", port = ""] = this.#target.split(":");
    const far = connect(Number(port), host);
    this.#keep(far);
    this.#pipe(near, far, { caller, inward: true });
    this.#pipe(far, near, { caller, inward: false });
  }

  #pipe(from: Socket, to: Socket, flow: Flow): void {
    const pipe = new Pipe(from, to, flow);
    this.#pipes.add(pipe);
    from.on("close", () => {
      this.#pipes.delete(pipe);
      to.destroy();
    });
    if (flow.inward) from.on("data", (bytes) => this.#count(bytes.length));
    pipe.hold(this.#held(flow));
  }

  #count(bytes: number): void {
    this.forwardedBytes += bytes;
    this.#sinceCut += bytes;
    if (this.#sinceCut <= (this.#cuts[0] ?? Number.POSITIVE_INFINITY)) return;
    this.#cuts.shift();
    this.#sinceCut = 0;
    this.cut();
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    // The other end is closed with it; there is nobody else to tell.
    socket.on("error", () => undefined);
  }
}

/** Carries the bytes of one direction, unless it is held or the receiver is slow. */
class Pipe {
  readonly flow: Flow;
  readonly #from: Socket;
  #held = false;
  #full = false;

  constructor(from: Socket, to: Socket, flow: Flow) {
    this.#from = from;
    this.flow = flow;
    from.on("data", (bytes) => {
      // Without counter-pressure a frozen or slow target would fill this process instead.
      this.#full = !to.write(bytes);
      if (this.#full) from.pause();
    });
    to.on("drain", () => {
      this.#full = false;
      this.hold(this.#held);
    });
  }

  hold(held: boolean): void {
    this.#held = held;
    if (held || this.#full) this.#from.pause();
    else this.#from.resume();
  }
}
