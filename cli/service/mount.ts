import { type Mount, omitEmpty, someLabels } from "../api/service-spec.ts";
import { CliFailure } from "../failure.ts";
import { parseBytes } from "../text/size.ts";
import { commaFields, cut, pairs, withKey } from "../text/words.ts";

const types = ["volume", "bind", "tmpfs", "npipe", "cluster", "image"];
const switches = ["readonly", "ro", "volume-nocopy", "bind-create-src"];

/** --mount: "type=volume,source=data,target=/data,volume-driver=local". A relative source is made absolute by `resolve`. */
export function parseMount(text: string, resolve: (path: string) => string): Mount {
  if (text.trim() === "") throw new CliFailure("value is empty");
  const fields = new Fields();
  for (const field of commaFields(text.trim())) takeField(fields, field);
  const mount = mountOf(fields, resolve);
  if (!types.includes(mount.Type ?? "")) throw new CliFailure(`invalid mount type '${mount.Type}'`);
  if (mount.Target === undefined) throw new CliFailure("target is required");
  checkOptions(mount);
  return mount;
}

/** What was given, by key; some keys may come several times. */
class Fields {
  private readonly given = new Map<string, readonly string[]>();
  add(key: string, value: string): void {
    this.given.set(key, [...this.all(key), value]);
  }
  all(key: string): readonly string[] {
    return this.given.get(key) ?? [];
  }
  last(...keys: readonly string[]): string | undefined {
    return keys.map((key) => this.all(key).at(-1)).find((value) => value !== undefined);
  }
  isOn(...keys: readonly string[]): boolean {
    const value = this.last(...keys);
    if (value === undefined || /^(0|f|false)$/i.test(value)) return false;
    if (/^(1|t|true)$/i.test(value)) return true;
    throw new CliFailure(
      `invalid value for '${keys[0]}': invalid boolean value ("${value}"): must be "true" or "false"`,
    );
  }
}

const known = new Set([
  ...["type", "source", "src", "target", "dst", "destination", "readonly", "ro", "consistency", "bind-propagation"],
  ...["bind-recursive", "bind-create-src", "volume-subpath", "volume-nocopy", "volume-label", "volume-driver"],
  ...["volume-opt", "image-subpath", "tmpfs-size", "tmpfs-mode"],
]);

function takeField(fields: Fields, field: string): void {
  const { key: given, value } = cut(field, "=");
  const key = given.toLowerCase();
  if (given !== given.trim())
    throw new CliFailure(`invalid option '${given.trim()}': option should not have whitespace`);
  if (value !== undefined && value.trim() === "") throw new CliFailure(`invalid value for '${given}': value is empty`);
  if (value !== undefined && value !== value.trim()) {
    throw new CliFailure(`invalid value for '${given}' in '${field}': value should not have whitespace`);
  }
  if (key === "bind-nonrecursive") {
    throw new CliFailure("bind-nonrecursive is deprecated, use bind-recursive=disabled instead");
  }
  if (value === undefined && !switches.includes(key)) {
    throw new CliFailure(`invalid field '${field}' must be a key=value pair`);
  }
  if (!known.has(key)) throw new CliFailure(`unknown option '${given}' in '${field}'`);
  fields.add(key, value ?? "true");
}

function mountOf(fields: Fields, resolve: (path: string) => string): Mount {
  const source = fields.last("source", "src");
  const volume = omitEmpty<NonNullable<Mount["VolumeOptions"]>>({
    NoCopy: fields.isOn("volume-nocopy"),
    Labels: someLabels(pairs(fields.all("volume-label"))),
    Subpath: fields.last("volume-subpath"),
    DriverConfig: notEmpty({
      ...withKey("Name", fields.last("volume-driver")),
      ...withKey("Options", someLabels(pairs(fields.all("volume-opt")))),
    }),
  });
  return omitEmpty<Mount>({
    Type: (fields.last("type") ?? "volume").toLowerCase(),
    Source: source?.startsWith(".") === true ? resolve(source) : source,
    Target: fields.last("target", "dst", "destination"),
    ReadOnly: fields.isOn("readonly", "ro"),
    Consistency: fields.last("consistency")?.toLowerCase(),
    BindOptions: notEmpty(bindOptions(fields)),
    VolumeOptions: notEmpty(volume),
    ImageOptions: notEmpty(omitEmpty<{ Subpath?: string }>({ Subpath: fields.last("image-subpath") })),
    TmpfsOptions: notEmpty(
      omitEmpty<NonNullable<Mount["TmpfsOptions"]>>({
        SizeBytes: optional(fields.last("tmpfs-size"), parseBytes),
        Mode: optional(fields.last("tmpfs-mode"), octal),
      }),
    ),
  });
}

function bindOptions(fields: Fields): NonNullable<Mount["BindOptions"]> {
  const recursive = fields.last("bind-recursive") ?? "enabled";
  if (!["enabled", "disabled", "writable", "readonly"].includes(recursive)) {
    const expected = `(must be "enabled", "disabled", "writable", or "readonly")`;
    throw new CliFailure(`invalid value for bind-recursive: ${recursive} ${expected}`);
  }
  return omitEmpty<NonNullable<Mount["BindOptions"]>>({
    Propagation: fields.last("bind-propagation")?.toLowerCase(),
    NonRecursive: recursive === "disabled",
    ReadOnlyNonRecursive: recursive === "writable",
    ReadOnlyForceRecursive: recursive === "readonly",
    CreateMountpoint: fields.isOn("bind-create-src"),
  });
}

function checkOptions(mount: Mount): void {
  const given: Readonly<Record<string, unknown>> = {
    bind: mount.BindOptions,
    volume: mount.VolumeOptions,
    tmpfs: mount.TmpfsOptions,
    image: mount.ImageOptions,
  };
  const wrong = Object.keys(given).find((type) => given[type] !== undefined && type !== mount.Type);
  if (wrong !== undefined) throw new CliFailure(`cannot mix '${wrong}-*' options with mount type '${mount.Type}'`);
  if (mount.Type === "bind" && mount.Source === undefined) throw new CliFailure("source is required for a bind mount");
}

function octal(text: string): number {
  if (!/^[0-7]+$/.test(text)) throw new CliFailure(`invalid value for tmpfs-mode: ${text}`);
  return Number.parseInt(text, 8);
}

function optional(text: string | undefined, read: (text: string) => number): number | undefined {
  return text === undefined ? undefined : read(text);
}

function notEmpty<Shape extends object>(value: Shape): Shape | undefined {
  return Object.keys(value).length === 0 ? undefined : value;
}
