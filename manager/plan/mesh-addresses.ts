import { isTerminal, type Task } from "../../model/task.ts";
import { freeGatewayHost, sliceGateway } from "../../overlay-net/slice.ts";

/** The mesh addresses that are spoken for on one node, by their last byte. */
export class MeshAddresses {
  /** Of each last byte how many tasks hold it, and how many with the dead ones: side by side, as they are asked. */
  readonly #counts = new Uint16Array(2 * 256);

  /** What the addresses begin with, found out once: the pool and the node's slice hardly ever change. */
  #net = { meshPool: "", slice: 0, text: "" };
  /** The address that was found last and its last byte: mostly that is the next one to be counted. */
  #found = { address: "", host: 0 };

  constructor(tasks: Iterable<Task>) {
    for (const task of tasks) this.count(task, 1);
  }

  count(task: Task, by: 1 | -1): void {
    const { gatewayAddress } = task;
    if (gatewayAddress === undefined) return;
    const host = gatewayAddress === this.#found.address ? this.#found.host : lastByteOf(gatewayAddress);
    const held = 2 * host;
    const remembered = held + 1;
    this.#counts[remembered] = (this.#counts[remembered] ?? 0) + by;
    if (!isTerminal(task)) this.#counts[held] = (this.#counts[held] ?? 0) + by;
  }

  /**
   * A free address for the task; past those of dead tasks too as long as there are others, so that each rests before it
   * is used again.
   */
  free(meshPool: string, slice: number, taskId: string): string | undefined {
    // The search starts where the id says: what is forgotten with its row would otherwise be the first to be found.
    const start = 2 + (sumOf(taskId) % 253);
    const host =
      freeGatewayHost((candidate) => this.#counts[2 * candidate + 1] !== 0, start) ??
      freeGatewayHost((candidate) => this.#counts[2 * candidate] !== 0, start);
    if (host === undefined) return undefined;
    const address = `${this.#netOf(meshPool, slice)}${host}`;
    this.#found = { address, host };
    return address;
  }

  #netOf(meshPool: string, slice: number): string {
    if (this.#net.meshPool !== meshPool || this.#net.slice !== slice) {
      this.#net = { meshPool, slice, text: sliceGateway(meshPool, slice).replace(/[^.]*$/, "") };
    }
    return this.#net.text;
  }
}

function lastByteOf(address: string): number {
  let byte = 0;
  for (let position = 0; position < address.length; position += 1) {
    const digit = address.charCodeAt(position) - 48;
    byte = digit < 0 ? 0 : byte * 10 + digit; // A dot.
  }
  return byte;
}

function sumOf(text: string): number {
  let sum = 0;
  for (let position = 0; position < text.length; position += 1)
    sum = (sum * 31 + text.charCodeAt(position)) % 1_000_003;
  return sum;
}
