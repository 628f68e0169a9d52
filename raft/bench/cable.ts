import { connect, createServer, type Socket } from "node:net";
import { nameOf } from "./certificate.ts";

interface Strand {
  readonly near: Socket;
  readonly far: Socket;
  /** Who dialled, as told by the first bytes of the connection. */
  from: string;
}

/**
 * The cables of a cluster: everything that is dialled goes through here. A cut leaves connections open, but nothing gets
 * through, as behind a pulled plug; both ends must find out by themselves.
 */
export class Cables {
  readonly #strands = new Map<string, Set<Strand>>();
  readonly #cut = new Set<string>();

  /** An address that leads to `target`, whom the cluster knows as `name`. */
  async lead(name: string, target: string): Promise<string> {
    const [host, port] = target.split(":");
    const server = createServer((near) => {
      const far = connect({ host: host ?? "127.0.0.1", port: Number(port), noDelay: true });
      near.setNoDelay(true);
      this.#join(name, { near, far, from: "" });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    server.unref();
    const bound = server.address();
    return `127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}`;
  }

  /** Nothing reaches this one and nothing leaves it any more. */
  cut(name: string): void {
    this.#cut.add(name);
    for (const [strand] of this.#touching(name)) hold(strand);
  }

  heal(name: string): void {
    this.#cut.delete(name);
    for (const [strand, to] of this.#touching(name)) if (!this.#severed(strand, to)) release(strand);
  }

  #join(to: string, strand: Strand): void {
    const strands = this.#strands.get(to) ?? new Set<Strand>();
    this.#strands.set(to, strands.add(strand));
    const { near, far } = strand;
    near.once("data", (hello: Buffer) => {
      strand.from = dialler(hello);
      if (this.#severed(strand, to)) hold(strand);
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on("data", (bytes) => other.write(bytes));
      one.on("close", () => {
        strands.delete(strand);
        other.destroy();
      });
      // The other end is closed above; there is nobody else to tell.
      one.on("error", () => undefined);
    }
  }

  #severed(strand: Strand, to: string): boolean {
    return this.#cut.has(strand.from) || this.#cut.has(to);
  }

  *#touching(name: string): Generator<readonly [Strand, string]> {
    for (const [to, strands] of this.#strands) {
      for (const strand of strands) if (to === name || strand.from === name) yield [strand, to];
    }
  }
}

export function memberName(id: number): string {
  return `member-${id}`;
}

/** TLS says in the clear whom the dialler means; members mean their own name, see `peerName`. */
function dialler(hello: Buffer): string {
  const suffix = nameOf("");
  const end = hello.indexOf(suffix);
  return end < 0 ? "" : (/[a-z0-9-]+$/.exec(hello.toString("latin1", 0, end))?.[0] ?? "");
}

function hold({ near, far }: Strand): void {
  near.pause();
  far.pause();
}

function release({ near, far }: Strand): void {
  near.resume();
  far.resume();
}
