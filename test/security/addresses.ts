/** Real addresses of the product's routes: found by following its own links, as people and search engines do. */

/** Path of a route with a value for each open part. */
export type Ask = (path: string, init?: RequestInit) => Promise<Response>;

const openPart = /:\w+(?:\{[^}]*\})?/;
const openParts = new RegExp(openPart, "g");

const patternOf = (path: string): RegExp =>
  new RegExp(
    `^${path
      .split(openPart)
      .map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join("([^/]+?)")}$`,
  );

/** The path of a route with these in place of its open parts, as they are. */
export function filled(path: string, values: readonly string[] = []): string {
  let place = 0;
  return path.replaceAll(openParts, () => values[place++] ?? "1");
}

export type Found = {
  /** Values of the open parts of a real address of this route; each "1" where no page links to one. */
  values: readonly string[];
  /** Names of its query and of the fields on its page, with values that the page itself offers. */
  fields: ReadonlyMap<string, readonly string[]>;
};

/**
 * Follows links from the first pages on until each route has an address, or there are no more pages, or `most` were read.
 * @param routes paths of routes, all methods alike
 * @returns route's path → what was found for it
 */
export async function findAddresses(
  ask: Ask,
  routes: readonly string[],
  starts: readonly string[],
  cookie: string,
  most: number,
): Promise<ReadonlyMap<string, Found>> {
  const patterns = [...new Set(routes)].map((path) => ({
    path,
    pattern: patternOf(path),
    values: [] as string[],
    fields: new Map<string, string[]>(),
    read: 0,
  }));
  // Fixed parts come before open ones, as the router has it.
  patterns.sort((a, b) => a.path.split(":").length - b.path.split(":").length);
  const routeOf = (path: string) => patterns.find(({ pattern }) => pattern.test(path));
  const queue = [...starts];
  const seen = new Set(queue);
  let read = 0;
  for (let path = queue.shift(); path !== undefined && read < most; path = queue.shift()) {
    const { pathname, searchParams } = new URL(path, "http://localhost");
    const route = routeOf(pathname);
    if (!route) continue;
    if (route.values.length === 0) route.values = pattern(route, pathname);
    for (const [name, value] of searchParams) keep(route.fields, name, value);
    if (route.read >= 2 || /\.(?:svg|png|csv|pdf|docx|odt)$/.test(pathname)) continue;
    route.read++;
    read++;
    const response = await ask(path, { headers: { cookie } });
    const type = response.headers.get("content-type") ?? "";
    if (!/html|json/.test(type)) {
      await response.body?.cancel();
      continue;
    }
    const text = (await response.text()).slice(0, 2_000_000);
    for (const [name, value] of fieldsOf(text)) keep(route.fields, name, value);
    for (const link of linksOf(text)) {
      if (seen.has(link) || seen.size > 20_000) continue;
      seen.add(link);
      const next = routeOf(new URL(link, "http://localhost").pathname);
      // Routes that nobody saw yet go first.
      if (next && next.read === 0) queue.unshift(link);
      else if (next && next.read < 2) queue.push(link);
    }
  }
  return new Map(patterns.map(({ path, values, fields }) => [path, { values, fields }]));
}

const pattern = ({ pattern: own }: { pattern: RegExp }, path: string): string[] => own.exec(path)?.slice(1) ?? [];

function keep(fields: Map<string, string[]>, name: string, value: string): void {
  const known = fields.get(name) ?? [];
  if (known.length < 5 && !known.includes(value)) fields.set(name, [...known, value]);
}

function linksOf(text: string): string[] {
  const hrefs = [...text.matchAll(/(?:href|action)="(\/[^"#]*)/g)].map(([, href]) => href.replaceAll("&amp;", "&"));
  const inJson = [...text.matchAll(/"(?:https:\/\/gelijkop\.example)?(\/api\/v1\/[^"#{}]*)"/g)].map(([, href]) => href);
  return [...hrefs, ...inJson];
}

function fieldsOf(html: string): [string, string][] {
  const inputs = [...html.matchAll(/<(?:input|textarea|button)\b[^>]*\sname="([^"]+)"[^>]*>/g)].map(([tag, name]): [string, string] => [
    name,
    /\svalue="([^"]*)"/.exec(tag)?.[1] ?? "",
  ]);
  const selects = [...html.matchAll(/<select\b[^>]*\sname="([^"]+)"[^>]*>([^]*?)<\/select>/g)].flatMap(([, name, inner]) =>
    [...inner.matchAll(/<option\b[^>]*\svalue="([^"]*)"/g)].slice(0, 3).map(([, value]): [string, string] => [name, value]),
  );
  return [...inputs, ...selects];
}
