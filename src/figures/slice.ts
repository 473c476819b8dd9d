/** Figures of several indicators over several areas at once, for rooms that compute with them. */
import type { Area } from "../areas/index.ts";
import type { Reader } from "../kernel/snapshot.ts";
import { catalogue } from "./catalogue.ts";
import type { Status } from "./delivery.ts";
import { limitsOf, observationId } from "./observation.ts";
import { cellsOf, type GroupRow, type IndicatorRow, type PeriodRow } from "./queries.ts";

export type Figure = {
  indicator: IndicatorRow;
  area: Area;
  period: PeriodRow;
  group: GroupRow;
  status: Status;
  value: number | null;
  /** 95 % limits: the source's, else Wilson's or Byar's where it gives counts; null where neither is to be had. */
  lower: number | null;
  upper: number | null;
  numerator: number | null;
  denominator: number | null;
  /** The observation's id: its origin is at /cijfers/{id}. */
  observation: string;
};

/** Every stored figure of these indicators in these areas, of all periods and groups, in no order. Sets of areas have none of their own. */
export async function figuresIn(reader: Reader, indicators: readonly IndicatorRow[], areas: readonly Area[]): Promise<Figure[]> {
  if (indicators.length === 0 || areas.length === 0) return [];
  const list = await catalogue(reader);
  const areaOf = new Map(areas.map((area) => [area.id, area]));
  const cells = await cellsOf(
    reader.read,
    indicators.map(({ number }) => number),
    [...areaOf.keys()],
  );
  return cells.flatMap((cell) => {
    const area = areaOf.get(cell.area_id);
    if (!area) return [];
    const [indicator, period, group] = [list.indicatorOf(cell.indicator), list.periodOf(cell.period), list.groupOf(cell.population_group)];
    const { status, value, numerator, denominator } = cell;
    const { lower, upper } = limitsOf(cell, indicator);
    const observation = observationId(indicator.id, area, period.id, group.id);
    return [{ indicator, area, period, group, status, value, lower, upper, numerator, denominator, observation }];
  });
}
