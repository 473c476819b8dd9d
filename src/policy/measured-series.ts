/** What the figures room has measured of a target's series: in the area itself, in its parts, and in the city. */
import { areaIndex, type Area, type AreaIndex } from "../areas/index.ts";
import { areaObservations, catalogue, type Observation } from "../figures/index.ts";
import type { Reader } from "../kernel/snapshot.ts";
import type { Series, Target } from "./framework.ts";
import { complementOf, gapOf, type AreaGap, type AreaValue, type MeasuredSeries, type Measurement } from "./measurement.ts";
import type { Span } from "./moment.ts";

type Catalogue = Awaited<ReturnType<typeof catalogue>>;
type Indicator = Catalogue["indicators"][number];

/** Asks the figures room once per area and group, however many targets look at it. */
export class SeriesReader {
  readonly #reader: Reader;
  readonly #index: AreaIndex;
  readonly #list: Catalogue;
  readonly #found = new Map<string, Promise<Observation[]>>();

  constructor(reader: Reader, index: AreaIndex, list: Catalogue) {
    this.#reader = reader;
    this.#index = index;
    this.#list = list;
  }

  static async open(reader: Reader): Promise<SeriesReader> {
    const [index, list] = await Promise.all([areaIndex(reader), catalogue(reader)]);
    return new SeriesReader(reader, index, list);
  }

  /** Every series of a target; one that is not there says why. */
  async ofTarget(target: Target): Promise<MeasuredSeries[]> {
    return Promise.all(target.series.map((series) => this.measure(series, target.unit)));
  }

  async measure(series: Series, unit: string): Promise<MeasuredSeries> {
    const indicator = this.#list.indicators.find(({ id }) => id === series.indicator);
    const nothing = (absent: MeasuredSeries["absent"]): MeasuredSeries => ({
      series,
      absent,
      unit: indicator?.unit ?? null,
      measurements: [],
      gaps: [],
    });
    if (!indicator) return nothing("indicatorNotLoaded");
    if (!this.#list.groups.some(({ id }) => id === series.group)) return nothing("groupNotLoaded");
    if (this.#index.versions(series.area).length === 0) return nothing("areaNotLoaded");
    // The others' share makes sense of a percentage only.
    if (indicator.unit !== unit || (series.complement && indicator.unit !== "%")) return nothing("otherUnit");
    const area = this.#index.find(series.area);
    const measurements = await this.inArea(series, area);
    return { series, absent: null, unit: indicator.unit, measurements, gaps: await this.#gaps(series, area, measurements) };
  }

  /** One series in another area than its own: a district of the set, the city. Oldest first. */
  async inArea(series: Series, area: Area): Promise<Measurement[]> {
    const indicator = this.#list.indicators.find(({ id }) => id === series.indicator);
    if (!indicator || !this.#list.groups.some(({ id }) => id === series.group)) return [];
    const periods = new Map(this.#list.periods.map((period) => [period.id, period]));
    const observations = await this.#observations(area, series.group);
    return observations
      .filter((each) => each.indicator === series.indicator)
      .flatMap((observation) => {
        const span = periods.get(observation.period);
        const measured = span && measurementOf(observation, span, indicator);
        return measured ? [series.complement ? complementOf(measured) : measured] : [];
      });
  }

  #observations(area: Area, group: string): Promise<Observation[]> {
    const key = `${area.id} ${group}`;
    const known = this.#found.get(key);
    if (known) return known;
    const asked = areaObservations(this.#reader, area.code, { group, division: area.division });
    this.#found.set(key, asked);
    return asked;
  }

  async #gaps(series: Series, area: Area, whole: readonly Measurement[]): Promise<AreaGap[]> {
    const parts = partsOf(this.#index, area);
    const city = cityOf(this.#index, area);
    const [ofParts, ofCity] = await Promise.all([
      Promise.all(parts.map((part) => this.inArea(series, part))),
      city ? this.inArea(series, city) : [],
    ]);
    const periods = [
      ...new Set(
        [...whole, ...ofParts.flat()]
          .toSorted((a, b) => (a.starts < b.starts ? -1 : a.starts > b.starts ? 1 : 0))
          .map(({ period }) => period),
      ),
    ];
    return periods.flatMap((period) => {
      const at = (list: readonly Measurement[]) => list.find((each) => each.period === period);
      const members = parts.map((part, place) => {
        const measured = at(ofParts[place]);
        return { area: part.code, name: part.name, value: measured?.value ?? null, status: measured?.status ?? "unknown" };
      });
      const inCity = at(ofCity)?.value ?? null;
      const cityValue: AreaValue | null =
        city && city.id !== area.id && inCity !== null ? { area: city.code, name: city.name, value: inCity } : null;
      const gap = gapOf(period, members, at(whole)?.value ?? null, cityValue);
      return gap ? [gap] : [];
    });
  }
}

/** A set's members; of another area what lies directly below it. A neighbourhood has none. */
function partsOf(index: AreaIndex, area: Area): readonly Area[] {
  if (area.level === "set") return area.memberIds.flatMap((id) => index.get(id) ?? []);
  return area.level === "municipality" || area.level === "district" ? index.children(area) : [];
}

function cityOf(index: AreaIndex, area: Area): Area | null {
  const inside = area.level === "set" ? index.get(area.memberIds[0]) : area;
  if (!inside) return null;
  return inside.level === "municipality" ? inside : (index.ancestorAt(inside, "municipality") ?? null);
}

function measurementOf(observation: Observation, { starts, ends }: Span, indicator: Indicator): Measurement {
  const { id, period, value, lower, upper, status } = observation;
  // A register's count of people or things has no sampling error; rounding and late entries it may have, and its source says so.
  return {
    period,
    starts,
    ends,
    value,
    lower,
    upper,
    status,
    exact: indicator.measure === "count" && indicator.method === "register",
    modelEstimate: indicator.method === "modelEstimate",
    from: { kind: "observation", id },
  };
}
