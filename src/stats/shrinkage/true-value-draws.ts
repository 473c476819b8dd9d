import { normalDraws } from "../random/normal-draws.ts";
import type { Random } from "../random/seeded-random.ts";

const steps = 48;

/**
 * What the true values behind noisy estimates may be: each call of the answer fills `into` with one draw of all of them together.
 * The model: estimate i is normal about its true value with its known error; true values are normal about a common mean; nothing is known
 * beforehand of that mean, nor of the variance A between them. A is drawn first, then the mean, then each true value: so the draws
 * spread as the truth does, neither as wide as the estimates nor as narrow as shrunken values.
 * A is held on a grid (48 steps for where it is, 48 for how it lies there). Needs four or more estimates: of fewer, A may be endless.
 * Source: Gelman A. et al. (2013), Bayesian Data Analysis, 3rd ed., 5.4; Morris C.N., Lysy M. (2012), Stat Sci 27:115–134, for the flat prior on A.
 * @throws RangeError for fewer than four estimates, or lists of unequal length
 * @example const into = new Float64Array(4);
 * trueValueDraws(Float64Array.of(3, 9, 4, 12), Float64Array.of(2, 2, 2, 2), seededRandom(1))(into);
 * into // [5.2492…, 5.9508…, 6.8951…, 13.768…]
 */
export function trueValueDraws(estimates: Float64Array, standardErrors: Float64Array, random: Random): (into: Float64Array) => void {
  const n = estimates.length;
  if (n < 4) throw new RangeError(`Draws were asked behind ${n} estimates; the spread between them needs four or more.`);
  if (standardErrors.length !== n)
    throw new RangeError(`${standardErrors.length} errors were given beside ${n} estimates; give as many of each.`);
  const normal = normalDraws(random);
  const { between, chances } = betweenVariance(estimates, standardErrors);
  const means = new Float64Array(between.length).fill(Number.NaN);
  const errors = new Float64Array(between.length);
  return (into) => {
    const at = pick(chances, random());
    const variance = between[at];
    if (Number.isNaN(means[at])) {
      const { mean, weight } = commonMean(estimates, standardErrors, variance);
      means[at] = mean;
      errors[at] = 1 / Math.sqrt(weight);
    }
    const centre = means[at] + errors[at] * normal();
    for (let i = 0; i < n; i += 1) {
      const noise = standardErrors[i] * standardErrors[i];
      const kept = variance + noise > 0 ? variance / (variance + noise) : 1;
      into[i] = centre + kept * (estimates[i] - centre) + Math.sqrt(kept * noise) * normal();
    }
  };
}

/** Values that the variance between may have, and the chance that it is no larger than each. */
function betweenVariance(estimates: Float64Array, standardErrors: Float64Array): { between: Float64Array; chances: Float64Array } {
  let noise = 0;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < estimates.length; i += 1) {
    noise += (standardErrors[i] * standardErrors[i]) / estimates.length;
    const apart = estimates[i] - estimates[0];
    sum += apart;
    squares += apart * apart;
  }
  const scale = Math.max(noise, (squares - (sum * sum) / estimates.length) / (estimates.length - 1));
  if (scale === 0) return { between: new Float64Array(1), chances: Float64Array.of(1) };
  // From 0 to endless: A = scale × (u / (1 − u))², u from 0 to 1.
  const wide = gridOver(estimates, standardErrors, scale, 0, 1);
  let low = 0;
  while (low < steps - 1 && wide.chances[low] < 1e-5) low += 1;
  let high = steps - 1;
  while (high > 0 && wide.chances[high - 1] > 1 - 1e-5) high -= 1;
  return gridOver(estimates, standardErrors, scale, Math.max(low - 1, 0) / steps, Math.min(high + 2, steps) / steps);
}

function gridOver(estimates: Float64Array, standardErrors: Float64Array, scale: number, from: number, to: number) {
  const between = new Float64Array(steps);
  const chances = new Float64Array(steps);
  let highest = -Infinity;
  for (let step = 0; step < steps; step += 1) {
    const u = from + ((to - from) * (step + 0.5)) / steps;
    between[step] = scale * (u / (1 - u)) ** 2;
    // A flat prior on A is 2u / (1 − u)³ on u.
    chances[step] = logLikelihood(estimates, standardErrors, between[step]) + Math.log(u) - 3 * Math.log1p(-u);
    highest = Math.max(highest, chances[step]);
  }
  let total = 0;
  for (let step = 0; step < steps; step += 1) {
    total += Math.exp(chances[step] - highest);
    chances[step] = total;
  }
  for (let step = 0; step < steps; step += 1) chances[step] /= total;
  return { between, chances };
}

/** Log-likelihood of the variance between, the common mean integrated out. */
function logLikelihood(estimates: Float64Array, standardErrors: Float64Array, variance: number): number {
  const { mean, weight } = commonMean(estimates, standardErrors, variance);
  let sum = -Math.log(weight);
  for (let i = 0; i < estimates.length; i += 1) {
    const w = 1 / (variance + standardErrors[i] * standardErrors[i]);
    const apart = estimates[i] - mean;
    sum += Math.log(w) - w * apart * apart;
  }
  return sum / 2;
}

function commonMean(estimates: Float64Array, standardErrors: Float64Array, variance: number): { mean: number; weight: number } {
  let weight = 0;
  let sum = 0;
  for (let i = 0; i < estimates.length; i += 1) {
    const w = 1 / (variance + standardErrors[i] * standardErrors[i]);
    weight += w;
    sum += w * (estimates[i] - estimates[0]);
  }
  return weight < Infinity ? { mean: estimates[0] + sum / weight, weight } : { mean: estimates[0], weight };
}

/** Place of the first chance that is above `draw`. */
function pick(chances: Float64Array, draw: number): number {
  let at = 0;
  while (at < chances.length - 1 && chances[at] <= draw) at += 1;
  return at;
}
