import { expect, test } from "vitest";
import { seededRandom } from "../../stats/index.ts";
import { indicatorRow } from "../../../test/rows.ts";
import { madeView, outcome, type MadeArea } from "../gap/made-equity.ts";
import { measureIds } from "../measures/ids.ts";
import { nationalInequality, nationalReasons, stride, type NationalInput } from "./national.ts";

const sizes = [9, 1, 4, 0];
const starts = Int32Array.of(0, 9, 10, 14, 14);
const neutral = indicatorRow({ polarity: "neutral", measure: "mean", unit: "km" });

/** Three indicators over four municipalities, seed 5; one value, one order and one count are missing. */
function made(): NationalInput {
  const random = seededRandom(5);
  const areas = 14;
  const fill = (least: number, most: number) => Float64Array.from({ length: 2 * areas }, () => least + (most - least) * random());
  const [values, order, people] = [fill(20, 80), fill(0, 1), fill(50, 5000)];
  values[2] = Number.NaN;
  order[3] = Number.NaN;
  people[4] = Number.NaN;
  return { indicators: [outcome, neutral], starts, values, order, people, parents: Int32Array.from({ length: areas }, (_, at) => at % 3) };
}

test("says for every municipality what the view of that municipality says, and why not", () => {
  const input = made();
  const result = nationalInequality(input);
  expect(result).toHaveLength(4 * 2 * measureIds.length * stride);
  let compared = 0;
  for (const [municipality, size] of sizes.entries()) {
    for (const [indicator, row] of input.indicators.entries()) {
      const rows = Array.from({ length: size }, (_, place): MadeArea => {
        const at = indicator * 14 + starts[municipality] + place;
        const known = (value: number) => (Number.isNaN(value) ? "unknown" : value);
        // The made views are ordered by hardship: much of it is least.
        return {
          values: [known(input.values[at])],
          order: known(-input.order[at]),
          people: known(input.people[at]),
          parent: input.parents[starts[municipality] + place],
        };
      });
      const view = madeView(rows, { indicator: { ...outcome, polarity: row.polarity, measure: row.measure, unit: row.unit } });
      for (const [measure, found] of view.current.outcomes.entries()) {
        const at = ((municipality * 2 + indicator) * measureIds.length + measure) * stride;
        compared += 1;
        if (!found.computable) {
          expect(result[at]).toBeNaN();
          expect(nationalReasons(input, municipality, indicator)(measure)).toEqual(found.because);
          continue;
        }
        // Districts are numbered otherwise, so sums over them may end in another last digit.
        for (const [place, number] of [found.value, found.lower ?? Number.NaN, found.upper ?? Number.NaN].entries()) {
          if (Number.isNaN(number)) expect(result[at + place]).toBeNaN();
          else expect(Math.abs(result[at + place] - number)).toBeLessThanOrEqual(1e-12 * Math.abs(number) + 1e-13);
        }
      }
    }
  }
  expect(compared).toBe(4 * 2 * measureIds.length);
});
