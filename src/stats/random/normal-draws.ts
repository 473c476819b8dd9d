import type { Random } from "./seeded-random.ts";

/**
 * A stream of standard normal draws out of a stream of uniform ones.
 * Source: Marsaglia G., Bray T.A. (1964), SIAM Review 6:260–264, the polar method: two draws from a point in the unit circle.
 * @example normalDraws(seededRandom(1))() // -1.0062…
 */
export function normalDraws(random: Random): Random {
  let kept = Number.NaN;
  return () => {
    if (!Number.isNaN(kept)) {
      const draw = kept;
      kept = Number.NaN;
      return draw;
    }
    for (;;) {
      const x = 2 * random() - 1;
      const y = 2 * random() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const stretch = Math.sqrt((-2 * Math.log(square)) / square);
      kept = y * stretch;
      return x * stretch;
    }
  };
}
