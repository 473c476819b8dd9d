/** `--name` → value, as declared anywhere in a stylesheet; the last declaration counts. */
export function declaredProperties(css: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name, value] of css.replace(/\/\*[^]*?\*\//g, "").matchAll(/(--[\w-]+)\s*:\s*([^;{}]+)/g)) {
    if (name && value) found.set(name, value.trim());
  }
  return found;
}

/**
 * The properties of a theme that a stylesheet reads, and those that they read in turn. The neutral theme declares thousands for all
 * components there are; a page needs a few hundred.
 */
export function usedProperties(theme: ReadonlyMap<string, string>, css: string): Map<string, string> {
  const used = new Map<string, string>();
  const waiting = namesRead(css);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const value = theme.get(name);
    if (value === undefined || used.has(name)) continue;
    used.set(name, value);
    waiting.push(...namesRead(value));
  }
  return new Map([...used].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function namesRead(css: string): string[] {
  return [...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name ?? "");
}
