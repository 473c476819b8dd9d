import { DotRow, type DotRowProps } from "./chart/dot-row.ts";
import { Sparkline, type SparklineProps } from "./chart/sparkline.ts";
import { escapeText, markup, type Markup } from "./markup.ts";
import { shapes, type Tone } from "./prose.tsx";

export type MeasureRow = {
  /** The measure as the end of the first column's heading: "vindt de eigen gezondheid goed". */
  name: string;
  href?: string | null;
  /** The large figure, as written; null where there is none. */
  value: string | null;
  /** Where the figure comes from. */
  valueHref?: string | null;
  /** After the figure: "van de 100". */
  unit: string;
  /** Why there is no figure, in words; shown in its place. */
  absence?: string | null;
  /** A word for the comparison; null says nothing. */
  comparison: { tone: Tone; text: string } | null;
  /** Small lines under the comparison: "Utrecht 81". */
  notes?: readonly string[];
  dots: DotRowProps | null;
  trend: SparklineProps | null;
};

export type MeasureTableProps = {
  id: string;
  caption: string;
  /** Headings; `from` and `to` are the ends of the common scale, as written, `scale` names that column. */
  headings: { measure: string; value: string; scale: string; from: string; to: string; comparison: string; trend: string };
  rows: readonly MeasureRow[];
};

/**
 * One row per measure: figure, dot among its peers, a word, the years. Built as one string: a profile has dozens of rows and is the
 * page that is asked for most. On a narrow screen each row becomes a block; roles keep it a table for screen readers there.
 */
export function MeasureTable({ id, caption, headings, rows }: MeasureTableProps): Markup {
  let body = "";
  for (const row of rows) body += line(row);
  const heading = (text: string, name: string): string => `<th scope="col" class="${name}" role="columnheader">${text}</th>`;
  const ends = `<span class="sr">${escapeText(headings.scale)}</span><span class="ends" aria-hidden="true"><span>${escapeText(headings.from)}</span><span>${escapeText(headings.to)}</span></span>`;
  return markup(
    `<table class="measures" id="${escapeText(id)}" role="table"><caption>${escapeText(caption)}</caption><thead role="rowgroup"><tr role="row">` +
      heading(escapeText(headings.measure), "mn") +
      heading(escapeText(headings.value), "mv") +
      heading(ends, "md") +
      heading(escapeText(headings.comparison), "mc") +
      heading(escapeText(headings.trend), "mt") +
      `</tr></thead><tbody role="rowgroup">${body}</tbody></table>`,
  );
}

function line(row: MeasureRow): string {
  const name = row.href ? `<a href="${escapeText(row.href)}">${escapeText(row.name)}</a>` : escapeText(row.name);
  const value =
    row.value === null
      ? figure(row, `<i>${escapeText(row.absence ?? "")}</i>`)
      : figure(row, `<b>${escapeText(row.value)}</b> ${escapeText(row.unit)}`);
  const word = row.comparison
    ? `<span class="tag tone-${row.comparison.tone}"><span aria-hidden="true">${shapes[row.comparison.tone]}</span> ${escapeText(row.comparison.text)}</span>`
    : "";
  const notes = (row.notes ?? []).map((note) => `<small>${escapeText(note)}</small>`).join("");
  return (
    `<tr role="row"><th scope="row" class="mn" role="rowheader">${name}</th><td class="mv" role="cell">${value}</td>` +
    `<td class="md" role="cell">${row.dots ? DotRow(row.dots).toString() : ""}</td>` +
    `<td class="mc" role="cell">${word}${notes}</td><td class="mt" role="cell">${row.trend ? Sparkline(row.trend).toString() : ""}</td></tr>`
  );
}

function figure(row: MeasureRow, content: string): string {
  return row.valueHref ? `<a href="${escapeText(row.valueHref)}">${content}</a>` : content;
}
