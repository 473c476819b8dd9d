import { binomialChance } from "../distributions/binomial-chance.ts";
import { poissonChance } from "../distributions/poisson-chance.ts";
import type { Random } from "../random/seeded-random.ts";

/**
 * Streams of counts with a fixed distribution, by turning its table of chances round (Devroye L. (1986), Non-Uniform Random Variate
 * Generation, III.2). Made for simulations that draw from few distributions very often.
 * @example const draw = poissonDraws(2.5, seededRandom(1));
 * [draw(), draw(), draw()] // [3, 0, 1]
 */
export function poissonDraws(mean: number, random: Random): Random {
  if (mean === 0) return () => 0;
  return tableDraws((count) => poissonChance(count, mean), mean, mean, Infinity, random);
}

/**
 * Of `n` people, each counted with chance `share` (0 < share < 1).
 * @example const draw = binomialDraws(10, 0.5, seededRandom(1));
 * [draw(), draw(), draw()] // [6, 0, 3]
 */
export function binomialDraws(n: number, share: number, random: Random): Random {
  return tableDraws((count) => binomialChance(count, n, share), n * share, n * share * (1 - share), n, random);
}

function tableDraws(chance: (count: number) => number, mean: number, variance: number, most: number, random: Random): Random {
  const reach = 12 * Math.sqrt(variance) + 30;
  const first = Math.max(0, Math.floor(mean - reach));
  const last = Math.min(most, Math.ceil(mean + reach));
  const upTo = new Float64Array(last - first + 1);
  let sum = 0;
  for (let count = first; count <= last; count += 1) upTo[count - first] = sum += chance(count);
  return () => {
    const wanted = random();
    let [low, high] = [0, upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle] > wanted) high = middle;
      else low = middle + 1;
    }
    return first + low;
  };
}
