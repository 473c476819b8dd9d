import type { ListedPeriod } from "../delivery.ts";

const two = (n: number): string => String(n).padStart(2, "0");

function months(id: string, year: number, first: number, count: number): ListedPeriod {
  const end = new Date(Date.UTC(year, first - 1 + count, 0));
  return { id, starts: `${year}-${two(first)}-01`, ends: end.toISOString().slice(0, 10) };
}

/**
 * A period by the statistics office's code (`2020JJ00`, `2020HJ02`, `2020KW01`, `2020MM03`, school year `2019SJ00`) or by our own
 * id (`2020`, `2020-H2`, `2020-K1`, `2020-03`, `2019-2020`). Null for anything else, an impossible month included.
 * Source of the codes: CBS, Handleiding CBS Open Data Services (2014), "TimeDimension".
 */
export function periodOf(code: string): ListedPeriod | null {
  const parts = /^(\d{4})(?:(JJ|HJ|KW|MM|SJ)(\d{2})|-(?:(H|K)(\d)|(\d{2})|(\d{4})))?$/.exec(code);
  if (!parts) return null;
  const year = Number(parts[1]);
  const office = parts[2];
  const number = Number(parts[3] ?? parts[5] ?? parts[6] ?? 0);
  if (office === "SJ") return number === 0 ? { id: `${year}-${year + 1}`, starts: `${year}-08-01`, ends: `${year + 1}-07-31` } : null;
  if (parts[7]) return Number(parts[7]) >= year ? { id: code, starts: `${year}-01-01`, ends: `${parts[7]}-12-31` } : null;
  if (office === "HJ" || parts[4] === "H") return number >= 1 && number <= 2 ? months(`${year}-H${number}`, year, number * 6 - 5, 6) : null;
  if (office === "KW" || parts[4] === "K") return number >= 1 && number <= 4 ? months(`${year}-K${number}`, year, number * 3 - 2, 3) : null;
  if (office === "MM" || parts[6]) return number >= 1 && number <= 12 ? months(`${year}-${two(number)}`, year, number, 1) : null;
  return number === 0 ? months(String(year), year, 1, 12) : null;
}
