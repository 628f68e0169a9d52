/** The IPv4 nameservers of a resolv.conf, without those that `isOurs`: a resolver that asks itself never ends. */
export function nameserversOf(text: string, isOurs: (address: string) => boolean): readonly string[] {
  const found = text.split("\n").flatMap((line) => /^\s*nameserver\s+(\d+\.\d+\.\d+\.\d+)\s*$/.exec(line)?.[1] ?? []);
  return found.filter((address) => !isOurs(address));
}
