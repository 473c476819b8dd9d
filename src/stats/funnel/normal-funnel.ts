import type { Interval } from "../interval.ts";
import { twoSidedZ } from "../distributions/two-sided-z.ts";

/** How much more areas differ than chance makes them: `phi` multiplies the variance, `between` (a variance, tau²) is added to it. */
export type Dispersion = { phi: number; between: number };

export const noDispersion: Readonly<Dispersion> = Object.freeze({ phi: 1, between: 0 });

/**
 * Control limits of a funnel plot of any estimate with a standard error under the baseline: baseline ± z √(phi error² + between).
 * Use one of the two: phi (multiplicative) or between (additive, which keeps large areas from always standing out); see `overDispersion`.
 * Source: Spiegelhalter D.J. (2005), Qual Saf Health Care 14:347–351.
 * @throws RangeError for a negative error or dispersion
 * @example normalFunnel(20, 2, 0.95, { phi: 2.25, between: 0 }) // { lower: 14.120…, upper: 25.879… }
 */
export function normalFunnel(baseline: number, standardError: number, confidence: number, dispersion: Dispersion = noDispersion): Interval {
  const { phi, between } = dispersion;
  if (standardError < 0 || phi < 0 || between < 0)
    throw new RangeError(`A funnel was asked with error ${standardError}, phi ${phi} and between ${between}; each is 0 or more.`);
  const reach = twoSidedZ(confidence) * Math.sqrt(phi * standardError ** 2 + between);
  return { lower: baseline - reach, upper: baseline + reach };
}
