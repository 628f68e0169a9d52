const nameLengthMax = 255;
const pathComponent = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
const path = new RegExp(`^${pathComponent}(?:/${pathComponent})*$`);
const label = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
const domain = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[0-9a-fA-F:]+\\])(?::\\d+)?$`);
const tag = /^\w[\w.-]{0,127}$/;
const digest = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;

/** Whether Docker would take it as `[domain/]path[:tag][@digest]`. */
export function isImageReference(reference: string): boolean {
  if (/^[0-9a-f]{64}$/.test(reference)) return false; // An image id: Docker does not take one as a name.
  const at = reference.indexOf("@");
  if (at >= 0 && !digest.test(reference.slice(at + 1))) return false;
  const tagged = at >= 0 ? reference.slice(0, at) : reference;
  const colon = tagged.lastIndexOf(":");
  const hasTag = colon > tagged.lastIndexOf("/");
  if (hasTag && !tag.test(tagged.slice(colon + 1))) return false;
  const name = hasTag ? tagged.slice(0, colon) : tagged;
  return name.length <= nameLengthMax && isName(name);
}

function isName(name: string): boolean {
  const slash = name.indexOf("/");
  const first = slash < 0 ? "" : name.slice(0, slash);
  const hasDomain = /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();
  return hasDomain ? domain.test(first) && path.test(name.slice(slash + 1)) : path.test(name);
}
