import { coreMutants } from "./core-mutants.ts";
import { diskMutants } from "./disk-mutants.ts";
import { leaseMutants } from "./lease-mutants.ts";
import { memberMutants } from "./member-mutants.ts";
import type { Mutant } from "./mutant.ts";

/** Every planted bug. */
export const mutants: readonly Mutant[] = [...coreMutants, ...leaseMutants, ...memberMutants, ...diskMutants];
