/** A second way to the errors of the logistic line, for tests: the fit and the delta method as programs of regression do them. */
import type { Ladder } from "../groups.ts";

/** Variances and covariance of start and rise. */
export type Spread = readonly [start: number, both: number, rise: number];
export type Pair = readonly [start: number, rise: number];

/**
 * A logistic line by iteratively reweighted least squares, with people counted twice as healthequal counts them. It begins at
 * (people · share + ½) / (people + 1) and stops when the deviance moves by less than 1e-8 of itself, as `glm` of R says that it does; the
 * weights that come out are then those with which the last step was made, so they belong to the coefficients of one step before.
 * @param more steps after that, which settle the weights
 * @returns coefficients and their spread: robust, times n / (n − 2)
 */
export function iteratedFit({ values, populations, ranks }: Ladder, scale: number, more = 0): { coefficients: Pair; spread: Spread } {
  const seen = Array.from(values, (value, at) => Math.round((value / scale) * populations[at]) / populations[at]);
  const people = populations.map((count) => count * count);
  let part = seen.map((share, at) => (populations[at] * share + 0.5) / (populations[at] + 1));
  let logits = part.map((each) => Math.log(each / (1 - each)));
  let weights: number[] = [];
  let coefficients: Pair = [0, 0];
  let deviance = Number.POSITIVE_INFINITY;
  for (let left = more, settled = false; !settled || left >= 0;) {
    weights = part.map((each, at) => people[at] * each * (1 - each));
    const aims = logits.map((logit, at) => logit + (seen[at] - part[at]) / (part[at] * (1 - part[at])));
    coefficients = weightedLine(weights, ranks, aims);
    const [start, rise] = coefficients;
    logits = Array.from(ranks, (rank) => start + rise * rank);
    part = logits.map(chance);
    const now = devianceOf(seen, part, people);
    settled ||= Math.abs(now - deviance) < 1e-8 * (Math.abs(now) + 0.1);
    deviance = now;
    if (settled) left -= 1;
  }
  return { coefficients, spread: robustSpread(weights, ranks, seen, part) };
}

/** 1 / (1 + e^−x) in the form that keeps a small share's digits. */
export function chance(logit: number): number {
  const odds = Math.exp(logit);
  return odds / (1 + odds);
}

/** The error of a quantity with this gradient, to first order. */
export function deltaError([byStart, byRise]: Pair, [start, both, rise]: Spread): number {
  return Math.sqrt(byStart * byStart * start + 2 * byStart * byRise * both + byRise * byRise * rise);
}

function sums(weights: readonly number[], ranks: Float64Array) {
  const total = (of: (rank: number) => number): number => weights.reduce((sum, weight, at) => sum + weight * of(ranks[at]), 0);
  const [a, b, d] = [total(() => 1), total((rank) => rank), total((rank) => rank * rank)];
  return { a, b, d, det: a * d - b * b };
}

function weightedLine(weights: readonly number[], ranks: Float64Array, aims: readonly number[]): Pair {
  const { a, b, d, det } = sums(weights, ranks);
  const level = weights.reduce((sum, weight, at) => sum + weight * aims[at], 0);
  const tilt = weights.reduce((sum, weight, at) => sum + weight * aims[at] * ranks[at], 0);
  return [(d * level - b * tilt) / det, (a * tilt - b * level) / det];
}

function devianceOf(seen: readonly number[], part: readonly number[], people: Float64Array): number {
  const term = (share: number, fitted: number): number => (share > 0 ? share * Math.log(share / fitted) : 0);
  return seen.reduce((sum, share, at) => sum + 2 * people[at] * (term(share, part[at]) + term(1 - share, 1 - part[at])), 0);
}

function robustSpread(weights: readonly number[], ranks: Float64Array, seen: readonly number[], part: readonly number[]): Spread {
  const { a, b, d, det } = sums(weights, ranks);
  let [start, both, rise] = [0, 0, 0];
  for (let at = 0; at < seen.length; at += 1) {
    const pull = (weights[at] * (seen[at] - part[at])) / (part[at] * (1 - part[at])) / det;
    const [onStart, onRise] = [(d - b * ranks[at]) * pull, (a * ranks[at] - b) * pull];
    start += onStart * onStart;
    both += onStart * onRise;
    rise += onRise * onRise;
  }
  const widen = seen.length / (seen.length - 2);
  return [widen * start, widen * both, widen * rise];
}
