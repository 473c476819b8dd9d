import type { Panel } from "../panel.ts";
import { part, sides } from "../part.ts";
import { usable } from "../usable.ts";
import { areaPieces } from "./area-pieces.ts";

export type PlaceboInPlace = {
  /** Per comparison area, by its position in what was given: its "effect" against the other comparison areas. */
  areas: { place: number; value: number }[];
  /** Which part of them is at least as large, either way, as the real effect; NaN without any. */
  shareAsLarge: number;
};

/**
 * Pretends that each comparison area in turn was the treated one, the real ones left out. A picture of what no policy does, not a test:
 * the real effect may be a mean over more areas, which varies less. The test is `permutationTest`.
 * Source: Abadie A., Diamond A., Hainmueller J. (2010), J Am Stat Assoc 105:493–505, § 3.4.
 * @param effect the real one
 */
export function placeboInPlace(given: Panel, effect: number): PlaceboInPlace {
  const panel = usable(given);
  const others = part(panel, { areas: (area) => panel.treated[area] === 0 });
  if (sides(panel).comparison < 2 || Number.isNaN(effect)) return { areas: [], shareAsLarge: Number.NaN };
  const { outcome, own, shared, columns: k } = areaPieces(others);
  const areas = Array.from(others.places, (place, area) => {
    let information = own[area];
    for (let a = 0; a < k; a += 1) information -= shared[area * k + a] ** 2;
    return { place, value: outcome[area] / information };
  });
  return { areas, shareAsLarge: areas.filter(({ value }) => Math.abs(value) >= Math.abs(effect)).length / areas.length };
}
