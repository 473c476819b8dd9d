/** Uniform draws from 0 (included) to 1 (not included). Passed in wherever chance is used, so that every answer can be had again. */
export type Random = () => number;

/**
 * A stream of uniform draws with 53 random bits each, the same for the same seed on every machine. Not for secrets.
 * Source: Doty-Humphrey C., generator sfc32 of PractRand 0.93 (2017, public domain): three words mixed, one counted on.
 * @param seed a whole number; its lowest 32 bits count
 * @example seededRandom(1)() // 0.71327…
 */
export function seededRandom(seed: number): Random {
  if (!Number.isInteger(seed)) throw new RangeError(`A seed of ${seed} was given; a seed is a whole number.`);
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;
  const next = (): number => {
    const mixed = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + mixed) | 0;
    return mixed >>> 0;
  };
  // Seeds that differ in one bit must not start alike.
  for (let round = 0; round < 15; round += 1) next();
  return () => ((next() >>> 5) * 67_108_864 + (next() >>> 6)) / 9_007_199_254_740_992;
}
