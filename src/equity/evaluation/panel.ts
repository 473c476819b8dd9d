/** The figures of an evaluation as a table of areas by periods, and who in it is what. */
import { momentOf, readPeriod, sideOf, type Side, type Span } from "./period.ts";
import type { EvaluationRecord } from "./record.ts";

/** `treated`: the intervention was here. `comparison`: tells what would have been. `near`: looked at for spill-over only. */
export type Role = "treated" | "comparison" | "near";

export type PanelArea = { code: string; name: string; role: Role };
/** `origin`: id of the observation, where it is one of the product's figures. */
type PanelFigure = { area: string; period: Span; value: number | null; origin: string | null };

export type PanelPeriod = Span & { side: Side; at: number };
export type PanelUnit = PanelArea & { values: (number | null)[]; origins: (string | null)[] };

export type Panel = {
  /** Oldest first. */
  periods: PanelPeriod[];
  /** Areas with a figure in every period before and after. */
  units: PanelUnit[];
  /** Areas of the record that lack one or more of those, and which. */
  leftOut: (PanelArea & { missing: string[] })[];
};

/** A period counts when at least this share of the areas on each side has a figure; fewer would leave too many areas out. */
const leastShare = 0.5;

export function panelOf(record: Pick<EvaluationRecord, "start">, areas: readonly PanelArea[], figures: readonly PanelFigure[]): Panel {
  const start = readPeriod(record.start)?.starts;
  if (start === undefined) throw new RangeError(`${record.start} is no period.`);
  const spans = new Map(figures.filter(({ value }) => value !== null).map(({ period }) => [period.id, period]));
  const found = new Map(figures.map((figure) => [`${figure.area} ${figure.period.id}`, figure]));
  const figureOf = (area: PanelArea, period: Span) => found.get(`${area.code} ${period.id}`);
  const has = (area: PanelArea, period: Span) => (figureOf(area, period)?.value ?? null) !== null;
  const enough = (period: Span) =>
    (["treated", "comparison"] as const).every((role) => {
      const side = areas.filter((area) => area.role === role);
      return side.filter((area) => has(area, period)).length >= side.length * leastShare;
    });
  const periods = [...spans.values()]
    .filter(enough)
    .toSorted((a, b) => (a.starts + a.ends < b.starts + b.ends ? -1 : 1))
    .map((period) => ({ ...period, side: sideOf(period, start), at: momentOf(period) }));
  const used = periods.filter(({ side }) => side !== "during");
  const missing = (area: PanelArea) => used.filter((period) => !has(area, period)).map(({ id }) => id);
  return {
    periods,
    units: areas
      .filter((area) => used.length > 0 && missing(area).length === 0)
      .map((area) => ({
        ...area,
        values: periods.map((period) => figureOf(area, period)?.value ?? null),
        origins: periods.map((period) => figureOf(area, period)?.origin ?? null),
      })),
    leftOut: areas.filter((area) => used.length === 0 || missing(area).length > 0).map((area) => ({ ...area, missing: missing(area) })),
  };
}

export const unitsOf = (panel: Panel, role: Role): PanelUnit[] => panel.units.filter((unit) => unit.role === role);
export const periodsOn = (panel: Panel, side: Side): PanelPeriod[] => panel.periods.filter((period) => period.side === side);

/** The plain mean of some areas in a period; null where one of them lacks a figure. */
export function meanIn(units: readonly PanelUnit[], period: number): number | null {
  const values = units.map(({ values: row }) => row[period]);
  return values.length === 0 || values.some((value) => value === null)
    ? null
    : values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / values.length;
}
