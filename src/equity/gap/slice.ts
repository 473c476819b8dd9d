/** The figures that a measurement of inequality needs, fetched at once and found again by indicator, period and group. */
import type { Area } from "../../areas/index.ts";
import { figuresIn, type Figure, type GroupRow, type IndicatorRow, type PeriodRow } from "../../figures/index.ts";
import type { Reader } from "../../kernel/snapshot.ts";

/** Figures of the same areas, in the same order: one column per indicator, period and group. */
export class Slice {
  readonly areas: readonly Area[];
  readonly #placeOf: ReadonlyMap<number, number>;
  readonly #columns = new Map<string, (Figure | undefined)[]>();
  readonly #periods = new Map<string, Map<number, PeriodRow>>();

  constructor(areas: readonly Area[], figures: Iterable<Figure>) {
    this.areas = areas;
    this.#placeOf = new Map(areas.map(({ id }, place) => [id, place]));
    for (const figure of figures) {
      const place = this.#placeOf.get(figure.area.id);
      if (place === undefined) continue;
      const key = keyOf(figure.indicator, figure.group, figure.period);
      let column = this.#columns.get(key);
      if (!column) {
        this.#columns.set(key, (column = Array.from<Figure | undefined>({ length: areas.length })));
      }
      column[place] = figure;
      if (figure.value === null) continue;
      const own = keyOf(figure.indicator, figure.group);
      let periods = this.#periods.get(own);
      if (!periods) this.#periods.set(own, (periods = new Map()));
      periods.set(figure.period.number, figure.period);
    }
  }

  /** The figure of each area, undefined where nothing is stored. */
  column(indicator: IndicatorRow, group: GroupRow, period: PeriodRow): readonly (Figure | undefined)[] {
    return this.#columns.get(keyOf(indicator, group, period)) ?? Array.from<Figure | undefined>({ length: this.areas.length });
  }

  /** Any figure of the indicator for the area at that place, of whatever group and period: it says why there is no value. */
  anyFigure(indicator: IndicatorRow, place: number): Figure | undefined {
    for (const column of this.#columns.values()) {
      const figure = column[place];
      if (figure?.indicator.number === indicator.number) return figure;
    }
    return undefined;
  }

  /** The values of the areas, NaN where there is none. */
  values(indicator: IndicatorRow, group: GroupRow, period: PeriodRow): Float64Array {
    return Float64Array.from(this.column(indicator, group, period), (figure) => figure?.value ?? Number.NaN);
  }

  /** Periods in which at least one of the areas has a value, oldest first. */
  periodsOf(indicator: IndicatorRow, group: GroupRow): PeriodRow[] {
    return [...(this.#periods.get(keyOf(indicator, group))?.values() ?? [])].sort((a, b) => momentOf(a) - momentOf(b));
  }

  /** The period with values that lies nearest to this one; of two as near the earlier, which was known then. */
  nearestPeriod(indicator: IndicatorRow, group: GroupRow, period: PeriodRow): PeriodRow | null {
    let best: PeriodRow | null = null;
    for (const each of this.periodsOf(indicator, group))
      if (best === null || Math.abs(momentOf(each) - momentOf(period)) < Math.abs(momentOf(best) - momentOf(period))) best = each;
    return best;
  }
}

/** One query for all indicators together. */
export async function sliceOf(reader: Reader, indicators: readonly IndicatorRow[], areas: readonly Area[]): Promise<Slice> {
  const distinct = [...new Map(indicators.map((indicator) => [indicator.number, indicator])).values()];
  return new Slice(areas, await figuresIn(reader, distinct, areas));
}

const keyOf = (indicator: IndicatorRow, group: GroupRow, period?: PeriodRow): string =>
  `${indicator.number} ${group.number} ${period?.number ?? ""}`;

/** Middle of a period, in days. */
function momentOf({ starts, ends }: PeriodRow): number {
  return (Date.parse(starts) + Date.parse(ends)) / 2;
}
