import type { Command } from "../command.ts";
import { storeCreate } from "./create.ts";
import { storeInspect } from "./inspect.ts";
import { storeList } from "./list.ts";
import { storeRemove } from "./remove.ts";

export type StoreKind = "secret" | "config";

/** Secrets and configs have the same commands; what differs is an argument. */
export const storeCommands: Readonly<
  Record<StoreKind, Readonly<Record<"create" | "list" | "inspect" | "remove", Command>>>
> = {
  secret: commandsOf("secret"),
  config: commandsOf("config"),
};

function commandsOf(kind: StoreKind) {
  return {
    create: storeCreate(kind),
    list: storeList(kind),
    inspect: storeInspect(kind),
    remove: storeRemove(kind),
  };
}
