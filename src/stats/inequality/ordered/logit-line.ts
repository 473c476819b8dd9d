import { twoSidedZ } from "../../distributions/two-sided-z.ts";
import { studentReach } from "../../distributions/student-reach.ts";
import type { Ladder } from "../groups.ts";
import { checkBounds } from "./bounds.ts";
import type { LimitsFrom } from "./ordered-measure.ts";

export type LogitOptions = {
  /** What a value of everyone is: 100 for percentages, 1 for parts. */
  scale: number;
  confidence?: number;
  /** Unless told: the groups' standard errors where all have one, else their scatter. */
  limits?: "standardErrors" | "scatter";
  /**
   * `people`: each person counts once. `reference`: as healthequal 1.0.1 counts, for comparing with it: events are rounded to whole people,
   * and the people enter twice, as sampling weight and as binomial denominator, so that a group weighs people²; its limits come from the
   * scatter about that fit (HC1, normal). An area of twice the people then counts fourfold and the answer is about another population.
   */
  weights?: "people" | "reference";
};

/** Parts of 1 at both ends of the curve, and the variances of their difference and of the logarithm of their ratio. */
export type LogitLine = {
  least: number;
  most: number;
  differenceVariance: number;
  logRatioVariance: number;
  reach: number;
  limitsFrom: LimitsFrom;
};

const flat = { differenceVariance: Number.NaN, logRatioVariance: Number.NaN, reach: Number.NaN, limitsFrom: null };

/**
 * The logistic curve of value on rank, by the maximum of the binomial likelihood (Newton's method):
 * Σ w (v − p) = 0 and Σ w (v − p) r = 0 with p = 1 / (1 + exp(−a − b r)). Sources: `logitSlopeIndex`.
 * @throws RangeError for a scale of 0 or less, a value outside 0…scale, a confidence outside 0…1
 * @example const fifths = ladder({ values: [20, 18, 17, 14, 11], populations: [7, 7, 7, 7, 7] }, [1, 2, 3, 4, 5]);
 * logitLine(fifths, { scale: 100 }) // { least: 0.22035…, most: 0.11008…, reach: 3.1824…, limitsFrom: "scatter" }
 */
export function logitLine(ladder: Ladder, options: LogitOptions): LogitLine {
  const { scale, confidence = 0.95 } = options;
  const z = twoSidedZ(confidence);
  if (!(scale > 0 && scale < Infinity)) throw new RangeError(`A scale of ${scale} was given; give what everyone is, such as 1 or 100.`);
  const reference = options.weights === "reference";
  checkBounds(ladder, { least: 0, most: scale });
  const fitted = reference ? inWholePeople(ladder, scale) : { values: ladder.values, scale, weights: ladder.populations };
  const mean = weightedMean(fitted);
  // Where nobody or everybody has it the curve is flat and its likelihood has no maximum.
  if (!(mean > 0 && mean < 1)) return { least: mean, most: mean, ...flat };
  const curve = climb(fitted, ladder.ranks, mean);
  if (!curve) return { least: Number.NaN, most: Number.NaN, ...flat };
  const { start, rise, information } = curve;
  const least = chance(start);
  const most = chance(start + rise);
  const errors = reference || options.limits === "scatter" ? null : ladder.standardErrors;
  if (!errors && options.limits === "standardErrors") return { least, most, ...flat };
  const { a, b, d } = information;
  const det = a * d - b * b;
  const perDet = 1 / det;
  let differenceVariance = 0;
  let logRatioVariance = 0;
  let peopled = 0;
  let heaviest = 0;
  for (let at = 0; at < ladder.ranks.length; at += 1) {
    const weight = fitted.weights[at];
    const rank = ladder.ranks[at];
    if (weight > 0) peopled += 1;
    const p = chance(start + rise * rank);
    const leverage = weight * slopeAt(p) * (d - 2 * b * rank + a * rank * rank) * perDet;
    if (leverage > heaviest) heaviest = leverage;
    const off = errors ? errors[at] / scale : (fitted.values[at] / fitted.scale - p) / (reference ? 1 : 1 - leverage);
    const pull = weight * off * perDet;
    const onStart = (d - b * rank) * pull;
    const onRise = (a * rank - b) * pull;
    const onDifference = slopeAt(most) * (onStart + onRise) - slopeAt(least) * onStart;
    const onLogRatio = (1 - most) * (onStart + onRise) - (1 - least) * onStart;
    differenceVariance += onDifference * onDifference;
    logRatioVariance += onLogRatio * onLogRatio;
  }
  if (errors) return { least, most, differenceVariance, logRatioVariance, reach: z, limitsFrom: "standardErrors" };
  if (peopled < 3 || heaviest > 1 - 1e-9) return { least, most, ...flat };
  const widen = reference ? peopled / (peopled - 2) : 1;
  return {
    least,
    most,
    differenceVariance: widen * differenceVariance,
    logRatioVariance: widen * logRatioVariance,
    reach: reference ? z : studentReach(confidence, peopled - 2),
    limitsFrom: "scatter",
  };
}

