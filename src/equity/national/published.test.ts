/** Every measure of every municipality and indicator on published figures: what must hold whatever the figures say. */
import { beforeAll, describe, expect, test } from "vitest";
import { publishedFigures, type PublishedFigures } from "../../../test/published-figures.ts";
import { hasSharedData, needsData } from "../../../test/shared-data.ts";
import { measureIds, type MeasureId } from "../measures/ids.ts";
import { nationalInequality, nationalReasons, stride } from "./national.ts";

type Got = (measure: MeasureId, number?: "value" | "lower" | "upper") => number;
type Cell = { name: string; got: Got; areas: readonly number[]; values: Float64Array };

const numberOf = new Map(measureIds.map((measure, number) => [measure, number]));
const partOf = { value: 0, lower: 1, upper: 2 };

let input: PublishedFigures;
let result: Float64Array;

/** Every municipality and indicator with the areas that have all three of value, order and people. */
function* cells(): Generator<Cell> {
  const areas = input.parents.length;
  for (const [municipality, code] of input.municipalities.entries()) {
    const inside = Array.from(
      { length: input.starts[municipality + 1] - input.starts[municipality] },
      (_, at) => input.starts[municipality] + at,
    );
    for (const [indicator, id] of input.ids.entries()) {
      const at = (municipality * input.ids.length + indicator) * measureIds.length * stride;
      const values = input.values.subarray(indicator * areas, (indicator + 1) * areas);
      yield {
        name: `${code} ${id}`,
        got: (measure, number = "value") => result[at + (numberOf.get(measure) ?? 0) * stride + partOf[number]],
        areas: inside.filter((area) => ![values[area], input.order[area], input.people[area]].some(Number.isNaN)),
        values,
      };
    }
  }
}

const holds = { enough: true, faults: [] };

/** Asks of every cell that has what is asked about; tells the first that are wrong, and whether enough were asked. */
function everywhere(least: number, wrong: (cell: Cell) => boolean | null): { enough: boolean; faults: string[] } {
  const faults: string[] = [];
  let asked = 0;
  for (const cell of cells()) {
    const found = wrong(cell);
    if (found !== null) asked += 1;
    if (found) faults.push(cell.name);
  }
  return { enough: asked > least, faults: faults.slice(0, 5) };
}

const near = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-9 * (Math.abs(one) + Math.abs(other)) + 1e-9;
const unless = (missing: boolean, wrong: () => boolean): boolean | null => (missing ? null : wrong());

