/** The two halves of /images/create: without a tag the engine would pull every tag there is. */
export function pullQuery(image: string): { readonly fromImage: string; readonly tag: string } {
  const at = image.indexOf("@");
  if (at >= 0) return { fromImage: withoutTag(image.slice(0, at)), tag: image.slice(at + 1) };
  const name = withoutTag(image);
  return { fromImage: name, tag: name === image ? "latest" : image.slice(name.length + 1) };
}

/** A colon before the last slash is a port. */
function withoutTag(name: string): string {
  const colon = name.lastIndexOf(":");
  return colon > name.lastIndexOf("/") ? name.slice(0, colon) : name;
}
