/** Pieces that all our nft scripts are made of. */

/** A script that replaces our table of that family as one transaction, whether it exists or not. */
export function replacing(family: "ip" | "netdev", body: readonly string[]): string {
  const name = `${family} skein`;
  return [`table ${name}`, `delete table ${name}`, `table ${name} {`, ...body.map((line) => `  ${line}`), "}"].join(
    "\n",
  );
}

/** The elements clause of a set or map; nothing for none, because nft takes no empty list. */
export function elements(list: readonly string[]): string {
  return list.length === 0 ? "" : `elements = { ${list.join(", ")} };`;
}

export interface Backend {
  readonly address: string;
  /** Absent: the port stays as the caller chose it. */
  readonly port?: number;
}

/** A translation to one of the backends, at random for each new connection. At least one. */
export function balance(backends: readonly Backend[]): string {
  const [first, second] = backends;
  if (first !== undefined && second === undefined)
    return `dnat to ${first.address}${first.port === undefined ? "" : `:${first.port}`}`;
  const targets = backends.map(({ address, port }) => (port === undefined ? address : `${address} . ${port}`));
  const table = targets.map((target, index) => `${index} : ${target}`).join(", ");
  return `dnat to numgen random mod ${backends.length} map { ${table} }`;
}
