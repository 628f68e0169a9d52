import { fail, type Place, warn } from "./place.ts";
import { record, type Shape, size, text, truth, whole } from "./shape.ts";

const longForm = record({
  type: text,
  source: text,
  target: text,
  read_only: truth,
  consistency: text,
  bind: record({
    propagation: text,
    create_host_path: (value, place) => {
      warn(place, "ignored: the source of a bind mount must exist on the node");
      return truth(value, place);
    },
  }),
  volume: record({ nocopy: truth, subpath: text }),
  image: record({ subpath: text }),
  tmpfs: record({
    size,
    mode: (value, place) => {
      warn(place, "ignored: the mode of a tmpfs mount is always 1777");
      return whole(value, place);
    },
  }),
  cluster: record({}),
});

export type Volume = ReturnType<typeof longForm>;

const propagations = ["rprivate", "private", "rshared", "shared", "rslave", "slave"];

/** A service's volume: "source:target:options", or the long form. */
export const volume: Shape<Volume> = (value, place) => {
  if (typeof value === "string") return shortForm(value, place);
  const read = longForm(value, place);
  if (read.type === undefined) fail(place, "needs a type: volume, bind or tmpfs");
  return read;
};

function shortForm(spec: string, place: Place): Volume {
  const parts = spec.split(":");
  const [first = "", second, modes, ...rest] = parts;
  if (spec === "" || parts.includes("")) return fail(place, `invalid volume "${spec}": an empty part`);
  if (rest.length > 0) return fail(place, `invalid volume "${spec}": too many colons`);
  if (second === undefined) return { type: "volume", target: first };
  return { type: /^[./~]/.test(first) ? "bind" : "volume", source: first, target: second, ...modesOf(modes, place) };
}

function modesOf(modes: string | undefined, place: Place): Volume {
  let result: Volume = {};
  for (const mode of modes?.split(",") ?? []) {
    if (mode === "ro") result = { ...result, read_only: true };
    else if (mode === "nocopy") result = { ...result, volume: { nocopy: true } };
    else if (propagations.includes(mode)) result = { ...result, bind: { propagation: mode } };
    else if (mode !== "rw") warn(place, `the volume option "${mode}" is ignored`);
  }
  return result;
}
