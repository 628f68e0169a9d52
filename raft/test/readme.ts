import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const packageDirectory = fileURLToPath(new URL("../", import.meta.url));

/** The text of the README. */
export function readme(): string {
  return readFileSync(new URL("../README.md", import.meta.url), "utf8");
}

/** The replicated counter as it stands there. */
export function counterExample(): string {
  return /```ts\n([\s\S]*?)```/.exec(readme())?.[1] ?? "";
}
