import { gammaTerm } from "./incomplete-gamma.ts";

/**
 * The chance of exactly `count` events (a whole number, 0 or more) where `expected` > 0 are expected.
 * Source: Loader C. (2000), Fast and accurate computation of binomial probabilities.
 * @example poissonChance(3, 2.5) // 0.213763…
 */
export function poissonChance(count: number, expected: number): number {
  return count === 0 ? Math.exp(-expected) : gammaTerm(count, expected);
}
