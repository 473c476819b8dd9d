/** What the charts of one indicator draw, from a view; the page and its pictures use the same. */
import type { Area, AreaIndex } from "../../areas/index.ts";
import { capital, labelIn, momentOf } from "../../figures/index.ts";
import type { Language } from "../../kernel/language.ts";
import type { EquiplotProps, EquiplotRow } from "../../ui/chart/equiplot.ts";
import type { SlopePlotProps } from "../../ui/chart/slope-plot.ts";
import type { TrendChartProps } from "../../ui/chart/trend-chart.ts";
import { notComputable } from "../sentences/reasons.ts";
import { endsIn, scaleFor, type Ends } from "../sentences/ends.ts";
import { orderingWords, type OrderingWords } from "../sentences/ordering.ts";
import type { EquityView, Line, PeriodView } from "../view.ts";
import { changeWord, gapTitle, gapUnit, measureText, upright, withGapUnit } from "./parts.tsx";
import { words } from "./words.ts";

type Gap = { value: number; lower: number | null; upper: number | null };

/** Most − least advantaged: of the line, else of the two outer groups. */
export function gapOf({ line, outcomes }: Pick<PeriodView, "line" | "outcomes">): Gap | null {
  if (line) return line.slope;
  const difference = outcomes.find(({ measure }) => measure === "difference");
  return difference?.computable ? difference : null;
}

const unitSign = ({ indicator }: Pick<EquityView, "indicator">): string => (indicator.unit === "%" ? " %" : "");
const leastSpan = ({ indicator }: Pick<EquityView, "indicator">): number => (indicator.unit === "%" ? 10 : 0);

/** Null without an order along which a line could lie. */
export function slopeProps(view: EquityView, index: AreaIndex, language: Language): SlopePlotProps | null {
  const { current, indicator, group, ordering, within } = view;
  const { line, rungs, mean } = current;
  if (ordering?.kind !== "indicators" || rungs.every(({ rank }) => rank === null)) return null;
  const text = words[language];
  const { least, most } = orderingWords(ordering, within, language);
  const nameOf = (area: Area) => labelIn(within, area, index);
  const missing = current.outcomes.find(({ measure }) => measure === "slope");
  const ends: Ends | null = line && {
    of: "line",
    least: line.least.value,
    most: line.most.value,
    lower: line.slope.lower,
    upper: line.slope.upper,
    names: null,
  };
  return {
    language,
    title: ends ? gapTitle(ends, scaleFor(ends, indicator), indicator, language) : text.noLine,
    description: `${measureText(indicator, group, current.period, language)}.`,
    areas: rungs.map(({ area, rank, value, people }) => ({ name: nameOf(area), rank: rank ?? Number.NaN, value, people: people ?? 0 })),
    line: line && { least: line.least.value, most: line.most.value },
    band: line ? bandOf(line) : [],
    ends: { least, most },
    labels: labelled(current).map(nameOf),
    benchmark: mean === null ? null : { name: text.meanName, value: mean },
    decimals: indicator.decimals,
    unit: unitSign(view),
    leastSpan: leastSpan(view),
    note: line || missing?.computable !== false ? null : `${capital(notComputable(missing.because, language))}.`,
  };
}

/**
 * Limits along the line. Its squared half-width is a quadratic in the place on the ladder; both ends and the slope (whose half-width is
 * that of the difference of the ends) say which one.
 */
export function bandOf({ least, most, slope }: Line, steps = 20): { rank: number; lower: number; upper: number }[] {
  const [atLeast, atMost, ofSlope] = [least, most, slope].map(({ value, upper }) => (upper === null ? Number.NaN : (upper - value) ** 2));
  if ([atLeast, atMost, ofSlope].some(Number.isNaN)) return [];
  const linear = atMost - atLeast;
  const middle = (atLeast + atMost) / 2 - ofSlope / 4;
  return Array.from({ length: steps + 1 }, (_, step) => {
    const rank = step / steps;
    const off = rank - 0.5;
    const value = least.value + rank * (most.value - least.value);
    const far = Math.sqrt(Math.max(0, middle + linear * off + ofSlope * off * off));
    return { rank, lower: value - far, upper: value + far };
  });
}

