import { existsSync, writeFileSync } from "node:fs";

/**
 * Writes kernel settings of our own network namespace: { "net/ipv4/ip_forward": "1" }. One that this kernel lacks is
 * skipped.
 */
export function setSysctls(settings: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(settings)) {
    const path = `/proc/sys/${name}`;
    if (existsSync(path)) writeFileSync(path, value);
  }
}
