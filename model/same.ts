/**
 * Whether two pieces of a spec mean the same: the order of keys does not count, and a list or object without members is
 * as good as none.
 */
export function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) {
    return isEmpty(left) && isEmpty(right);
  }
  if (Array.isArray(left) || Array.isArray(right)) return isSameList(left, right);
  return isSameObject(left as Members, right as Members); // Objects, by the lines above.
}

type Members = Readonly<Record<string, unknown>>;

function isSameList(left: object, right: object): boolean {
  if (!Array.isArray(left) || !Array.isArray(right)) return isEmpty(left) && isEmpty(right);
  return left.length === right.length && left.every((member, at) => isSame(member, right[at]));
}

function isSameObject(left: Members, right: Members): boolean {
  for (const key of Object.keys(left)) if (!isSame(left[key], right[key])) return false;
  for (const key of Object.keys(right)) if (!(key in left) && !isEmpty(right[key])) return false;
  return true;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined) return true;
  return typeof value === "object" && value !== null && Object.values(value).every(isEmpty);
}
