/** Periods as evaluations name them, and on which side of a start they lie. */

export type Span = { id: string; starts: string; ends: string };
export type Side = "before" | "during" | "after";

const day = (year: number, month: number, date: number): string => new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);

/** `2021`, `2021-Q2`, `2021-06` and `2021-06-15` as first and last day; null for anything else. */
export function readPeriod(given: string): Span | null {
  const id = given.trim();
  const parts = id.match(/^((?:19|20|21)\d\d)(?:-(?:Q([1-4])|(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?))?$/);
  if (!parts) return null;
  const [year, quarter, month, date] = parts.slice(1).map((part) => (part === undefined ? null : Number(part)));
  if (year === null) return null;
  if (quarter !== null) return { id, starts: day(year, quarter * 3 - 2, 1), ends: day(year, quarter * 3 + 1, 0) };
  if (month === null) return { id, starts: day(year, 1, 1), ends: day(year, 12, 31) };
  if (date === null) return { id, starts: day(year, month, 1), ends: day(year, month + 1, 0) };
  const whole = day(year, month, date);
  // The 31st of June is no day: it would roll over into July.
  return whole === id ? { id, starts: whole, ends: whole } : null;
}

/** A period in which the start falls is neither before nor after: its figure holds some of both. One that begins on the day itself is after. */
export function sideOf(period: Pick<Span, "starts" | "ends">, start: string): Side {
  if (period.ends < start) return "before";
  return period.starts >= start ? "after" : "during";
}

/** Its middle, in years. */
export function momentOf({ starts, ends }: Pick<Span, "starts" | "ends">): number {
  return 1970 + (Date.parse(starts) + Date.parse(ends) + 86_400_000) / 2 / (365.2425 * 86_400_000);
}

/** The first day of a start, in years. */
export function startMoment(start: string): number {
  const span = readPeriod(start);
  if (span === null) throw new RangeError(`${start} is no period.`);
  return momentOf({ starts: span.starts, ends: span.starts });
}
