/** The values of the names in braces: "/api/events/{id}" reads "/api/events/K7Q2MX" as `{ id: "K7Q2MX" }`. Undefined when it is another path. */
export function matchPath(pattern: string, pathname: string): Record<string, string> | undefined {
  const names = pattern.split("/");
  const parts = pathname.split("/");
  if (names.length !== parts.length) return undefined;

  const values: [string, string][] = [];
  for (const [n, name] of names.entries()) {
    const part = decode(parts[n] ?? "");
    if (part === undefined) return undefined;
    if (name.startsWith("{")) values.push([name.slice(1, -1), part]);
    else if (name !== part) return undefined;
  }
  return Object.fromEntries(values);
}

function decode(part: string) {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
