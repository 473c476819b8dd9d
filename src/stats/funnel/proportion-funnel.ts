import { noInterval, type Interval } from "../interval.ts";
import { normalFunnel, noDispersion, type Dispersion } from "./normal-funnel.ts";

/**
 * Control limits of a funnel plot of proportions: between which the share of `denominator` people lies with this confidence where the true
 * share is `baseline` (0…1): baseline ± z √(baseline (1 − baseline) / denominator), cut at 0 and 1.
 * This is the score test turned round: a share lies outside just when its Wilson interval leaves out the baseline, which is why
 * PHEindicatormethods calls these same limits "Wilson".
 * With over-dispersion the spread grows as `normalFunnel` says. NaN limits where a number is missing or nobody is counted.
 * In small areas few shares are possible and the real confidence jumps about; `interpolatedFunnel` follows the binomial distribution.
 * Sources: Spiegelhalter D.J. (2005), Stat Med 24:1185–1202, appendix A.1; Wilson E.B. (1927), J Am Stat Assoc 22:209–212.
 * @throws RangeError for a baseline outside 0…1 and a negative denominator
 * @example proportionFunnel(0.2, 263, 0.95) // { lower: 0.15165…, upper: 0.24834… }
 */
export function proportionFunnel(
  baseline: number,
  denominator: number,
  confidence: number,
  dispersion: Dispersion = noDispersion,
): Interval {
  if (baseline < 0 || baseline > 1 || denominator < 0 || denominator === Infinity)
    throw new RangeError(
      `A funnel around ${baseline} was asked for ${denominator} people; the first lies from 0 to 1, the second is 0 or more.`,
    );
  if (!(denominator > 0)) return { ...noInterval };
  const { lower, upper } = normalFunnel(baseline, Math.sqrt((baseline * (1 - baseline)) / denominator), confidence, dispersion);
  return { lower: Math.max(0, lower), upper: Math.min(1, upper) };
}
