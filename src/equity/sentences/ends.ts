/** The two ends of which a sentence speaks, and their numbers rounded so that they agree with each other as shown. */
import type { IndicatorRow } from "../../figures/index.ts";
import { formatNumber, type Language } from "../../kernel/language.ts";
import type { EquityView, PeriodView } from "../view.ts";

export type Ends = {
  /** `line`: its ends. `bands`: fifths of people, or a named group and the rest. `areas`: the first and the last on the ladder. `values`: the lowest and the highest. */
  of: "line" | "bands" | "areas" | "values";
  least: number;
  most: number;
  /** Limits of most − least; null where there are none. */
  lower: number | null;
  upper: number | null;
  /** Names of the two areas, where they are areas. */
  names: [string, string] | null;
};

type Shown = Pick<IndicatorRow, "measure" | "unit" | "decimals">;

/** Null with fewer than two areas. */
export function endsIn(period: PeriodView, { ordering, indicator }: Pick<EquityView, "ordering" | "indicator">): Ends | null {
  const { rungs, bands, line } = period;
  const difference = period.outcomes.find((each) => each.measure === "difference");
  const limits = difference?.computable === true ? { lower: difference.lower, upper: difference.upper } : { lower: null, upper: null };
  if (ordering === null) {
    const sorted = rungs.toSorted((a, b) => a.value - b.value);
    const [low, high] = [sorted[0], sorted.at(-1)];
    if (!low || !high || low === high) return null;
    return { of: "values", least: low.value, most: high.value, lower: null, upper: null, names: [low.area.name, high.area.name] };
  }
  if (ordering.kind === "areas") {
    const [group, rest] = [bands.find(({ id }) => id === "group"), bands.find(({ id }) => id === "rest")];
    return group && rest ? { of: "bands", least: group.value, most: rest.value, ...limits, names: null } : null;
  }
  // A straight line may leave 0–100 where few have it; then what fifths of the people have is said instead.
  if (line && isPossible(line.least.value, indicator) && isPossible(line.most.value, indicator)) {
    const { lower, upper } = line.slope;
    return { of: "line", least: line.least.value, most: line.most.value, lower, upper, names: null };
  }
  const [first, last] = [bands[0], bands.at(-1)];
  if (first && last && first !== last) return { of: "bands", least: first.value, most: last.value, ...limits, names: null };
  const [low, high] = [rungs[0], rungs.at(-1)];
  if (!low || !high || low === high) return null;
  return { of: "areas", least: low.value, most: high.value, ...limits, names: [low.area.name, high.area.name] };
}

const isPossible = (value: number, { measure, unit }: Shown): boolean =>
  measure !== "proportion" || (value >= 0 && value <= (unit === "%" ? 100 : 1));

/** How numbers are shown: people out of 100 or of 1,000, or in the indicator's own unit. */
export type Scale = { per: 100 | 1000 | null; factor: number; decimals: number; unit: string };

/** Small shares that are about as large are told out of 1,000, or both ends would read the same. */
export function scaleFor(ends: Pick<Ends, "least" | "most">, indicator: Shown): Scale {
  if (indicator.measure === "proportion") {
    const percent = indicator.unit === "%" ? 1 : 100;
    const [a, b] = [ends.least * percent, ends.most * percent];
    const small = Math.max(a, b) < 10 && Math.abs(Math.round(a) - Math.round(b)) < 2;
    return { per: small ? 1000 : 100, factor: small ? percent * 10 : percent, decimals: 0, unit: "" };
  }
  if (/^x 1[ .]?000 /.test(indicator.unit)) {
    // Thousands with decimals are no words: 24.3 × 1,000 euro is 24,300 euro.
    return { per: null, factor: 1000, decimals: 0, unit: indicator.unit.replace(/^x 1[ .]?000 /, "") };
  }
  return {
    per: null,
    factor: 1,
    decimals: indicator.decimals,
    unit: indicator.unit === "aantal" || indicator.unit === "code" ? "" : indicator.unit,
  };
}

const rounded = (value: number, { factor, decimals }: Scale): number => Math.round(value * factor * 10 ** decimals) / 10 ** decimals;

/** One end: "68 van de 100", "0,6 km". `bare` leaves "van de 100" and the unit out. */
export function endText(value: number, scale: Scale, language: Language, bare = false): string {
  const shown = rounded(value, scale);
  if (scale.per === null) return withUnit(formatNumber(shown, language, scale.decimals), bare ? "" : scale.unit);
  const count = shown === 0 && value > 0 ? (language === "nl" ? "minder dan 1" : "fewer than 1") : formatNumber(shown, language);
  if (bare) return count;
  const per = formatNumber(scale.per, language);
  return language === "nl" ? `${count} van de ${per}` : `${count} out of ${per}`;
}

export type ShownGap = { size: number; text: string; range: string | null; includesNothing: boolean; known: boolean };

/** The gap as the two shown ends differ, with limits that hold it: "20", "tussen 15 en 25". Without sign; the ends tell the direction. */
export function gapText(ends: Ends, scale: Scale, language: Language): ShownGap {
  const [least, most] = [rounded(ends.least, scale), rounded(ends.most, scale)];
  const unrounded = Math.abs(most - least);
  const size = Math.round(unrounded * 10 ** scale.decimals) / 10 ** scale.decimals;
  const text = withUnit(formatNumber(size, language, scale.decimals), scale.unit);
  if (ends.lower === null || ends.upper === null) return { size, text, range: null, includesNothing: false, known: false };
  const includesNothing = ends.lower <= 0 && ends.upper >= 0;
  if (includesNothing) return { size, text, range: null, includesNothing, known: true };
  const inside = [Math.abs(ends.lower), Math.abs(ends.upper)].map((limit) => rounded(limit, scale)).sort((a, b) => a - b);
  const [low, high] = [Math.min(inside[0], size), Math.max(inside[1], size)];
  const number = (value: number) => formatNumber(value, language, scale.decimals);
  // The limits are clear of 0, and a rounded 0 would say that they aren't.
  const start = low === 0 ? (language === "nl" ? "bijna 0" : "nearly 0") : number(low);
  const range = low === high ? null : language === "nl" ? `tussen ${start} en ${number(high)}` : `between ${start} and ${number(high)}`;
  return { size, text, range, includesNothing, known: true };
}

const withUnit = (number: string, unit: string): string => (unit === "" ? number : `${number} ${unit}`);