/** Names that help to find one's way: the ends of the ladder, the ends of the scale, and those farthest from the line. */
function labelled({ rungs, line }: PeriodView): Area[] {
  const byValue = rungs.toSorted((a, b) => a.value - b.value);
  const away = (rung: PeriodView["rungs"][number]): number =>
    line && rung.rank !== null ? Math.abs(rung.value - (line.least.value + rung.rank * (line.most.value - line.least.value))) : 0;
  const far = rungs.toSorted((a, b) => away(b) - away(a));
  const chosen = [rungs[0], rungs.at(-1), byValue[0], byValue.at(-1), ...far.slice(0, 8)];
  return [...new Set(chosen.flatMap((rung) => (rung ? [rung.area] : [])))];
}

/** One row per period: fifths of the people, a named group and the rest, or single areas where they are few or without order. */
export function equiplotProps(view: EquityView, language: Language): (EquiplotProps & { note: string; columns: string[] }) | null {
  const { indicator, group, change } = view;
  const text = words[language];
  const found = groupsOf(view, language);
  if (!found) return null;
  const { names, rows, note, columns, between } = found;
  const title =
    change && view.ordering
      ? change.evidence === "unknownUncertainty"
        ? text.changeTitleUnsure(change.from.id, changeWord(change, language))
        : text.changeTitle(change.from.id, changeWord(change, language))
      : found.ofAreas
        ? text.equiplotOfAreas
        : text.equiplot;
  return {
    language,
    title,
    description: `${measureText(indicator, group, null, language)}.`,
    groups: names,
    rows,
    decimals: indicator.decimals,
    // As the ends beside it, so that their difference can be checked.
    gapDecimals: indicator.decimals,
    ...(between ? { between } : {}),
    ...(indicator.unit === "%" ? {} : { gapText: (gap: string) => withGapUnit(gap, indicator, language) }),
    unit: unitSign(view),
    leastSpan: leastSpan(view),
    note,
    columns,
  };
}

/** `columns` name the groups in the table, where the drawing has no room for each; `between` what the dots between the ends are. */
type Groups = { columns: string[]; names: string[]; rows: EquiplotRow[]; note: string; between?: string; ofAreas?: true };

function groupsOf(view: EquityView, language: Language): Groups | null {
  const { ordering, current, within, periods } = view;
  const text = words[language];
  const label = ordering && orderingWords(ordering, within, language);
  if (!ordering || !label) return spreadOf(view, language);
  if (endsIn(current, view)?.of === "line") return lineGroups(view, label, language);
  if (current.bands.length > 1) {
    const ids = current.bands.map(({ id }) => id);
    const names = ids.map((_, at) => (at === 0 ? label.least : at === ids.length - 1 ? label.most : text.between));
    return {
      names,
      columns: ordering.kind === "areas" ? names : ids.map((id) => text.fifthName(Number(id.slice(-1)))),
      rows: periods.map((period) => ({
        period: period.period.id,
        values: ids.map((id) => period.bands.find((band) => band.id === id)?.value ?? null),
        gap: differenceOf(period),
      })),
      note: ordering.kind === "areas" ? text.equiplotBands : text.equiplotFifths,
    };
  }
  const areas = current.rungs.map(({ area }) => area);
  if (areas.length < 2 || areas.length > 12) return spreadOf(view, language);
  return {
    names: areas.map(({ name }) => name),
    columns: areas.map(({ name }) => name),
    rows: periods.map((period) => ({
      period: period.period.id,
      values: areas.map(({ id }) => period.rungs.find(({ area }) => area.id === id)?.value ?? null),
    })),
    note: text.equiplotAreas,
    between: text.areasBetween,
    ofAreas: true,
  };
}

