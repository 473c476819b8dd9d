import { incompleteBeta } from "./incomplete-beta.ts";

/**
 * The chance that Fisher's F with `above` and `below` degrees of freedom (both > 0) exceeds f ≥ 0. NaN in, NaN out.
 * Source: Abramowitz M., Stegun I.A. (1964), 26.6.2 and 26.5.28.
 * @throws RangeError for degrees of 0 or less, f below 0
 * @example fTail(4.1, 2, 10) // 0.05007… (Abramowitz & Stegun, table 26.9: 4.10 at 0.05)
 */
export function fTail(f: number, above: number, below: number): number {
  if (Number.isNaN(f) || Number.isNaN(above) || Number.isNaN(below)) return Number.NaN;
  if (!(above > 0 && below > 0 && f >= 0))
    throw new RangeError(`A chance of F was asked at ${f} for ${above} and ${below} degrees of freedom; all of them lie above 0.`);
  if (f === Infinity) return 0;
  const whole = below + above * f;
  return incompleteBeta(below / 2, above / 2, below / whole, (above * f) / whole);
}
