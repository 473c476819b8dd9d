import { studentTwoSided } from "./student-tail.ts";

/**
 * The value that Student's t with `degrees` > 0 degrees of freedom exceeds with probability `tail` (0 < tail < 0.5).
 * `studentTwoSided`, turned round by halving a bracket.
 * Source: Abramowitz M., Stegun I.A. (1964), 26.7.1.
 * @throws RangeError for a tail outside 0…0.5, degrees of 0 or less
 * @example studentQuantile(0.025, 10) // 2.22813885… (Abramowitz & Stegun, table 26.10: 2.228)
 */
export function studentQuantile(tail: number, degrees: number): number {
  if (!(tail > 0 && tail < 0.5))
    throw new RangeError(`A quantile of Student's t was asked for a tail of ${tail}; it lies between 0 and 0.5.`);
  if (!(degrees > 0 && degrees < Infinity))
    throw new RangeError(`A quantile of Student's t was asked for ${degrees} degrees of freedom; it needs more than 0.`);
  let high = 2;
  while (studentTwoSided(high, degrees) > 2 * tail) high *= 2;
  let low = 0;
  for (let step = 0; step < 200 && high - low > 2e-16 * high; step += 1) {
    const middle = (low + high) / 2;
    if (studentTwoSided(middle, degrees) > 2 * tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
