import { autoregressiveFits, type AutoregressiveFit, caution, longer } from "./autoregressive-fits.ts";
import { mixtureTest, type MixtureTest } from "./mixture-test.ts";
import { counts, segments, type Series } from "./segments.ts";

export type InterruptedEffect = {
  /** The mean over the measured periods since the start of (line with − line without): what the verdict is about. */
  average: MixtureTest;
  /** The jump at the start. */
  level: MixtureTest;
  /** The change of slope, per period. */
  slope: MixtureTest;
  /** The mean of the autocorrelations by their weights. Any jump or change of slope at the start leaves it as it is. */
  autocorrelation: number;
  fits: AutoregressiveFit[];
  /** Measured points less the four coefficients. */
  degrees: number;
};

/**
 * Segmented regression of one series with AR(1) errors: Prais–Winsten averaged over the autocorrelation (`autoregressiveFits`), Student's t
 * on n − 4 degrees. All NaN with fewer than 3 points before or 2 after, or no degree of freedom.
 * Size at nominal 5 %: at most 6 % from 8 + 3 points on at autocorrelations up to 0.9, mostly far below (docs/method/evaluation.md); from 20
 * points on with the refusal of `tooAlike`. With fewer before it isn't known to hold.
 * Source: Wagner A.K. et al. (2002), J Clin Pharm Ther 27:299–309; and as `autoregressiveFits`.
 */
export function interruptedEffect(series: Series, confidence: number): InterruptedEffect {
  const { before, after, middle } = counts(series);
  const periods = series.values.length;
  const degrees = before + after - 4;
  const fits =
    before < 3 || after < 2 ? [] : autoregressiveFits(segments(periods, series.start), series.values, 4, caution(before + after));
  const test = (...contrast: number[]): MixtureTest => mixtureTest(fits, contrast, degrees, confidence);
  return {
    average: test(0, 0, 1, middle),
    level: test(0, 0, 1, 0),
    slope: test(0, 0, 0, 1),
    autocorrelation: meanAutocorrelation(fits),
    fits,
    degrees,
  };
}

/** By their weights; NaN without any. */
export const meanAutocorrelation = (fits: readonly AutoregressiveFit[]): number =>
  fits.length > 0 ? fits.reduce((sum, fit) => sum + fit.weight * fit.autocorrelation, 0) : Number.NaN;

/** From `longer` points on, an estimate above this can't be told from a line that changes by itself. Shorter series can't tell; `caution` stands in. */
const strong = 0.7;

/** Whether a series is refused for its autocorrelation, which says nothing of the effect. */
export const tooAlike = ({ autocorrelation, degrees }: Pick<InterruptedEffect, "autocorrelation" | "degrees">): boolean =>
  degrees + 4 >= longer && autocorrelation > strong;
