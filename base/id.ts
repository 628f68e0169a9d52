/** A string that names one object of kind `Kind`; a node id is not a task id, and the compiler knows. */
export type Id<Kind extends string> = string & { readonly __kind: Kind };

export type ClusterId = Id<"cluster">;
export type NodeId = Id<"node">;
export type ServiceId = Id<"service">;
export type TaskId = Id<"task">;
export type NetworkId = Id<"network">;
export type SecretId = Id<"secret">;
export type ConfigId = Id<"config">;

/** Brands a string that is known to be an id of that kind: read back from a row, a label or a route parameter. */
export function asId<Kind extends string>(text: string): Id<Kind> {
  return text as Id<Kind>; // The one place where a string becomes an id.
}

export const idLength = 25;
const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

/** A new id of 25 characters [0-9a-z], as Swarm's, from 25 bytes of chance (values ≥ 252 are folded: no caller guesses ids). */
export function idFrom<Kind extends string>(chance: Uint8Array): Id<Kind> {
  let text = "";
  for (let position = 0; position < idLength; position += 1) text += alphabet[(chance[position] ?? 0) % 36];
  return asId<Kind>(text);
}
