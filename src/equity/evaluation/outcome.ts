/** What an evaluation looks at: one of the product's indicators, or a series of its own; told alike. */
import type { GroupRow, IndicatorRow } from "../../figures/index.ts";
import type { Language, Translated } from "../../kernel/language.ts";
import { formatNumber } from "../../kernel/language.ts";
import type { SeriesOutcome } from "./record.ts";

export type OutcomeView = {
  title: Translated;
  unit: string;
  decimals: number;
  polarity: "higherIsBetter" | "lowerIsBetter" | "neutral";
  /** A share in percent: read as so many out of a hundred. */
  share: boolean;
  /** A model made it, with help of what is known of the area: what happens in one place may not show in it. */
  modelled: boolean;
  /** Whether the source gives limits with its figures. */
  limits: boolean;
  /** Null for a series. */
  indicator: IndicatorRow | null;
  group: GroupRow | null;
};

export const seriesOutcome = ({ title, unit, decimals, polarity, method }: SeriesOutcome): OutcomeView => ({
  title,
  unit,
  decimals,
  polarity,
  share: unit === "%",
  modelled: method === "modelEstimate",
  limits: false,
  indicator: null,
  group: null,
});

export const indicatorOutcome = (indicator: IndicatorRow, group: GroupRow, limits: boolean): OutcomeView => ({
  title: { nl: indicator.title_nl, en: indicator.title_en },
  unit: indicator.unit,
  decimals: indicator.decimals,
  polarity: indicator.polarity,
  share: indicator.unit === "%",
  modelled: indicator.method === "modelEstimate",
  limits,
  indicator,
  group,
});

/** "2,5 van de 100", or with its unit; without a sign. */
export function size(value: number, outcome: OutcomeView, language: Language): string {
  const { share, unit } = outcome;
  const number = sizeNumber(value, outcome, language);
  if (share) return `${number} ${language === "nl" ? "van de 100" : "out of 100"}`;
  return unit === "" || unit === "aantal" ? number : `${number} ${unit}`;
}

/** "2,5". A difference keeps a decimal below 10: whole numbers would hide it. */
export function sizeNumber(value: number, { decimals }: OutcomeView, language: Language): string {
  const amount = Math.abs(value);
  const kept = amount >= 10 ? 0 : Math.max(1, Math.min(decimals, 2));
  const whole = Math.round(amount);
  return Number(amount.toFixed(kept)) === whole ? formatNumber(whole, language) : formatNumber(amount, language, kept);
}

/** "0,031", or that it is smaller than can be told. */
export function chance(p: number, language: Language): string {
  const least = 0.001;
  return p < least ? `< ${formatNumber(least, language, 3)}` : formatNumber(p, language, 3);
}

/** With its sign, for tables: "−2,5". */
export function signed(value: number | undefined, { decimals }: OutcomeView, language: Language): string {
  if (value === undefined || Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return value < 0 ? "−∞" : "∞";
  const number = formatNumber(Math.abs(value), language, Math.max(1, decimals));
  return Number(number.replaceAll(/[.,]/g, "")) === 0 ? number : `${value < 0 ? "−" : "+"}${number}`;
}

/** A figure as tables show it, or the word for none. */
export function plainNumber(value: number | null, { decimals }: OutcomeView, language: Language, none: string): string {
  return value === null ? none : formatNumber(value, language, Math.max(1, decimals));
}