/** Values of which `scale` is everyone. */
type Fitted = { values: Float64Array; scale: number; weights: Float64Array };

function inWholePeople({ values, populations }: Ladder, scale: number): Fitted {
  return {
    values: values.map((value, at) => {
      const part = value / scale;
      return populations[at] > 0 ? Math.round(part * populations[at]) / populations[at] : part;
    }),
    scale: 1,
    weights: populations.map((people) => people * people),
  };
}

function weightedMean({ values, scale, weights }: Fitted): number {
  let sum = 0;
  let weight = 0;
  for (let at = 0; at < values.length; at += 1) {
    sum += weights[at] * values[at];
    weight += weights[at];
  }
  return sum / weight / scale;
}

type Curve = { start: number; rise: number; information: { a: number; b: number; d: number } };

/**
 * Newton's method; null where it does not settle: all on one rung, or ranks that part those with from those without entirely.
 * From far off a full step can overshoot for good, so a second try measures the likelihood and halves each step that lowers it.
 */
function climb(fitted: Fitted, ranks: Float64Array, mean: number): Curve | null {
  return ascend(fitted, ranks, mean, false) ?? ascend(fitted, ranks, mean, true);
}

function ascend(fitted: Fitted, ranks: Float64Array, mean: number, careful: boolean): Curve | null {
  const { values, scale, weights } = fitted;
  let start = Math.log(mean / (1 - mean));
  let rise = 0;
  let up = 0;
  let turn = 0;
  let highest = -Infinity;
  for (let step = 0; step < 200; step += 1) {
    if (careful) {
      const likelihood = likelihoodOf(fitted, ranks, start, rise);
      if (likelihood < highest && Math.abs(up) + Math.abs(turn) > 1e-6) {
        up /= 2;
        turn /= 2;
        start -= up;
        rise -= turn;
        continue;
      }
      highest = likelihood;
    }
    let a = 0;
    let b = 0;
    let d = 0;
    let level = 0;
    let tilt = 0;
    for (let at = 0; at < values.length; at += 1) {
      const rank = ranks[at];
      const p = rise === 0 ? mean : chance(start + rise * rank);
      const held = weights[at] * slopeAt(p);
      const off = weights[at] * (values[at] / scale - p);
      a += held;
      b += held * rank;
      d += held * rank * rank;
      level += off;
      tilt += off * rank;
    }
    const det = a * d - b * b;
    if (!(det > 1e-12 * a * d)) return null;
    up = (d * level - b * tilt) / det;
    turn = (a * tilt - b * level) / det;
    start += up;
    rise += turn;
    // The error is squared at each step, so a step this small leaves nothing that a double can hold.
    if (Math.abs(up) + Math.abs(turn) < 1e-9 * (1 + Math.abs(start) + Math.abs(rise))) return { start, rise, information: { a, b, d } };
    if (!(Math.abs(start) + Math.abs(rise) < 500)) return null;
  }
  return null;
}

function likelihoodOf({ values, scale, weights }: Fitted, ranks: Float64Array, start: number, rise: number): number {
  let likelihood = 0;
  for (let at = 0; at < values.length; at += 1) {
    const logit = start + rise * ranks[at];
    // ln(1 + e^logit), written so that it can't overflow.
    likelihood += weights[at] * ((values[at] / scale) * logit - Math.max(0, logit) - Math.log1p(Math.exp(-Math.abs(logit))));
  }
  return likelihood;
}

const chance = (logit: number): number => 1 / (1 + Math.exp(-logit));
const slopeAt = (p: number): number => p * (1 - p);
