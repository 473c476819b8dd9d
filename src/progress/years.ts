/** Which years there is something to report about. */
import { Problem } from "../kernel/problem.ts";
import type { Framework } from "../policy/index.ts";

export type NothingAbout = {
  asked: number;
  /** Years of the updates, the oldest first. */
  years: readonly number[];
  /** Of these, what a document that was written in the asked year tells about: a report of 2022 may be about 2021. */
  written: readonly number[];
  /** The first year whose end the targets can be judged at; null where there are no targets. */
  targetsFrom: number | null;
};

/** Null when the year has updates, or targets that can be judged at its end; else what there is in its place. */
export function nothingAbout({ updates, documents, targets, period }: Framework, asked: number): NothingAbout | null {
  const targetsFrom = targets.length > 0 ? Number(period.from.slice(0, 4)) : null;
  const sorted = (years: readonly number[]) => [...new Set(years)].toSorted((a, b) => a - b);
  const years = sorted(updates.map(({ year }) => year));
  if (years.includes(asked) || (targetsFrom !== null && asked >= targetsFrom)) return null;
  const then = new Set(documents.filter(({ year }) => year === asked).map(({ id }) => id));
  const told = updates.filter(({ sources }) => sources.some(({ document }) => then.has(document)));
  return { asked, years, written: sorted(told.map(({ year }) => year)), targetsFrom };
}

export function noYear(framework: string, { asked, years, written, targetsFrom }: NothingAbout): Problem {
  const others = years.filter((year) => !written.includes(year));
  const ways = [
    written.length > 0 ? `The report written in ${asked} is about ${written.join(" and ")}: ask ${written.join(" or ")}.` : "",
    others.length > 0 ? `There are updates about ${others.join(", ")}.` : "",
    targetsFrom === null ? "" : `Its targets can be reported on from ${targetsFrom} on.`,
  ].filter(Boolean);
  return new Problem({
    kind: "no-year",
    status: 404,
    message: `There is nothing about ${asked} in ${framework}.`,
    wayOut: ways.length > 0 ? ways.join(" ") : "It has no updates and no targets yet.",
  });
}
