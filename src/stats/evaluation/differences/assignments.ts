import type { Random } from "../../random/seeded-random.ts";

/**
 * In how many ways `chosen` of `areas` can be treated, counted up to `most` (then Infinity).
 * @example ways(12, 3, 1000) // 220
 */
export function ways(areas: number, chosen: number, most: number): number {
  let count = 1;
  for (let at = 1; at <= Math.min(chosen, areas - chosen); at += 1) {
    count = (count * (areas - at + 1)) / at;
    if (count > most) return Infinity;
  }
  return Math.round(count);
}

/**
 * Every way to choose `chosen` of `areas` when there are at most `most`, else `most` random ones (with the real one to be added by the
 * caller). `visit` gets an array that is used again: read it at once.
 * @returns whether every way was visited
 * @example let sets = 0;
 * const every = assignments(12, 3, 1000, seededRandom(1), () => (sets += 1));
 * [every, sets] // [true, 220]
 */
export function assignments(areas: number, chosen: number, most: number, random: Random, visit: (set: Int32Array) => void): boolean {
  if (!(chosen >= 0 && chosen <= areas)) throw new RangeError(`${chosen} of ${areas} areas can't be chosen.`);
  if (ways(areas, chosen, most) <= most) {
    const set = Int32Array.from({ length: chosen }, (_, at) => at);
    for (;;) {
      visit(set);
      let at = chosen - 1;
      while (at >= 0 && set[at] === areas - chosen + at) at -= 1;
      if (at < 0) return true;
      set[at] += 1;
      for (let next = at + 1; next < chosen; next += 1) set[next] = set[next - 1] + 1;
    }
  }
  const all = Int32Array.from({ length: areas }, (_, at) => at);
  for (let draw = 0; draw < most; draw += 1) {
    for (let at = 0; at < chosen; at += 1) {
      const other = at + Math.floor(random() * (areas - at));
      [all[at], all[other]] = [all[other], all[at]];
    }
    visit(all.subarray(0, chosen));
  }
  return false;
}
