/** The numerics of inequality against the plainest typed loops that give the same answers. */
import { seededRandom } from "../src/stats/random/seeded-random.ts";
import { normalDraws } from "../src/stats/random/normal-draws.ts";
import { ladder } from "../src/stats/inequality/groups.ts";
import { simulatedQuantileSlope } from "../src/stats/inequality/ordered/simulated-quantile-slope.ts";
import { proportions } from "../src/stats/rates/proportions.ts";
import { directlyStandardisedRates } from "../src/stats/standardisation/directly-standardised-rates.ts";
import { europeanStandardPopulation2013 } from "../src/stats/standardisation/european-standard-population.ts";
import { interleave, timed } from "./interleave.ts";
import { limitLine, peerLine, type Line } from "./line.ts";

const ages = 19;
const confidence = 0.95;
/** The normal quantile of 97.5 %, as printed in any table. */
const z = 1.959963984540054;
const goal = { most: 1.5 };

export const equityNames = [
  "standardised rates, 10,000 areas",
  "standardised rates, 1,000,000 areas",
  "memory of those rates",
  "proportions, 1,000,000 areas",
  "slope index, 1,000 draws × 111 areas",
];

export async function equityLines(): Promise<Line[]> {
  return [
    await ratesLine(10_000, 15),
    await ratesLine(1_000_000, 3),
    memoryLine(1_000_000),
    await proportionsLine(1_000_000, 9),
    await slopeLine(1_000, 111),
  ];
}

const perSecond = (areas: number, milliseconds: number) =>
  `${Math.round((areas / milliseconds) * 1000).toLocaleString("en")} areas per second`;

type ByAge = { counts: Float64Array; populations: Float64Array; standard: Float64Array };

/** Between 10 and 1,000 people in each band; events become likelier with age. */
function madeAges(areas: number): ByAge {
  const random = seededRandom(1);
  const counts = new Float64Array(areas * ages);
  const populations = new Float64Array(areas * ages);
  for (let at = 0; at < counts.length; at++) {
    populations[at] = 10 + Math.floor(990 * random());
    counts[at] = Math.floor((populations[at] * random() * (1 + (at % ages))) / 100);
  }
  return { counts, populations, standard: Float64Array.from(europeanStandardPopulation2013.people) };
}

async function ratesLine(areas: number, rounds: number): Promise<Line> {
  const byAge = madeAges(areas);
  const measured = await interleave(
    rounds,
    () => timed(() => directlyStandardisedRates(byAge, { per: 100_000, confidence })),
    () => timed(() => plainRates(byAge, areas)),
    2,
  );
  return peerLine(
    `standardised rates, ${areas.toLocaleString("en")} areas`,
    "plain typed loop",
    "ms",
    measured,
    goal,
    `× ${ages} ages; ${perSecond(areas, measured.ours)}`,
  );
}

/** Dobson's limits with Byar's for the total, as in a textbook, one area after the other. */
function plainRates({ counts, populations, standard }: ByAge, areas: number) {
  const value = new Float64Array(areas);
  const lower = new Float64Array(areas);
  const upper = new Float64Array(areas);
  let total = 0;
  for (let age = 0; age < ages; age++) total += standard[age];
  for (let area = 0; area < areas; area++) {
    let rate = 0;
    let variance = 0;
    let events = 0;
    for (let age = 0; age < ages; age++) {
      const at = area * ages + age;
      const weight = standard[age] / total;
      rate += (weight * counts[at]) / populations[at];
      variance += (weight * weight * counts[at]) / (populations[at] * populations[at]);
      events += counts[at];
    }
    const stretch = Math.sqrt(variance / events);
    const low = events * (1 - 1 / (9 * events) - z / (3 * Math.sqrt(events))) ** 3;
    const next = events + 1;
    const high = next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3;
    value[area] = 100_000 * rate;
    lower[area] = 100_000 * (rate + stretch * (low - events));
    upper[area] = 100_000 * (rate + stretch * (high - events));
  }
  return { value, lower, upper };
}

/** What the typed answers take beside the input: four columns. */
function memoryLine(areas: number): Line {
  const byAge = madeAges(areas);
  const before = process.memoryUsage();
  const rates = directlyStandardisedRates(byAge, { per: 100_000, confidence });
  const after = process.memoryUsage();
  const megabytes = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 2 ** 20;
  return limitLine("memory of those rates", "MB", megabytes, 64, `${rates.value.length.toLocaleString("en")} areas, beside the input`);
}

async function proportionsLine(areas: number, rounds: number): Promise<Line> {
  const random = seededRandom(2);
  const denominators = Float64Array.from({ length: areas }, () => 1 + Math.floor(5_000 * random()));
  const counts = Float64Array.from(denominators, (people) => Math.floor(people * random()));
  const measured = await interleave(
    rounds,
    () => timed(() => proportions(counts, denominators, { confidence, times: 100 })),
    () => timed(() => plainProportions(counts, denominators)),
    2,
  );
  return peerLine("proportions, 1,000,000 areas", "plain typed loop", "ms", measured, goal, perSecond(areas, measured.ours));
}

/** Wilson's limits as in a textbook. */
function plainProportions(counts: Float64Array, denominators: Float64Array) {
  const areas = counts.length;
  const value = new Float64Array(areas);
  const lower = new Float64Array(areas);
  const upper = new Float64Array(areas);
  for (let area = 0; area < areas; area++) {
    const n = denominators[area];
    const share = counts[area] / n;
    const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
    const reach = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
    value[area] = 100 * share;
    lower[area] = 100 * (middle - reach);
    upper[area] = 100 * (middle + reach);
  }
  return { value, lower, upper };
}

async function slopeLine(draws: number, areas: number): Promise<Line> {
  const random = seededRandom(3);
  const people = Float64Array.from({ length: areas }, () => 500 + Math.floor(5_000 * random()));
  const values = Float64Array.from({ length: areas }, (_, at) => 70 + (20 * at) / areas + random());
  const errors = new Float64Array(areas).fill(2);
  const order = Float64Array.from({ length: areas }, (_, at) => at);
  const made = ladder({ values, populations: people, standardErrors: errors }, order);
  const measured = await interleave(
    25,
    () => timed(() => simulatedQuantileSlope(made, { random: seededRandom(4), draws, confidence })),
    () => timed(() => plainSlopes(values, people, errors, draws)),
    5,
  );
  return peerLine("slope index, 1,000 draws × 111 areas", "plain typed loop", "ms", measured, goal, "simulated limits");
}

/** Ranks, a weighted regression per draw, and the 2.5 % and 97.5 % places of the sorted slopes. */
function plainSlopes(values: Float64Array, people: Float64Array, errors: Float64Array, draws: number) {
  const n = values.length;
  const normal = normalDraws(seededRandom(4));
  let population = 0;
  for (let at = 0; at < n; at++) population += people[at];
  const ranks = new Float64Array(n);
  let below = 0;
  for (let at = 0; at < n; at++) {
    ranks[at] = (below + people[at] / 2) / population;
    below += people[at];
  }
  const slopes = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0;
    let product = 0;
    let square = 0;
    for (let at = 0; at < n; at++) {
      const value = values[at] + errors[at] * normal();
      sum += people[at] * value;
      product += people[at] * (ranks[at] - 0.5) * value;
      square += people[at] * (ranks[at] - 0.5) ** 2;
    }
    slopes[draw] = sum === 0 ? 0 : product / square;
  }
  slopes.sort();
  return { lower: slopes[Math.floor(0.025 * draws)], upper: slopes[Math.ceil(0.975 * draws) - 1] };
}
