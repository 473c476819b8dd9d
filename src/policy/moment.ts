/** When a period is, in years: the middle of 2010 is 2010.5. */

export type Span = { starts: string; ends: string };

/** The days that a period's name speaks of: 2010, 2010-06, 2010-K3, 2010-06-30, 2010-2012. Null for words ("halfway"). */
export function spanOf(period: string): Span | null {
  const text = period.trim();
  const years = text.match(/^(\d{4})(?:\s*[-–/]\s*(\d{4}))?$/);
  if (years) return ordered({ starts: `${years[1]}-01-01`, ends: `${years[2] ?? years[1]}-12-31` });
  const quarter = text.match(/^(\d{4})-[KQ]([1-4])$/);
  if (quarter) return { starts: monthStart(quarter[1], Number(quarter[2]) * 3 - 2), ends: monthEnd(quarter[1], Number(quarter[2]) * 3) };
  const month = text.match(/^(\d{4})-(0[1-9]|1[0-2])$/);
  if (month) return { starts: monthStart(month[1], Number(month[2])), ends: monthEnd(month[1], Number(month[2])) };
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? { starts: text, ends: text } : null;
}

/** The middle of the span, as a year with its fraction. */
export function momentOf({ starts, ends }: Span): number {
  return (yearAt(starts) + yearAt(ends, 1)) / 2;
}

/** A day as a year with its fraction, at its start; with `more` 1 at its end. */
export function yearAt(day: string, more = 0): number {
  const date = new Date(`${day}T00:00:00Z`);
  const year = date.getUTCFullYear();
  const [first, next] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  return year + (date.getTime() + more * 86_400_000 - first) / (next - first);
}

const ordered = (span: Span): Span | null => (span.starts <= span.ends ? span : null);
const monthStart = (year: string, month: number): string => `${year}-${String(month).padStart(2, "0")}-01`;
const monthEnd = (year: string, month: number): string => new Date(Date.UTC(Number(year), month, 0)).toISOString().slice(0, 10);
