import type { Design } from "../design.ts";
import { noDesign } from "../design.ts";
import { normalDraws } from "../../random/normal-draws.ts";
import type { Random } from "../../random/seeded-random.ts";
import { courseAfter, courseGiven } from "./course.ts";
import { autoregressiveFits, caution } from "./autoregressive-fits.ts";
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
 * The smallest average effect that the series would show with 80 % power: series without an effect (a straight line with AR(1) errors) are
 * simulated and judged by the design's own method. As an effect only shifts the limits, one set of simulated limits gives the power at every
 * effect: that of a series which isn't refused for its autocorrelation, something that no effect changes. Values from the start on are not
 * read, only where there are any. Unless the noise is given, the values before stay as they are, for the error rests on them; what comes
 * after is drawn from what they leave likely of the line and its noise.
 * Source: Zhang F. et al. (2011), J Clin Epidemiol 64:1252–1261, for power of interrupted time series by simulation.
 * @example const ahead = { values: new Float64Array(32), start: 16 };
 * interruptedDesign(ahead, { random: seededRandom(1), sd: 2, autocorrelation: 0, draws: 100 }) // { smallestEffect: 7.6937…, reason: null }
 */
export function interruptedDesign(series: Series, options: InterruptedDesignOptions): Design {
  const { random, confidence = 0.95, power = 0.8, draws = 500 } = options;
  const { before, after, middle } = counts(series);
  const periods = series.values.length;
  if (before === 0) return noDesign("noPrePeriod", power);
  if (before < 3 || after < 2 || before + after < 5) return noDesign("tooFewPeriods", power);
  const course =
    options.sd === undefined ? courseAfter(series, options.autocorrelation) : courseGiven(series, options.sd, options.autocorrelation ?? 0);
  if (!course) return noDesign("tooFewPrePeriods", power);
  const normal = normalDraws(random);
  const design = segments(periods, series.start);
  const [lower, upper]: [number[], number[]] = [[], []];
  const degrees = before + after - 4;
  for (let draw = 0; draw < draws; draw += 1) {
    const values = course.draw(random, normal).map((value, period) => (Number.isNaN(series.values[period]) ? Number.NaN : value));
    const fits = autoregressiveFits(design, values, 4, caution(before + after));
    const found = mixtureTest(fits, [0, 0, 1, middle], degrees, confidence);
    lower.push(found.lower);
    upper.push(found.upper);
  }
  // An effect is shown once it exceeds minus the lower limit, or the upper one the other way.
  const needed = Float64Array.from([...lower.map((limit) => -limit), ...upper]).sort();
  const powerAt = (effect: number): number => needed.filter((need) => need < Math.abs(effect)).length / needed.length;
  return { smallestEffect: needed[Math.ceil(power * needed.length) - 1], power, reason: null, noise: course.noise, powerAt };
}
