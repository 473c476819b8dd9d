/** One profile with little and with much of the country around it. */
import { loadDelivery } from "../src/figures/load.ts";
import { settle, type BenchDatabase, type Ground } from "./ground.ts";
import { interleave, timed } from "./interleave.ts";
import { peerLine, type Line } from "./line.ts";
import { madeAreas, madeDelivery, spread } from "./made-country.ts";
import { measuredPage } from "./recorded-queries.ts";

const indicators = 34;
const few = 35;

export async function growthLine(ground: Ground): Promise<Line> {
  const [small, large] = [await madeCountry(ground, "bench_few", few), await madeCountry(ground, "bench_many", few * 10)];
  try {
    const pages = [await measuredPage(large, "/gebieden/WK000101", "made-0"), await measuredPage(small, "/gebieden/WK000101", "made-0")];
    const measured = await interleave(
      41,
      () => timed(pages[0].render),
      () => timed(pages[1].render),
      15,
    );
    return peerLine(
      "profile, 10× the country around it",
      "with 1×",
      "ms",
      measured,
      { most: 1.2 },
      `a made country of ${few * 10} and of ${few} municipalities, ${indicators} indicators`,
    );
  } finally {
    await Promise.all([small.close(), large.close()]);
    await ground.drop("bench_few");
    await ground.drop("bench_many");
  }
}

async function madeCountry(ground: Ground, name: string, municipalities: number): Promise<BenchDatabase> {
  const database = await ground.fresh(name);
  const client = await database.pool.connect();
  await loadDelivery(
    client,
    madeDelivery({
      areas: madeAreas(municipalities, 10, 4),
      indicators,
      measure: "proportion",
      division: 2020,
      value: (area, indicator) => spread(area * indicators + indicator) * 100,
    }),
  );
  client.release();
  await settle(database);
  return database;
}
