import { incompleteBeta } from "./incomplete-beta.ts";

/**
 * The chance that Student's t with `degrees` > 0 degrees of freedom lies further from 0 than `t`, to either side. NaN in, NaN out.
 * Source: Abramowitz M., Stegun I.A. (1964), 26.7.1 and 26.5.27.
 * @throws RangeError for degrees of 0 or less
 * @example studentTwoSided(2.228138851986275, 10) // 0.05 (Abramowitz & Stegun, table 26.10: 2.228)
 */
export function studentTwoSided(t: number, degrees: number): number {
  if (Number.isNaN(t) || Number.isNaN(degrees)) return Number.NaN;
  if (!(degrees > 0)) throw new RangeError(`A chance of Student's t was asked for ${degrees} degrees of freedom; it needs more than 0.`);
  if (!Number.isFinite(t)) return 0;
  const square = t * t;
  return incompleteBeta(degrees / 2, 0.5, degrees / (degrees + square), square / (degrees + square));
}
