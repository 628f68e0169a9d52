import type { Message } from "../../core/types.ts";
import type { Random } from "../random.ts";
import type { Agenda } from "./agenda.ts";
import type { Checks } from "./checks/checks.ts";
import type { Climate } from "./climate.ts";
import type { Counts } from "./counts.ts";
import type { StoredSnapshot } from "./disk.ts";
import type { Trace } from "./trace.ts";

/** What everybody in one simulated world shares. */
export interface World {
  readonly climate: Climate;
  readonly random: Random;
  readonly agenda: Agenda;
  readonly trace: Trace;
  readonly counts: Counts;
  readonly checks: Checks;
  /** False once all is healed. */
  readonly troubled: boolean;
  /** Looks whether a leader that was replaced still answers reads alone. */
  judgeLeases(): void;
  note(what: string, who: number, detail?: string | number | Message): void;
  send(message: Message): void;
  /** Ships a snapshot; the sender always learns how the journey ended, though maybe late. */
  ship(shipment: Shipment): void;
}

export interface Shipment {
  readonly message: Message & { readonly kind: "snapshot" };
  readonly snapshot: StoredSnapshot;
  readonly ended: (delivered: boolean) => void;
}
