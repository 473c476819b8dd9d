import { formatNumber, type Language } from "../../kernel/language.ts";
import { attribute, coordinate, escapeText, markup, type Markup } from "../markup.ts";
import { texts } from "../texts.ts";
import { whisker } from "./dot-row.ts";
import { axis, position, type Axis } from "./scale.ts";

/** One row: an area or a group. A row without value says why in `absence`. */
export type DotListRow = {
  name: string;
  href?: string | null;
  value: number | null;
  lower?: number | null;
  upper?: number | null;
  /** Why there is no value, in words. */
  absence?: string;
  /** The row that the page is about. */
  own?: boolean;
  /** A small line under the name. */
  note?: string;
};

/** Rows that can't be told apart, or that belong together, under one heading in words. */
export type DotListGroup = { heading?: string; rows: readonly DotListRow[] };

export type DotListProps = {
  language: Language;
  groups: readonly DotListGroup[];
  benchmark?: { name: string; value: number } | null;
  decimals?: number;
  /** Ends of the scale; else chosen from the values and limits. */
  domain?: readonly [number, number];
};

const width = 400;
const edge = 8;

/**
 * Areas, or groups of people, with dots and whiskers on a common scale, as a list of real text: it wraps on a phone, links are links, and the figure
 * stands behind the mark, so the marks themselves are hidden from screen readers.
 */
export function RankingChart(props: DotListProps): Markup {
  const scale = rankingScale(props);
  const { groups, absent } = rankingParts(props);
  const lists = groups.map((group) => {
    const heading = group.heading ? `<p class="ranking-heading">${escapeText(group.heading)}</p>` : "";
    const label = attribute("aria-label", group.heading ?? null);
    return `${heading}<ol class="ranking" role="list"${label}>${group.rows.map((row) => line(row, props, scale)).join("")}</ol>`;
  });
  return markup(`<div class="ranking-chart">${head(props, scale)}${lists.join("")}${absentRows(absent, props.language)}</div>`);
}

/** The scale that all rows share, with its benchmark. */
export function rankingScale({ groups, benchmark, domain }: DotListProps): Axis {
  const rows = groups.flatMap((group) => group.rows);
  const found = axis([...rows.flatMap((row) => [row.value, row.lower, row.upper]), benchmark?.value]);
  return domain ? { ...found, domain: [...domain] } : found;
}

/** Groups with the rows that have a value, and apart from them the rows without. */
export function rankingParts({ groups }: DotListProps): { groups: { heading?: string; rows: ValuedRow[] }[]; absent: DotListRow[] } {
  return {
    groups: groups.map((group) => ({ ...group, rows: group.rows.filter(isValued) })).filter((group) => group.rows.length > 0),
    absent: groups.flatMap((group) => group.rows.filter((row) => !isValued(row))),
  };
}

export type ValuedRow = DotListRow & { value: number };
const isValued = (row: DotListRow): row is ValuedRow => row.value !== null;

export const hasLimits = <Row extends DotListRow>(row: Row): row is Row & { lower: number; upper: number } =>
  typeof row.lower === "number" && typeof row.upper === "number";

export const valueText = (value: number, { language, decimals = 1 }: DotListProps): string => formatNumber(value, language, decimals);

/** "tussen 3 en 7"; empty without limits. */
export function limitsText(row: DotListRow, props: DotListProps): string {
  if (!hasLimits(row)) return "";
  const { language, decimals = 1, benchmark } = props;
  const { lower, upper } = row;
  // Limits that are clear of a benchmark of 0 must not seem to hold it by their rounding.
  const show = (limit: number): string =>
    benchmark?.value === 0 && limit !== 0 && Number(limit.toFixed(decimals)) === 0 && lower * upper > 0
      ? texts[language].nearlyNone
      : valueText(limit, props);
  return texts[language].limits(show(lower), show(upper));
}

/** "Utrecht 80,8" */
export const benchmarkText = ({ name, value }: { name: string; value: number }, props: DotListProps): string =>
  `${name} ${valueText(value, props)}`;

function head(props: DotListProps, scale: Axis): string {
  const words = texts[props.language];
  const [low, high] = scale.domain;
  const from = formatNumber(low, props.language, scale.decimals);
  const to = formatNumber(high, props.language, scale.decimals);
  const benchmark = props.benchmark
    ? `<span><svg class="swatch" viewBox="0 0 14 14" aria-hidden="true"><path class="db" d="M7 0v14"/></svg> ${escapeText(benchmarkText(props.benchmark, props))}</span>`
    : "";
  const note = low > 0 ? words.axisFrom(from) : words.scale(from, to);
  return `<p class="chart-key">${benchmark}<span>${escapeText(note)}</span></p><p class="ranking-scale" aria-hidden="true"><span>${from}</span><span>${to}</span></p>`;
}

function line(row: ValuedRow, props: DotListProps, scale: Axis): string {
  const x = position(scale.domain, edge, width - edge);
  let marks = `<path class="da" d="M${edge} 18H${width - edge}"/>`;
  if (props.benchmark) marks += `<path class="db" d="M${coordinate(x(props.benchmark.value))} 0v36"/>`;
  if (hasLimits(row)) marks += whisker(x(row.lower), x(row.upper), 18);
  marks += `<circle class="${row.own ? "dm" : "do"}" cx="${coordinate(x(row.value))}" cy="18" r="6"/>`;
  const name = row.href
    ? `<a href="${escapeText(row.href)}"${attribute("aria-current", row.own ? "true" : null)}>${escapeText(row.name)}</a>`
    : escapeText(row.name);
  const between = limitsText(row, props);
  const limits = between ? ` <small>${escapeText(between)}</small>` : "";
  return (
    `<li${row.own ? ' class="own"' : ""}><span class="rn">${name}${row.note ? ` <small>${escapeText(row.note)}</small>` : ""}</span>` +
    `<svg class="rd" viewBox="0 0 ${width} 36" aria-hidden="true">${marks}</svg>` +
    `<span class="rv"><b>${valueText(row.value, props)}</b>${limits}</span></li>`
  );
}

function absentRows(rows: readonly DotListRow[], language: Language): string {
  if (rows.length === 0) return "";
  const reasons = new Map<string, string[]>();
  for (const row of rows) {
    const reason = row.absence ?? texts[language].unknown;
    reasons.set(reason, [
      ...(reasons.get(reason) ?? []),
      row.href ? `<a href="${escapeText(row.href)}">${escapeText(row.name)}</a>` : escapeText(row.name),
    ]);
  }
  const items = [...reasons].map(([reason, names]) => `<li><b>${escapeText(reason)}:</b> ${names.join(", ")}</li>`).join("");
  return `<div class="absent"><p>${texts[language].absent}</p><ul>${items}</ul></div>`;
}