/**
 * The ends of each period's line, which are those of the sentence and of the slope plot, with the fifths of the people between them. The outer
 * fifths as ends would show a smaller gap than the sentence tells: each is the mean of many rungs.
 */
function lineGroups(view: EquityView, { least, most }: OrderingWords, language: Language): Groups {
  const text = words[language];
  const { current, periods } = view;
  const fifths = current.bands.map(({ id }) => ({ id, name: text.fifthName(Number(id.slice(-1))) }));
  const names = [least, ...fifths.map(({ name }) => name), most];
  return {
    names,
    columns: [text.leastEnd, ...fifths.map(({ name }) => name), text.mostEnd],
    rows: periods.map((period) => {
      const ends = endsIn(period, view);
      const line = ends?.of === "line" ? ends : null;
      const inner = fifths.map(({ id }) => period.bands.find((band) => band.id === id)?.value ?? null);
      return {
        period: period.period.id,
        values: [line?.least ?? null, ...inner, line?.most ?? null],
        gap: period.line && line ? upright(period.line.slope) : null,
        ...(line ? {} : { absence: text.noLine }),
      };
    }),
    note: text.equiplotLine,
    between: text.fifthsBetween,
  };
}

function differenceOf({ outcomes }: PeriodView): EquiplotRow["gap"] {
  const difference = outcomes.find(({ measure }) => measure === "difference");
  return difference?.computable ? upright(difference) : null;
}

/** The values from low to high, at most nine of them: the outer two and evenly chosen ones between. */
function spreadOf({ periods, ordering }: EquityView, language: Language): Groups | null {
  const text = words[language];
  const sorted = periods.map(({ rungs }) => rungs.map(({ value }) => value).toSorted((a, b) => a - b));
  const lengths = sorted.map(({ length }) => length).filter((length) => length > 0);
  const count = Math.min(9, ...lengths);
  if (lengths.length === 0 || count < 2) return null;
  return {
    names: Array.from({ length: count }, (_, at) => (at === 0 ? text.lowest : at === count - 1 ? text.highest : text.between)),
    columns: Array.from({ length: count }, (_, at) => (at === 0 ? text.lowest : at === count - 1 ? text.highest : String(at + 1))),
    rows: periods.map(({ period }, place) => ({
      period: period.id,
      values: Array.from({ length: count }, (_, at) => sorted[place][Math.round((at * (sorted[place].length - 1)) / (count - 1))] ?? null),
    })),
    note: ordering ? text.equiplotNoLadder : text.equiplotSpread,
    between: text.areasBetween,
    ofAreas: true,
  };
}

/** The gap over the years, in the direction that it had first; null with fewer than two. */
export function trendProps(view: EquityView, language: Language): TrendChartProps | null {
  const { indicator, group, periods, ordering } = view;
  const gaps = periods.flatMap((period) => {
    const gap = gapOf(period);
    return gap ? [{ period: period.period, gap }] : [];
  });
  if (!ordering || gaps.length < 2) return null;
  const turned = gaps[0].gap.value < 0;
  const text = words[language];
  return {
    language,
    title: text.trend,
    description: text.trendSubtitle(measureText(indicator, group, null, language), gapUnitText(view, language)),
    name: text.trendName,
    points: gaps.map(({ period, gap }) => {
      const { value, lower, upper } = turned ? { value: -gap.value, lower: minus(gap.upper), upper: minus(gap.lower) } : gap;
      return { period: period.id, at: momentOf(period), value, lower, upper };
    }),
    decimals: indicator.unit === "%" ? 1 : indicator.decimals + 1,
    leastSpan: leastSpan(view),
  };
}

const minus = (value: number | null): number | null => (value === null ? null : -value);

function gapUnitText({ indicator }: EquityView, language: Language): string {
  const unit = indicator.unit === "%" ? (language === "nl" ? "punten" : "points") : gapUnit(indicator, language);
  return unit === "" ? "" : ` in ${unit}`;
}
