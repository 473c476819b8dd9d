/** Long lists come in pages; each page gives the address of the next, in the answer and in a Link header (RFC 8288). */
import { Problem } from "../../kernel/problem.ts";
import { root } from "./address.ts";

export type Page<T> = { items: T[]; next: string | null; headers: Record<string, string> };

/**
 * One page out of a list that is in memory.
 * @param after key of the last item of the page before
 * @throws Problem `no-cursor` (400) when no item has that key
 */
export function pageOf<T>(
  all: readonly T[],
  keyOf: (item: T) => string,
  most: number,
  { after, base, url }: { after: string | undefined; base: string; url: URL },
): Page<T> {
  const before = after === undefined ? -1 : all.findIndex((item) => keyOf(item) === after);
  if (after !== undefined && before < 0) throw noCursor(after);
  const items = all.slice(before + 1, before + 1 + most);
  const last = items.at(-1);
  return { items, ...nextOf(last !== undefined && before + 1 + most < all.length ? keyOf(last) : null, base, url) };
}

export function nextOf(cursor: string | null, base: string, url: URL): { next: string | null; headers: Record<string, string> } {
  if (cursor === null) return { next: null, headers: {} };
  const query = new URLSearchParams(url.searchParams);
  query.set("after", cursor);
  const next = `${base}${url.pathname.slice(url.pathname.indexOf(root) + root.length)}?${query.toString()}`;
  return { next, headers: { link: `<${next}>; rel="next"` } };
}

export function noCursor(after: string): Problem {
  const found = `"${after.slice(0, 60)}" is nothing of this list`;
  return new Problem({
    kind: "no-cursor",
    message: "The list can't go on from there.",
    wayOut: "Leave `after` out to begin again.",
    faults: [{ column: "after", found, mend: "use the address that the answer gave as next" }],
  });
}
