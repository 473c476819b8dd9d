import { incompleteGamma } from "./incomplete-gamma.ts";

/**
 * The chance that a standard normal variable exceeds z; far tails keep their digits.
 * Source: NIST DLMF 7.2.2 and 8.4.6: Q(z) = ½ Q(½, z²/2) for z ≥ 0, and its mirror below.
 * @example normalTail(1.96) // 0.024997895… (R, pnorm)
 */
export function normalTail(z: number): number {
  const { lower, upper } = incompleteGamma(0.5, (z * z) / 2);
  return z >= 0 ? upper / 2 : (1 + lower) / 2;
}
