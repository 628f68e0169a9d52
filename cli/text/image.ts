/** An image as people write it: `:latest` is added where neither tag nor digest is given, docker.io prefixes are dropped. */
export function withTag(image: string): string {
  const short = familiar(image);
  return /@|:[^/]+$/.test(short) ? short : `${short}:latest`;
}

/** For lists: the name and tag without the digest; an image that has only a digest is shown with it. */
export function withoutDigest(image: string): string {
  const [name = "", digest] = image.split("@");
  return digest !== undefined && /:[^/]+$/.test(name) ? familiar(name) : familiar(image);
}

/** The registry's host name that holds credentials for the image. */
export function registryOf(image: string): string {
  const [first = "", ...rest] = image.split("/");
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
  return isHost && first !== "docker.io" && first !== "index.docker.io" ? first : "https://index.docker.io/v1/";
}

/** Whether a Docker Engine would accept the text as an image reference. */
export function isImage(image: string): boolean {
  const path = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
  const host = "(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?";
  const pattern = `^(?:${host}/)?${path}(?:/${path})*(?::[\\w][\\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*:[0-9a-fA-F]{32,})?$`;
  return new RegExp(pattern).test(image);
}

function familiar(image: string): string {
  return image.replace(/^(?:index\.)?docker\.io\//, "").replace(/^library\/(?=[^/]+$)/, "");
}
