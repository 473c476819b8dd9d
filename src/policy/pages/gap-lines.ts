/** For all and for equal chances: beside each average stands how far areas are apart. */
import { areaIndex, type Area, type AreaIndex } from "../../areas/index.ts";
import type { Language } from "../../kernel/language.ts";
import type { Reader } from "../../kernel/snapshot.ts";
import type { Series } from "../framework.ts";
import { SeriesReader } from "../measured-series.ts";
import { estimateOf, type MeasuredSeries, type Measurement } from "../measurement.ts";
import { differenceSentence, rangeSentence, type GapSentence, type Pair } from "./sentences.ts";

export type GapLine = GapSentence & { area: string };

/** The city that an area (a set: its first member) lies in; null for the city itself and what is above it. */
export function cityAround(index: AreaIndex, area: Area): Area | null {
  const inside = area.level === "set" ? index.get(area.memberIds[0]) : area;
  return inside ? (index.ancestorAt(inside, "municipality") ?? null) : null;
}

/** Asks for the gaps of many targets at once, each area and group once. */
export class GapReader {
  readonly #series: SeriesReader;
  readonly #index: AreaIndex;

  constructor(series: SeriesReader, index: AreaIndex) {
    this.#series = series;
    this.#index = index;
  }

  static async open(reader: Reader): Promise<GapReader> {
    return new GapReader(await SeriesReader.open(reader), await areaIndex(reader));
  }

  /** One line per series that has a gap to tell. */
  async ofTarget(series: readonly MeasuredSeries[], unit: string, language: Language): Promise<GapLine[]> {
    const found = await Promise.all(
      series.map(async ({ series: each, absent, measurements, gaps }) => {
        if (absent !== null) return null;
        const area = this.#index.find(each.area);
        const own = await this.withCity(each, area, measurements, unit, language);
        if (own) return own;
        const range = gaps.at(-1);
        return range ? { area: area.name, ...rangeSentence(range, unit, language) } : null;
      }),
    );
    return found.filter((each) => each !== null);
  }

  /** One area beside its city on one series; null for the city itself, or with nothing to compare. */
  async withCity(
    series: Series,
    area: Area,
    measurements: readonly Measurement[],
    unit: string,
    language: Language,
  ): Promise<GapLine | null> {
    const city = cityAround(this.#index, area);
    if (!city) return null;
    const around = await this.#series.inArea(series, city);
    const pairs = measurements.flatMap((own): Pair[] => {
      const other = around.find(({ period }) => period === own.period);
      return own.value === null || !other || other.value === null
        ? []
        : [{ period: own.period, own: estimateOf(own), city: estimateOf(other) }];
    });
    const sentence = differenceSentence(pairs, city.name, unit, language);
    return sentence && { area: area.name, ...sentence };
  }
}
