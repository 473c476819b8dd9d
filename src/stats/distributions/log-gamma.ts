const halfLogTwoPi = 0.9189385332046727;

/**
 * What Stirling's formula leaves out: ln Γ(x + 1) − (x + ½) ln x + x − ½ ln 2π, for x > 0.
 * Source: NIST Digital Library of Mathematical Functions 5.11.1 (series), stepped up to x ≥ 16 by Γ(x + 1) = x Γ(x).
 * @example stirlingError(10) // 0.0083305…
 */
export function stirlingError(x: number): number {
  let step = 0;
  let at = x;
  while (at < 16) {
    step += (at + 0.5) * Math.log1p(1 / at) - 1;
    at += 1;
  }
  const s = 1 / (at * at);
  const series = (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360)))))) / at;
  return step + series;
}

/**
 * The natural logarithm of the gamma function, for x > 0. Source: NIST DLMF 5.11.1.
 * @example logGamma(0.5) // 0.572364942… (half of ln π)
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`The logarithm of the gamma function was asked at ${x}; it is made for numbers above 0.`);
  return stirlingError(x) + (x - 0.5) * Math.log(x) - x + halfLogTwoPi;
}
