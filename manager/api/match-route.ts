interface Pattern {
  readonly method: string;
  /** "/services/:id/logs"; a last "*" takes the rest. */
  readonly path: string;
}

interface RouteMatch<Route> {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the first route for a method and path, with its parameters. Words win over parameters by standing first. */
export type RouteMatcher<Route> = (method: string, path: string) => RouteMatch<Route> | undefined;

/** A matcher for these routes, made once: it runs for every request. */
export function createMatcher<Route extends Pattern>(routes: readonly Route[]): RouteMatcher<Route> {
  const byMethod = new Map<string, { readonly route: Route; readonly words: readonly string[] }[]>();
  for (const route of routes) {
    const same = byMethod.get(route.method) ?? [];
    same.push({ route, words: route.path.split("/") });
    byMethod.set(route.method, same);
  }
  return (method, path) => {
    const segments = path.split("/");
    for (const { route, words } of byMethod.get(method) ?? []) {
      if (fits(words, segments)) return { route, params: paramsOf(words, segments) };
    }
    return undefined;
  };
}

function fits(words: readonly string[], segments: readonly string[]): boolean {
  const isOpen = words.at(-1) === "*";
  if (isOpen ? segments.length < words.length : segments.length !== words.length) return false;
  return words.every((word, at) => {
    if (word === "*") return true;
    return word.startsWith(":") ? segments[at] !== "" : word === segments[at];
  });
}

function paramsOf(words: readonly string[], segments: readonly string[]): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [at, word] of words.entries()) {
    if (word === "*") params["*"] = segments.slice(at).join("/");
    else if (word.startsWith(":")) params[word.slice(1)] = decoded(segments[at] ?? "");
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
