import type { Random } from "../../random/seeded-random.ts";
import type { Panel } from "../panel.ts";
import { areaPieces } from "./area-pieces.ts";
import { type AreaSpreads, areaSpreads } from "./area-spreads.ts";
import { assignments } from "./assignments.ts";

export type PermutationTest = {
  value: number;
  lower: number;
  upper: number;
  p: number;
  /** The smallest p that this design can ever give; above 1 − confidence the test can't show anything. */
  smallestP: number;
  /** How many sets of treated areas were tried, the real one included. */
  sets: number;
  /** Whether those were all there are. */
  exact: boolean;
};

/**
 * Randomisation inference over which areas are treated: how often would another set of as many areas show an effect at least as large?
 * The effect is the two-way one, over √(the information of the set), which is the same for all sets when every cell is measured.
 * Two-sided; exact when the areas are exchangeable (same noise, or drawn by lot) if nothing had happened. The limits are the effects
 * that, taken off the treated areas, are not rejected; endless when `smallestP` is above 1 − confidence. With one treated area this is a
 * rank among all areas: the smallest p is 1 / areas.
 * Exchangeable they are not when the treated areas are noisier (smaller ones, mostly): with `spreads` null and 1.5 times the sd the size
 * at nominal 5 % is 10 % for 3 + 7 areas, 8 % for 4 + 8, 15 % for 1 + 24. So every set's effect is over its own error too, in
 * which each side has the noise that its areas had before: still exact when areas are exchangeable, and at 1.5 and 2 times the sd 3.5–6 %
 * (docs/method/evaluation.md). That costs power: with 5 periods before 4 points for 3 + 7 areas and 24 for 1 + 24, with 2 before 11 and 38.
 * Source: Fisher R.A. (1935), The Design of Experiments, § 21; Rosenbaum P.R. (2002), Observational Studies, 2nd ed., § 2.4–2.6;
 * an effect over its own error: Janssen A. (1997), Stat Probab Lett 36:9–21; Chung E., Romano J.P. (2013), Ann Stat 41:484–507 (here with the
 * error from before, since 3 areas tell little of theirs afterwards); for effects of policies: Conley T.G., Taber C.R. (2011), Rev Econ Stat 93:113–125; MacKinnon J.G., Webb M.D. (2020), J Econometrics 218:435–450.
 * @param most sets beyond which they are drawn instead of counted
 * @param spreads those of the panel's own periods before unless told; null to leave every set's own error out, as after a lot
 * @example const eggs = panel({ values: [0, 121, 0, 118, 0, 110, 0, 34, 0, 12, 0, 22], periods: 2, treated: [1, 1, 1, 0, 0, 0], start: 1 });
 * permutationTest(eggs, 0.95, seededRandom(1)) // { p: 0.1, smallestP: 0.1, sets: 20, exact: true } (Good 2005, § 1.2)
 */
export function permutationTest(
  panel: Panel,
  confidence: number,
  random: Random,
  most = 4999,
  spreads: AreaSpreads | null = areaSpreads(panel),
): PermutationTest {
  const { outcome, own, shared, columns: k } = areaPieces(panel);
  const real = Int32Array.from({ length: panel.areas }, (_, area) => area).filter((area) => panel.treated[area] === 1);
  const sum = new Float64Array(k);
  const noise = noiseOf(panel, spreads);
  const statistic = (set: Int32Array): { effect: number; information: number; noise: number } => {
    sum.fill(0);
    let [top, information] = [0, 0];
    for (const area of set) {
      top += outcome[area];
      information += own[area];
      for (let a = 0; a < k; a += 1) sum[a] += shared[area * k + a];
    }
    for (let a = 0; a < k; a += 1) information -= sum[a] * sum[a];
    return { effect: top, information, noise: noise(set) };
  };
  const seen = statistic(real);
  const realShared = Float64Array.from(sum);
  const value = seen.effect / seen.information;
  const lows: number[] = [];
  const highs: number[] = [];
  let asLarge = 0;
  let always = 0;
  const count = (set: Int32Array): void => {
    const other = statistic(set);
    let overlap = 0;
    for (const area of set) overlap += panel.treated[area] * own[area];
    for (let a = 0; a < k; a += 1) overlap -= sum[a] * realShared[a];
    const size = Math.sqrt((other.information * seen.information * other.noise) / seen.noise);
    const [effect, likeness] = [other.effect / size, overlap / size];
    // The set counts at an effect e while |effect − e·likeness| ≥ |value − e|: between two roots, around the value. A likeness above 1, as a
    // much quieter set may have, makes it count at large effects too: then it rules out none.
    const [rise, fall] = [1 - likeness, 1 + likeness];
    const open = !(Math.abs(likeness) < 1 - 1e-9);
    const ends = open ? [-Infinity, Infinity] : [(value - effect) / rise, (value + effect) / fall];
    lows.push(Math.min(ends[0], ends[1]));
    highs.push(Math.max(ends[0], ends[1]));
    const alike = open && Math.abs(likeness) < 1 + 1e-9;
    if (alike) always += 1;
    if (alike || Math.abs(effect) >= Math.abs(value) * (1 - 1e-9)) asLarge += 1;
  };
  const exact = assignments(panel.areas, real.length, most, random, count);
  if (!exact) count(real);
  const sets = lows.length;
  const outside = Math.floor((1 - confidence) * sets + 1e-9);
  const lower = Float64Array.from(lows).sort()[outside];
  const upper = Float64Array.from(highs).sort()[sets - 1 - outside];
  return { value, lower, upper, p: asLarge / sets, smallestP: always / sets, sets, exact };
}

/**
 * The variance of an effect if a set were treated, by how fitful its own and the other areas were before, over what it would be were all
 * alike; 1 without spreads.
 */
function noiseOf({ areas, weights, places }: Panel, spreads: AreaSpreads | null): (set: Int32Array) => number {
  if (!spreads) return () => 1;
  const { squares, degrees } = spreads;
  const whole = { squares: 0, degrees: 0, weight: 0 };
  for (let area = 0; area < areas; area += 1) {
    whole.squares += squares[places[area]];
    whole.degrees += degrees[places[area]];
    whole.weight += weights[area];
  }
  const usual = whole.squares / whole.degrees;
  if (!(usual > 0)) return () => 1;
  return (set) => {
    const own = { squares: 0, degrees: 0, weight: 0 };
    for (const area of set) {
      own.squares += squares[places[area]];
      own.degrees += degrees[places[area]];
      own.weight += weights[area];
    }
    const left = whole.degrees - own.degrees;
    const inside = own.degrees > 0 ? own.squares / own.degrees : usual;
    const outside = left > 0 ? (whole.squares - own.squares) / left : usual;
    const share = own.weight / whole.weight;
    return Math.max(1e-9, (inside * (1 - share) + outside * share) / usual);
  };
}
