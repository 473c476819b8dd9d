import { cholesky } from "../../linear/cholesky.ts";
import type { Random } from "../../random/seeded-random.ts";
import type { Noise } from "../noise.ts";
import { autoregressiveFits } from "./autoregressive-fits.ts";
import { meanAutocorrelation } from "./interrupted-effect.ts";
import type { Series } from "./segments.ts";

/** Draws of whole series without an effect. */
export type Course = { noise: Noise; draw: (random: Random, normal: Random) => Float64Array };

/** A line of 0 with noise that is known. */
export function courseGiven({ values: { length } }: Series, sd: number, autocorrelation: number): Course {
  return {
    noise: { sd, autocorrelation, from: "given" },
    draw: (_, normal) => follow(new Float64Array(length), 0, sd * normal(), { sd, autocorrelation }, normal),
  };
}

/**
 * The values before as they were, and after them what they leave likely: an autocorrelation by its weight, then a variance, then a line.
 * Source: Zellner A., Tiao G.C. (1964), J Am Stat Assoc 59:763–778, for the posterior; null with too few values before.
 */
export function courseAfter(series: Series, given: number | undefined): Course | null {
  const { start } = series;
  const { length } = series.values;
  const line = new Float64Array(2 * start);
  for (let period = 0; period < start; period += 1) line.set([1, period - start], 2 * period);
  const past = Float64Array.from({ length: start }, (_, period) => series.values[period]);
  const fits = autoregressiveFits(line, past, 2, 0.5).map((fit) => {
    const { squares, count } = innovations(line, past, fit.coefficients, fit.autocorrelation);
    return { ...fit, squares, degrees: count - 2 };
  });
  if (fits.length === 0) return null;
  const rho = given ?? meanAutocorrelation(fits);
  const nearest = fits.reduce((best, fit) => (Math.abs(fit.autocorrelation - rho) < Math.abs(best.autocorrelation - rho) ? fit : best));
  const last = past.findLastIndex((value) => !Number.isNaN(value));
  return {
    noise: { sd: Math.sqrt(nearest.squares / nearest.degrees), autocorrelation: rho, from: "prePeriods" },
    draw: (random, normal) => {
      const fit = given === undefined ? byWeight(fits, random()) : nearest;
      let chi = 0;
      for (let degree = 0; degree < fit.degrees; degree += 1) chi += normal() ** 2;
      const root = cholesky(fit.covariance, 2) ?? new Float64Array(4);
      const stretch = Math.sqrt(fit.degrees / chi);
      const [one, other] = [stretch * normal(), stretch * normal()];
      const level = fit.coefficients[0] + root[0] * one;
      const slope = fit.coefficients[1] + root[2] * one + root[3] * other;
      const lines = Float64Array.from({ length }, (_, period) => (period < start ? past[period] : level + slope * (period - start)));
      const stray = past[last] - level - slope * (last - start);
      const noise = { sd: Math.sqrt(fit.squares / chi), autocorrelation: fit.autocorrelation };
      return follow(
        lines,
        start,
        stray * fit.autocorrelation ** (start - last),
        noise,
        normal,
        1 - fit.autocorrelation ** (2 * (start - last)),
      );
    },
  };
}

/** Adds an AR(1) from one period on. `first`: its expectation there; `share`: of the variance that is new there. */
function follow(
  line: Float64Array,
  from: number,
  first: number,
  { sd, autocorrelation }: { sd: number; autocorrelation: number },
  normal: Random,
  share = 0,
): Float64Array {
  let stray = first + (share > 0 ? sd * Math.sqrt(share) * normal() : 0);
  for (let period = from; period < line.length; period += 1) {
    if (period > from) stray = autocorrelation * stray + sd * Math.sqrt(1 - autocorrelation ** 2) * normal();
    line[period] += stray;
  }
  return line;
}

function byWeight<Fit extends { weight: number }>(fits: readonly Fit[], chance: number): Fit {
  let [left, at] = [chance, 0];
  while (at < fits.length - 1 && left > fits[at].weight) left -= fits[at++].weight;
  return fits[at];
}

/** Squares of what comes new in each value of an AR(1) around a line, on the scale of the whole variance. */
function innovations(
  line: Float64Array,
  values: Float64Array,
  coefficients: Float64Array,
  rho: number,
): { squares: number; count: number } {
  let [squares, count, before, last] = [0, 0, 0, -1];
  for (const [at, value] of values.entries()) {
    if (Number.isNaN(value)) continue;
    const miss = value - line[2 * at] * coefficients[0] - line[2 * at + 1] * coefficients[1];
    const step = last < 0 ? 0 : rho ** (at - last);
    squares += (miss - step * before) ** 2 / (1 - step * step);
    count += 1;
    [before, last] = [miss, at];
  }
  return { squares, count };
}
