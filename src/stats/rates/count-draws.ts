import { gammaTerm } from "../distributions/incomplete-gamma.ts";
import { logGamma } from "../distributions/log-gamma.ts";
import type { Random } from "../random/seeded-random.ts";

/**
 * Streams of counts with a fixed distribution, by turning its table of chances round (Devroye L. (1986), Non-Uniform Random Variate
 * Generation, III.2). Made for simulations that draw from few distributions very often.
 */
export function poissonDraws(mean: number, random: Random): Random {
  if (mean === 0) return () => 0;
  return tableDraws((count) => (count === 0 ? Math.exp(-mean) : gammaTerm(count, mean)), mean, mean, Infinity, random);
}

/** Of `n` people, each counted with chance `share` (0 < share < 1). */
export function binomialDraws(n: number, share: number, random: Random): Random {
  const whole = logGamma(n + 1);
  const chance = (count: number) =>
    Math.exp(whole - logGamma(count + 1) - logGamma(n - count + 1) + count * Math.log(share) + (n - count) * Math.log1p(-share));
  return tableDraws(chance, n * share, n * share * (1 - share), n, random);
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
