import type { Design } from "../design.ts";
import { noDesign } from "../design.ts";
import { normalDraws } from "../../random/normal-draws.ts";
import type { Random } from "../../random/seeded-random.ts";
import { autoregressiveFits } from "./autoregressive-fits.ts";
import { mixtureTest } from "./mixture-test.ts";
import { counts, segments, type Series } from "./segments.ts";

export type InterruptedDesignOptions = {
  random: Random;
  confidence?: number;
  power?: number;
  sd?: number | undefined;
  autocorrelation?: number | undefined;
  /** Simulated series, 500 unless told: the Monte-Carlo error of a power of 80 % is then 1.8 points. */
  draws?: number;
};

/**
 * The smallest average effect that the series would show with 80 % power: series with the noise of the periods before (a straight line with
 * AR(1) errors) but no effect are simulated and judged by the design's own method. As an effect only shifts the limits, one set of
 * simulated limits gives the power at every effect. Values from the start on are not read, only where there are any.
 * With few points before, the noise itself is uncertain, and so is this answer.
 * Source: Zhang F. et al. (2011), J Clin Epidemiol 64:1252–1261, for power of interrupted time series by simulation.
 * @example const ahead = { values: new Float64Array(32), start: 16 };
 * interruptedDesign(ahead, { random: seededRandom(1), sd: 2, autocorrelation: 0, draws: 100 }) // { smallestEffect: 6.0455…, reason: null }
 */
export function interruptedDesign(series: Series, options: InterruptedDesignOptions): Design {
  const { random, confidence = 0.95, power = 0.8, draws = 500 } = options;
  const { before, after, middle } = counts(series);
  const periods = series.values.length;
  if (before === 0) return noDesign("noPrePeriod", power);
  if (before < 3 || after < 2 || before + after < 5) return noDesign("tooFewPeriods", power);
  const noise = noiseBefore(series, options);
  if (!noise) return noDesign("tooFewPrePeriods", power);
  const normal = normalDraws(random);
  const design = segments(periods, series.start);
  const lower = new Float64Array(draws);
  const upper = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    const values = new Float64Array(periods);
    let stray = normal();
    for (let period = 0; period < periods; period += 1) {
      if (period > 0) stray = noise.autocorrelation * stray + Math.sqrt(1 - noise.autocorrelation ** 2) * normal();
      values[period] = Number.isNaN(series.values[period]) ? Number.NaN : noise.sd * stray;
    }
    const found = mixtureTest(autoregressiveFits(design, values, 4), [0, 0, 1, middle], before + after - 4, confidence);
    lower[draw] = found.lower;
    upper[draw] = found.upper;
  }
  const powerAt = (effect: number): number => {
    let shown = 0;
    for (let draw = 0; draw < draws; draw += 1) if (lower[draw] + effect > 0 || upper[draw] + effect < 0) shown += 1;
    return shown / draws;
  };
  // An effect is shown once it exceeds minus the lower limit.
  const needed = lower.map((limit) => -limit).sort();
  return { smallestEffect: needed[Math.ceil(power * draws) - 1], power, reason: null, noise, powerAt };
}

function noiseBefore(series: Series, { sd, autocorrelation }: InterruptedDesignOptions): Design["noise"] {
  if (sd !== undefined) return { sd, autocorrelation: autocorrelation ?? 0, from: "given" };
  const line = new Float64Array(2 * series.start);
  for (let period = 0; period < series.start; period += 1) line.set([1, period - series.start], 2 * period);
  const values = Float64Array.from({ length: series.start }, (_, period) => series.values[period]);
  const fits = autoregressiveFits(line, values, 2);
  if (fits.length === 0) return null;
  const rho = autocorrelation ?? fits.reduce((sum, fit) => sum + fit.weight * fit.autocorrelation, 0);
  const nearest = fits.reduce((best, fit) => (Math.abs(fit.autocorrelation - rho) < Math.abs(best.autocorrelation - rho) ? fit : best));
  return { sd: Math.sqrt(strayVariance(line, values, nearest.coefficients, rho)), autocorrelation: rho, from: "prePeriods" };
}

/** Variance of an AR(1) around a line, from its innovations. */
function strayVariance(line: Float64Array, values: Float64Array, coefficients: Float64Array, rho: number): number {
  let [squares, count, before, last] = [0, 0, 0, -1];
  for (const [at, value] of values.entries()) {
    if (Number.isNaN(value)) continue;
    const miss = value - line[2 * at] * coefficients[0] - line[2 * at + 1] * coefficients[1];
    const step = last < 0 ? 0 : rho ** (at - last);
    squares += (miss - step * before) ** 2 / (1 - step * step);
    count += 1;
    [before, last] = [miss, at];
  }
  return squares / (count - 2);
}
