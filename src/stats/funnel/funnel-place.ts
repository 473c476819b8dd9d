import { incompleteGamma } from "../distributions/incomplete-gamma.ts";
import { normalTail } from "../distributions/normal-tail.ts";
import { noDispersion, type Dispersion } from "./normal-funnel.ts";

/**
 * Where a point of a funnel plot lies: `side` says which limits it passes ("unknown" where a number is missing), `beyond` the widest
 * confidence whose limits it passes (0.95 or 0.998; null inside), `p` the two-sided chance of a point so far out.
 */
export type FunnelPlace = { side: "low" | "inside" | "high" | "unknown"; beyond: number | null; p: number };

/** The usual two pairs of control limits, about two and three standard errors out. */
const usual = [0.95, 0.998];

/**
 * The place of a count out of `denominator` people against a baseline share, by the score test: z = (count − n share) / √(n share (1 − share)),
 * agreeing with the limits of `proportionFunnel`, also in over-dispersion.
 * Source: Spiegelhalter D.J. (2005), Stat Med 24:1185–1202; (2005), Qual Saf Health Care 14:347–351.
 * @throws RangeError for a count outside 0…denominator, a baseline outside 0…1
 * @example proportionPlace(81, 263, 0.2) // { side: "high", beyond: 0.998, p: 1.1974e-5… }
 */
export function proportionPlace(
  count: number,
  denominator: number,
  baseline: number,
  dispersion: Dispersion = noDispersion,
  levels: readonly number[] = usual,
): FunnelPlace {
  if (count < 0 || count > denominator || denominator === Infinity || baseline < 0 || baseline > 1)
    throw new RangeError(`The place of ${count} of ${denominator} against ${baseline} was asked; shares lie from 0 to 1.`);
  const away = count / denominator - baseline;
  const error = Math.sqrt((dispersion.phi * baseline * (1 - baseline)) / denominator + dispersion.between);
  return place(away, away === 0 ? 1 : 2 * tail(Math.abs(away) / error), levels);
}

/**
 * The place of a count against an expected number of events: twice the chance of a count so far out on its side, at most 1, agreeing with the
 * exact limits of `countFunnel`. Where over-dispersion is given (of the ratio count / expected): the normal test on that ratio.
 * Sources: as `proportionPlace`; Garwood F. (1936), Biometrika 28:437–442 (exact chances).
 * @throws RangeError for negative numbers
 * @example countPlace(3, 10) // { side: "low", beyond: 0.95, p: 0.020672… } (R, twice ppois of 3 and 10)
 */
export function countPlace(
  count: number,
  expected: number,
  dispersion: Dispersion = noDispersion,
  levels: readonly number[] = usual,
): FunnelPlace {
  if (count < 0 || expected < 0 || count === Infinity || expected === Infinity)
    throw new RangeError(`The place of ${count} events against ${expected} was asked; both are 0 or more.`);
  const away = count - expected;
  if (Number.isNaN(away)) return place(away, away, levels);
  if (expected === 0) return place(away, count === 0 ? 1 : 0, levels);
  if (dispersion.phi !== 1 || dispersion.between !== 0) {
    const error = Math.sqrt(dispersion.phi / expected + dispersion.between);
    return place(away, away === 0 ? 1 : 2 * tail(Math.abs(away / expected) / error), levels);
  }
  const few = incompleteGamma(count + 1, expected).upper;
  const many = count === 0 ? 1 : incompleteGamma(count, expected).lower;
  return place(few < many ? -1 : 1, Math.min(1, 2 * Math.min(few, many)), levels);
}

/** Without spread every distance is endlessly far out. */
function tail(z: number): number {
  return Number.isNaN(z) ? z : z === Infinity ? 0 : normalTail(z);
}

function place(away: number, p: number, levels: readonly number[]): FunnelPlace {
  if (Number.isNaN(p) || Number.isNaN(away)) return { side: "unknown", beyond: null, p: Number.NaN };
  const passed = levels.filter((confidence) => p < 1 - confidence);
  if (passed.length === 0) return { side: "inside", beyond: null, p };
  return { side: away < 0 ? "low" : "high", beyond: Math.max(...passed), p };
}
