import { betaTerm } from "./incomplete-beta.ts";

/**
 * The chance that exactly `count` of `n` people are counted (whole numbers, 0 ≤ count ≤ n), each with chance `share` (0 < share < 1).
 * Source: Loader C. (2000), Fast and accurate computation of binomial probabilities; NIST DLMF 8.17.5 (its tie to the beta distribution).
 * @example binomialChance(3, 10, 0.5) // 0.1171875
 */
export function binomialChance(count: number, n: number, share: number): number {
  if (count === 0) return Math.exp(n * Math.log1p(-share));
  if (count === n) return share ** n;
  return (betaTerm(count, n - count, share, 1 - share) * (n / count)) / (n - count);
}