describe.skipIf(!hasSharedData)(`355 municipalities × 35 indicators of 50090NED in 2020, all neighbourhoods${needsData}`, () => {
  beforeAll(async () => {
    input = await publishedFigures();
    result = nationalInequality(input);
  }, 30_000);

  test("the country is whole", () => {
    expect(input.municipalities).toHaveLength(355);
    expect(input.ids).toHaveLength(35);
    expect(input.parents).toHaveLength(13_808);
    expect(result).toHaveLength(355 * 35 * measureIds.length * stride);
  });

  test("each measure is a number or has a reason that fits what was found; limits stand around a value, both or neither", () => {
    const faults: string[] = [];
    const reasons = new Set<string>();
    const found = [...cells()];
    let numbers = 0;
    let at = 0;
    for (const [municipality, code] of input.municipalities.entries()) {
      for (const [indicator, id] of input.ids.entries()) {
        let why: ReturnType<typeof nationalReasons> | null = null;
        for (const [number, measure] of measureIds.entries()) {
          const [value, lower, upper] = [result[at], result[at + 1], result[at + 2]];
          at += stride;
          if (Number.isFinite(value)) numbers += 1;
          else if (Number.isNaN(value)) {
            why ??= nationalReasons(input, municipality, indicator);
            const reason = why(number).code;
            reasons.add(reason);
            const { areas } = found[municipality * input.ids.length + indicator];
            if (!fits(reason, areas, input.indicators[indicator].polarity)) faults.push(`${code} ${id} ${measure} lacks ${reason}`);
          } else faults.push(`${code} ${id} ${measure} is ${value}`);
          if (Number.isNaN(lower) !== Number.isNaN(upper) || lower > value || upper < value)
            faults.push(`${code} ${id} ${measure} ${value} has limits ${lower} to ${upper}`);
        }
      }
    }
    expect(faults.slice(0, 5)).toEqual([]);
    expect(numbers).toBeGreaterThan(200_000);
    expect([...reasons].sort()).toEqual(["noDirection", "noFigures", "noParts", "tooFewAreas"]);
  });

  test("the Theil index within districts and between them add up to the whole", () => {
    const found = everywhere(5_000, ({ got }) =>
      unless(Number.isNaN(got("theilWithin")), () => !near(got("theilWithin") + got("theilBetween"), got("theil"))),
    );
    expect(found).toEqual(holds);
  });

  test("the two ends of the line that the slope and the ratio tell of are one line through the mean", () => {
    const found = everywhere(8_000, ({ got, areas, values }) =>
      unless(Number.isNaN(got("relativeSlope")), () => {
        const [slope, ratio] = [got("slope"), got("relativeSlope")];
        const least = meanOf(areas, values) - slope / 2;
        return !near(ratio * least, least + slope);
      }),
    );
    expect(found).toEqual(holds);
  });

  test("concentration: relative within −1 and 1 and the absolute over the mean; Erreygers 4 × the absolute, Wagstaff further out", () => {
    const found = everywhere(8_000, ({ got, areas, values }) =>
      unless(Number.isNaN(got("wagstaff")), () => {
        const [absolute, relative, mean] = [got("concentration"), got("relativeConcentration"), meanOf(areas, values)];
        const bounded = Math.abs(relative) <= 1 && Math.abs(got("wagstaff")) <= 1 && Math.abs(got("erreygers")) <= 1;
        const wagstaff = relative / (1 - mean / 100);
        return !(
          bounded &&
          near(relative * mean, absolute) &&
          near(got("erreygers"), (4 * absolute) / 100) &&
          near(got("wagstaff"), wagstaff) &&
          absolute * got("slope") >= 0
        );
      }),
    );
    expect(found).toEqual(holds);
  });

  test("no difference of two ends, and no mean distance, is larger than from the lowest to the highest value", () => {
    const found = everywhere(8_000, ({ got, areas, values }) =>
      unless(Number.isNaN(got("difference")), () => {
        const found = areas.map((area) => values[area]);
        const range = Math.max(...found) - Math.min(...found) + 1e-9;
        const distances = (["difference", "fromBest", "fromMean", "fromReference", "betweenGroupDeviation"] as const).map((measure) =>
          got(measure),
        );
        return distances.some((distance) => Math.abs(distance) > range) || got("fromMean") > got("fromBest") + range / 2;
      }),
    );
    expect(found).toEqual(holds);
  });

  test("what could be won is the fraction of the mean, and is never a loss", () => {
    const sign = new Map(input.ids.map((id, at) => [id, input.indicators[at].polarity === "higherIsBetter" ? 1 : -1]));
    const found = everywhere(7_000, ({ name, got, areas, values }) =>
      unless(Number.isNaN(got("attributableFraction")), () => {
        const [risk, fraction] = [got("attributableRisk"), got("attributableFraction")];
        return !near(fraction, (100 * risk) / meanOf(areas, values)) || risk * (sign.get(name.split(" ")[1]) ?? 0) < 0;
      }),
    );
    expect(found).toEqual(holds);
  });

  test("the deviation is the root of the variance, the variation that over the mean, the disparity the distance over the mean", () => {
    const found = everywhere(8_000, ({ got, areas, values }) =>
      unless(Number.isNaN(got("variation")), () => {
        const mean = meanOf(areas, values);
        return !(
          near(got("betweenGroupDeviation") ** 2, got("betweenGroupVariance")) &&
          near(got("variation"), (100 * got("betweenGroupDeviation")) / mean) &&
          near(got("disparityWeighted"), (100 * got("fromMeanWeighted")) / mean) &&
          got("fromMeanWeighted") <= got("betweenGroupDeviation") + 1e-9
        );
      }),
    );
    expect(found).toEqual(holds);
  });
});

/** Whether the reason can be seen in what was given. */
function fits(reason: string, areas: readonly number[], polarity: string): boolean {
  const parents = new Set(areas.map((area) => input.parents[area])).size;
  if (reason === "noFigures") return areas.length === 0;
  if (reason === "tooFewAreas") return areas.length > 0 && areas.length < 3;
  if (reason === "noDirection") return areas.length > 1 && polarity === "neutral";
  return reason === "noParts" && areas.length > 1 && (parents === 1 || parents === areas.length);
}

function meanOf(areas: readonly number[], values: Float64Array): number {
  let [people, sum] = [0, 0];
  for (const area of areas) {
    people += input.people[area];
    sum += input.people[area] * values[area];
  }
  return sum / people;
}
