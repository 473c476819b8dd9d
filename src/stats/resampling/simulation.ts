import { outerTail } from "../distributions/outer-tail.ts";
import type { Random } from "../random/seeded-random.ts";

/** Given to whatever simulates. `draws` 1,000 and `confidence` 0.95 unless told. */
export type Simulation = { random: Random; draws?: number | undefined; confidence?: number | undefined };

/**
 * The same with everything told and checked; `tail` is the part of the draws that lies beyond either limit.
 * @throws RangeError for draws that aren't a whole number of 2 or more, a confidence outside 0…1
 * @example settledSimulation({ random: seededRandom(1) }) // { draws: 1000, confidence: 0.95, tail: 0.025 }
 */
export function settledSimulation({ random, draws = 1000, confidence = 0.95 }: Simulation): Required<Simulation> & { tail: number } {
  if (!(Number.isInteger(draws) && draws >= 2)) throw new RangeError(`${draws} draws were asked; give a whole number of 2 or more.`);
  return { random, draws, confidence, tail: outerTail(confidence) };
}
