import type { View } from "../../model/view.ts";

export type ManagerAddresses = readonly { readonly nodeId: string; readonly address: string }[];

/** Where the managers are, in a fixed order. */
export function managerAddresses(view: View): ManagerAddresses {
  return [...view.nodes()]
    .flatMap(({ id, manager }) => (manager === undefined ? [] : [{ nodeId: id, address: manager.address }]))
    .sort((left, right) => (left.nodeId < right.nodeId ? -1 : 1));
}
