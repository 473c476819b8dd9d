/** Loading a national delivery under disclosure rules against loading it without any. */
import { loadDelivery } from "../src/figures/load.ts";
import type { DisclosureRules } from "../src/figures/delivery.ts";
import type { Ground } from "./ground.ts";
import { interleave, timed } from "./interleave.ts";
import { peerLine, type Line } from "./line.ts";
import { madeAreas, madeDelivery, spread } from "./made-country.ts";

const indicators = 4;

/** 345 municipalities with 10 districts of 4 neighbourhoods; sums over levels are exact, 8 % of the neighbourhoods' counts are small. */
export async function disclosureLine(ground: Ground): Promise<Line> {
  const areas = madeAreas(345, 10, 4);
  const counts = countsOf(areas);
  let hidden = 0;
  const load = async (disclosure: DisclosureRules): Promise<number> => {
    const database = await ground.fresh("bench_rules");
    const client = await database.pool.connect();
    const delivery = madeDelivery({
      areas,
      indicators,
      measure: "count",
      division: 2020,
      disclosure,
      value: (area, indicator) => counts[area * indicators + indicator],
    });
    const took = await timed(async () => {
      const { absent } = await loadDelivery(client, delivery);
      hidden = Math.max(hidden, absent);
    });
    client.release();
    await database.close();
    await ground.drop("bench_rules");
    return took;
  };
  const measured = await interleave(
    3,
    () => load({ minimumCount: 5 }),
    () => load({}),
  );
  return peerLine(
    "national delivery, hidden under 5",
    "the same without rules",
    "ms",
    measured,
    null,
    `${areas.length.toLocaleString("en")} areas × ${indicators} counts, of which ${hidden.toLocaleString("en")} hidden`,
  );
}

/** A neighbourhood counts up to 60 people; what holds it, the sum. */
function countsOf(areas: readonly { code: string; level: string; parent: string | null }[]): Float64Array {
  const counts = new Float64Array(areas.length * indicators);
  const placeOf = new Map(areas.map(({ code }, place) => [code, place]));
  for (const [place, { level, parent }] of areas.entries()) {
    if (level !== "neighbourhood") continue;
    for (let indicator = 0; indicator < indicators; indicator++) {
      const count = Math.floor(spread(place * indicators + indicator + 1) * 60);
      counts[place * indicators + indicator] = count;
      for (let above = parent; above !== null; above = areas[placeOf.get(above) ?? 0].parent)
        counts[(placeOf.get(above) ?? 0) * indicators + indicator] += count;
    }
  }
  return counts;
}
