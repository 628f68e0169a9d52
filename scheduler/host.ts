import type { Node } from "../model/node.ts";
import { Load } from "./load.ts";

/** A node and its load. The load moves while tasks are placed, so that each sees those before it. */
export class Host {
  node: Node;
  readonly load: Load;
  /** Its place among all hosts, for arrays by host. */
  readonly number: number;

  constructor(node: Node, load = new Load(), number = 0) {
    this.node = node;
    this.load = load;
    this.number = number;
  }
}
