import { repositoryRoot } from "../lab/plan.ts";

/** Downloads and built images, in the work tree and ignored by git. Safe to delete at any time. */
export const cacheDirectory = `${repositoryRoot}/.cache`;
