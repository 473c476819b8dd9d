import { normalDraws } from "../../random/normal-draws.ts";
import { seededRandom } from "../../random/seeded-random.ts";
import { panel } from "../panel.ts";
import { areaSpreads } from "./area-spreads.ts";
import { changePanel } from "./change-panel.ts";
import { permutationTest } from "./permutation-test.ts";

export type Lattice = {
  treated: number;
  comparison: number;
  /** What each period counts for in the number that is compared, such as −1/before … 1/after …; the first `before` lie before the start. */
  contrast: Float64Array;
  before: number;
  autocorrelation: number;
  confidence: number;
  /** After a lot sets are compared without their noise before. */
  byLot: boolean;
};

/** Simulated cities, each giving two numbers; the Monte-Carlo error of a power of 80 % is then about 2 points. */
const cities = 300;
/** Sets of areas beyond which they are drawn: fewer than for the test itself, which moves its power by less than a point. */
const most = 299;

/**
 * The effects, smallest first and in sds of one value, from which simulated cities without an effect show one by `permutationTest`: an added
 * effect only shifts the limits, so minus the lower and the upper limit tell it. The power at an effect is the share of numbers below it.
 * It holds what formulas leave out: that few sets give few different p's, and what each side's own noise costs. The same draws each time.
 * @example const plain = { contrast: Float64Array.of(-1, 1), before: 1, autocorrelation: 0, confidence: 0.95, byLot: true };
 * permutationNeeds({ ...plain, treated: 1, comparison: 9 })[0] // Infinity
 */
export function permutationNeeds(lattice: Lattice): Float64Array {
  const { treated, comparison, contrast, before, autocorrelation, confidence, byLot } = lattice;
  const normal = normalDraws(seededRandom(1935));
  const [areas, periods] = [treated + comparison, contrast.length];
  const marks = Array.from({ length: areas }, (_, area) => area < treated);
  const needs = new Float64Array(2 * cities);
  const values = new Float64Array(areas * periods);
  const numbers = new Float64Array(areas);
  for (let city = 0; city < cities; city += 1) {
    for (let area = 0; area < areas; area += 1) {
      let stray = normal();
      numbers[area] = 0;
      for (let period = 0; period < periods; period += 1) {
        if (period > 0) stray = autocorrelation * stray + Math.sqrt(1 - autocorrelation ** 2) * normal();
        values[area * periods + period] = stray;
        numbers[area] += contrast[period] * stray;
      }
    }
    const made = panel({ values, periods, treated: marks, start: before });
    const found = permutationTest(changePanel(made, numbers), confidence, seededRandom(city), most, byLot ? null : areaSpreads(made));
    needs[2 * city] = -found.lower;
    needs[2 * city + 1] = found.upper;
  }
  return needs.sort();
}
