interface Pattern {
  readonly method: string;
  /** "/services/:id/logs"; a last "*" takes the rest. */
  readonly path: string;
}

/** The first route for this method and path, with its parameters. Words win over parameters by standing first. */
export function matchRoute<Route extends Pattern>(
  routes: readonly Route[],
  method: string,
  path: string,
): { readonly route: Route; readonly params: Readonly<Record<string, string>> } | undefined {
  for (const route of routes) {
    if (route.method !== method) continue;
    const params = paramsOf(route.path, path);
    if (params !== undefined) return { route, params };
  }
  return undefined;
}

function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split("/");
  const given = path.split("/");
  const isOpen = wanted.at(-1) === "*";
  if (isOpen ? given.length < wanted.length : given.length !== wanted.length) return undefined;
  const params: Record<string, string> = {};
  for (const [position, word] of wanted.entries()) {
    const segment = given[position] ?? "";
    if (word === "*") params["*"] = given.slice(position).join("/");
    else if (word.startsWith(":")) {
      if (segment === "") return undefined;
      params[word.slice(1)] = decoded(segment);
    } else if (word !== segment) return undefined;
  }
  return params;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // Not percent-encoded text: then it names nothing, and the lookup says so.
  }
}
