/**
 * u − ln(1 + u), for u > −1; it loses its digits near u = 0 when computed as written. `ratio` is 1 + u, given apart because u may be tiny.
 * Times a mean it is the deviance of a count from that mean, which is what Loader's chances are made of.
 * Source: Loader C. (2000), Fast and accurate computation of binomial probabilities; the series: NIST DLMF 4.6.1.
 * @example deviance(1.5, 0.5) // 0.0945348918918…
 */
export function deviance(ratio: number, u: number): number {
  if (Math.abs(u) > 0.1) return u - Math.log(ratio);
  let sum = 0;
  let power = u;
  for (let k = 2; k < 40; k += 1) {
    power *= -u;
    const term = -power / k;
    if (sum + term === sum) break;
    sum += term;
  }
  return sum;
}
