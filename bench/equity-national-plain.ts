/** The national run as one would write it by hand on typed arrays: one municipality after the other, nothing of src/stats. */
import type { NationalInput } from "../src/equity/national/national.ts";

/** Places of the measures in a row of the answer, in the product's order. */
const at = {
  difference: 0,
  ratio: 1,
  slope: 2,
  relativeSlope: 3,
  logitSlope: 4,
  logitRelativeSlope: 5,
  concentration: 6,
  relativeConcentration: 7,
  wagstaff: 8,
  erreygers: 9,
  attributableRisk: 10,
  attributableFraction: 11,
  variance: 12,
  deviation: 13,
  variation: 14,
  meanLog: 15,
  theil: 16,
  between: 17,
  within: 18,
  disparity: 19,
  disparityWeighted: 20,
  best: 21,
  bestWeighted: 22,
  mean: 23,
  meanWeighted: 24,
  reference: 25,
  referenceWeighted: 26,
};
const measures = 27;
const row = 3 * measures;

/** The areas of one municipality with a figure, from least to most advantaged. */
type Rungs = {
  n: number;
  values: Float64Array;
  people: Float64Array;
  ranks: Float64Array;
  parents: Int32Array;
  orders: Float64Array;
  population: number;
  mean: number;
  /** What everyone is. */
  scale: number;
  isShare: boolean;
};

/**
 * Value, lower and upper 95 % limit per municipality, indicator and measure.
 * @param reaches per degrees of freedom how many errors a limit lies away (`studentReaches`), as a table has them
 */
export function plainInequality(input: NationalInput, reaches: Float64Array): Float64Array {
  const { indicators, starts, parents } = input;
  const municipalities = starts.length - 1;
  const areas = parents.length;
  const answer = new Float64Array(municipalities * indicators.length * row).fill(Number.NaN);
  const rungs: Rungs = {
    n: 0,
    values: new Float64Array(areas),
    people: new Float64Array(areas),
    ranks: new Float64Array(areas),
    parents: new Int32Array(areas),
    orders: new Float64Array(areas),
    population: 0,
    mean: 0,
    scale: 1,
    isShare: false,
  };
  const places = new Int32Array(areas);
  const sums = { people: new Float64Array(areas), values: new Float64Array(areas), logs: new Float64Array(areas) };
  for (let municipality = 0; municipality < municipalities; municipality++) {
    for (let indicator = 0; indicator < indicators.length; indicator++) {
      climb(input, municipality, indicator, places, rungs);
      if (rungs.n < 2 || !(rungs.population > 0)) continue;
      const to = (municipality * indicators.length + indicator) * row;
      const { polarity } = indicators[indicator];
      ends(answer, to, rungs, polarity);
      spread(answer, to, rungs, polarity);
      parts(answer, to, rungs, sums);
      if (rungs.n < 3) continue;
      line(answer, to, rungs, reaches);
      if (rungs.isShare) curve(answer, to, rungs, reaches);
    }
  }
  return answer;
}

function climb(input: NationalInput, municipality: number, indicator: number, places: Int32Array, rungs: Rungs): void {
  const areas = input.parents.length;
  const shift = indicator * areas;
  const { values, order, people, parents, starts } = input;
  let n = 0;
  for (let area = starts[municipality]; area < starts[municipality + 1]; area++) {
    const place = shift + area;
    if (values[place] === values[place] && people[place] === people[place] && order[place] === order[place]) places[n++] = place;
  }
  places.subarray(0, n).sort((a, b) => order[a] - order[b]);
  const { measure, unit } = input.indicators[indicator];
  const most = unit === "%" ? 100 : 1;
  let population = 0;
  let sum = 0;
  rungs.scale = most;
  rungs.isShare = measure === "proportion";
  for (let i = 0; i < n; i++) {
    const place = places[i];
    rungs.values[i] = values[place];
    rungs.people[i] = people[place];
    rungs.orders[i] = order[place];
    rungs.parents[i] = parents[place - shift];
    population += people[place];
    sum += people[place] * values[place];
    if (values[place] < 0 || values[place] > most) rungs.isShare = false;
  }
  rungs.n = n;
  rungs.population = population;
  rungs.mean = sum / population;
  let below = 0;
  for (let from = 0; from < n;) {
    let to = from;
    let tied = 0;
    while (to < n && rungs.orders[to] === rungs.orders[from]) tied += rungs.people[to++];
    for (let i = from; i < to; i++) rungs.ranks[i] = (below + tied / 2) / population;
    below += tied;
    from = to;
  }
}

/** Between the outer fifths of the people, or with fewer than five areas (or all in one fifth) the outer rungs. */
function ends(answer: Float64Array, to: number, rungs: Rungs, polarity: string): void {
  const { n, values, people, ranks } = rungs;
  const fifth = (i: number) => Math.min(4, Math.floor(5 * ranks[i]));
  // A fifth where nobody lives has no mean.
  let first = 0;
  let last = n - 1;
  while (first < n && people[first] === 0) first++;
  while (last > first && people[last] === 0) last--;
  const inFifths = n >= 5 && fifth(first) !== fifth(last);
  const place = (i: number) => (inFifths ? fifth(i) : ranks[i]);
  const lowest = place(inFifths ? first : 0);
  const highest = place(inFifths ? last : n - 1);
  let leastAreas = 0;
  let leastPeople = 0;
  let leastSum = 0;
  let mostAreas = 0;
  let mostPeople = 0;
  let mostSum = 0;
  for (let i = 0; i < n; i++) {
    if (place(i) === lowest) {
      leastAreas++;
      leastPeople += people[i];
      leastSum += people[i] * values[i];
    }
    if (place(i) === highest) {
      mostAreas++;
      mostPeople += people[i];
      mostSum += people[i] * values[i];
    }
  }
  const least = !inFifths && leastAreas === 1 ? values[0] : leastSum / leastPeople;
  const most = !inFifths && mostAreas === 1 ? values[n - 1] : mostSum / mostPeople;
  if (least !== least || most !== most) return;
  answer[to + 3 * at.difference] = most - least;
  if (most >= 0 && least > 0) answer[to + 3 * at.ratio] = most / least;
  won(answer, to, rungs, mostSum / mostPeople, polarity);
  let distance = 0;
  let weighted = 0;
  for (let i = 0; i < n; i++) {
    distance += Math.abs(values[i] - most);
    weighted += people[i] * Math.abs(values[i] - most);
  }
  answer[to + 3 * at.reference] = distance / n;
  answer[to + 3 * at.referenceWeighted] = weighted / rungs.population;
}

/** What all would win with the level of the most advantaged; a loss counts as none. */
function won(answer: Float64Array, to: number, { mean }: Rungs, level: number, polarity: string): void {
  if (polarity === "neutral" || level !== level) return;
  const gain = polarity === "higherIsBetter" ? Math.max(level - mean, 0) : Math.min(level - mean, 0);
  answer[to + 3 * at.attributableRisk] = gain;
  if (mean > 0) answer[to + 3 * at.attributableFraction] = (100 * gain) / mean;
}

/** Distances from the mean and from the best, and what is made of logarithms. */
function spread(answer: Float64Array, to: number, { n, values, people, population, mean }: Rungs, polarity: string): void {
  let best = values[0];
  for (let i = 1; i < n; i++) if (polarity === "higherIsBetter" ? values[i] > best : values[i] < best) best = values[i];
  let squares = 0;
  let apart = 0;
  let apartWeighted = 0;
  let fromBest = 0;
  let fromBestWeighted = 0;
  let theil = 0;
  let meanLog = 0;
  let lowest = Infinity;
  for (let i = 0; i < n; i++) {
    const share = people[i] / population;
    const off = values[i] - mean;
    squares += share * off * off;
    apart += Math.abs(off);
    apartWeighted += share * Math.abs(off);
    fromBest += Math.abs(values[i] - best);
    fromBestWeighted += share * Math.abs(values[i] - best);
    if (share === 0) continue;
    const ratio = values[i] / mean;
    if (ratio < lowest) lowest = ratio;
    const log = Math.log(ratio);
    meanLog -= share * log;
    if (ratio > 0) theil += share * ratio * log;
  }
  answer[to + 3 * at.variance] = squares;
  answer[to + 3 * at.deviation] = Math.sqrt(squares);
  answer[to + 3 * at.mean] = apart / n;
  answer[to + 3 * at.meanWeighted] = apartWeighted;
  if (mean > 0) {
    answer[to + 3 * at.variation] = (100 * Math.sqrt(squares)) / mean;
    answer[to + 3 * at.disparity] = (100 * apart) / n / mean;
    answer[to + 3 * at.disparityWeighted] = (100 * apartWeighted) / mean;
    if (lowest >= 0) answer[to + 3 * at.theil] = 1000 * theil;
    if (lowest > 0) answer[to + 3 * at.meanLog] = 1000 * meanLog;
  }
  if (polarity === "neutral") return;
  answer[to + 3 * at.best] = fromBest / n;
  answer[to + 3 * at.bestWeighted] = fromBestWeighted;
}

type Sums = { people: Float64Array; values: Float64Array; logs: Float64Array };

/** The Theil index inside the larger areas and between them. */
function parts(answer: Float64Array, to: number, { n, values, people, parents, population, mean }: Rungs, sums: Sums): void {
  let count = 0;
  for (let i = 0; i < n; i++) if (parents[i] >= count) count = parents[i] + 1;
  sums.people.fill(-1, 0, count);
  sums.values.fill(0, 0, count);
  sums.logs.fill(0, 0, count);
  let filled = 0;
  for (let i = 0; i < n; i++) {
    const parent = parents[i];
    if (sums.people[parent] < 0) {
      sums.people[parent] = 0;
      filled++;
    }
    if (people[i] === 0) continue;
    const ratio = values[i] / mean;
    if (!(ratio >= 0)) return;
    sums.people[parent] += people[i];
    sums.values[parent] += people[i] * ratio;
    if (ratio > 0) sums.logs[parent] += people[i] * ratio * Math.log(ratio);
  }
  if (filled < 2 || filled === n || !(mean > 0)) return;
  let within = 0;
  let between = 0;
  for (let parent = 0; parent < count; parent++) {
    if (!(sums.people[parent] > 0 && sums.values[parent] > 0)) continue;
    const weight = sums.values[parent] / population;
    const log = Math.log(sums.values[parent] / sums.people[parent]);
    within += weight * (sums.logs[parent] / sums.values[parent] - log);
    between += weight * log;
  }
  answer[to + 3 * at.between] = 1000 * between;
  answer[to + 3 * at.within] = 1000 * within;
}

/** The straight line on rank, its ends and the concentration that follow from it; limits from scatter (HC3). */
function line(answer: Float64Array, to: number, rungs: Rungs, reaches: Float64Array): void {
  const { n, values, people, ranks, population, mean, isShare } = rungs;
  let squares = 0;
  let products = 0;
  for (let i = 0; i < n; i++) {
    squares += people[i] * (ranks[i] - 0.5) * (ranks[i] - 0.5);
    products += people[i] * (ranks[i] - 0.5) * (values[i] - mean);
  }
  if (squares <= 1e-24 * population) return;
  const slope = products / squares;
  let level = 0;
  let both = 0;
  let tilt = 0;
  let peopled = 0;
  let heaviest = 0;
  for (let i = 0; i < n; i++) {
    const off = ranks[i] - 0.5;
    const leverage = people[i] / population + (people[i] * off * off) / squares;
    const onMean = (people[i] * (values[i] - mean - slope * off)) / (1 - leverage);
    level += onMean * onMean;
    both += onMean * onMean * off;
    tilt += onMean * onMean * off * off;
    if (people[i] > 0) peopled++;
    if (leverage > heaviest) heaviest = leverage;
  }
  level /= population * population;
  both /= population * squares;
  tilt /= squares * squares;
  const reach = peopled < 3 || heaviest > 1 - 1e-9 ? Number.NaN : reaches[peopled - 2];
  around(answer, to + 3 * at.slope, slope, tilt, reach);
  const least = mean - slope / 2;
  const most = mean + slope / 2;
  if (least > 0 && most > 0) {
    const k = reach * reach;
    const a = least * least - k * (level - both + tilt / 4);
    const b = most * least - k * (level - tilt / 4);
    const c = most * most - k * (level + both + tilt / 4);
    const root = Math.sqrt(Math.max(0, b * b - a * c));
    answer[to + 3 * at.relativeSlope] = most / least;
    if (a > 0) {
      answer[to + 3 * at.relativeSlope + 1] = Math.max(0, (b - root) / a);
      answer[to + 3 * at.relativeSlope + 2] = (b + root) / a;
    }
  }
  const twice = (2 * squares) / population;
  around(answer, to + 3 * at.concentration, twice * slope, twice * twice * tilt, reach);
  if (mean > 0) {
    const index = (twice * slope) / mean;
    const variance = (twice * twice * tilt - 2 * index * twice * both + index * index * level) / (mean * mean);
    around(answer, to + 3 * at.relativeConcentration, index, variance, reach);
  }
  if (!isShare) return;
  const whole = rungs.scale;
  around(answer, to + 3 * at.erreygers, (4 * twice * slope) / whole, ((4 * twice) / whole) ** 2 * tilt, reach);
  const room = mean * (whole - mean);
  if (!(room > 0)) return;
  const perSlope = (twice * whole) / room;
  const perMean = (perSlope * slope * (2 * mean - whole)) / room;
  const variance = perSlope * perSlope * tilt + 2 * perSlope * perMean * both + perMean * perMean * level;
  around(answer, to + 3 * at.wagstaff, perSlope * slope, variance, reach);
}

function around(answer: Float64Array, to: number, value: number, variance: number, reach: number): void {
  const far = reach * Math.sqrt(Math.max(0, variance));
  answer[to] = value;
  answer[to + 1] = value - far;
  answer[to + 2] = value + far;
}

/** The logistic curve on rank by Newton's method, with limits from scatter. */
function curve(answer: Float64Array, to: number, rungs: Rungs, reaches: Float64Array): void {
  const { n, values, people, ranks, scale } = rungs;
  const mean = rungs.mean / scale;
  if (!(mean > 0 && mean < 1)) {
    answer[to + 3 * at.logitSlope] = 0;
    answer[to + 3 * at.logitRelativeSlope] = mean / mean;
    return;
  }
  let start = Math.log(mean / (1 - mean));
  let rise = 0;
  let a = 0;
  let b = 0;
  let d = 0;
  let settled = false;
  for (let step = 0; step < 200 && !settled; step++) {
    a = 0;
    b = 0;
    d = 0;
    let level = 0;
    let tilt = 0;
    for (let i = 0; i < n; i++) {
      const p = 1 / (1 + Math.exp(-start - rise * ranks[i]));
      const held = people[i] * p * (1 - p);
      const off = people[i] * (values[i] / scale - p);
      a += held;
      b += held * ranks[i];
      d += held * ranks[i] * ranks[i];
      level += off;
      tilt += off * ranks[i];
    }
    const det = a * d - b * b;
    if (!(det > 1e-12 * a * d)) return;
    const up = (d * level - b * tilt) / det;
    const turn = (a * tilt - b * level) / det;
    start += up;
    rise += turn;
    settled = Math.abs(up) + Math.abs(turn) < 1e-9 * (1 + Math.abs(start) + Math.abs(rise));
  }
  if (!settled) return;
  const det = a * d - b * b;
  const least = 1 / (1 + Math.exp(-start));
  const most = 1 / (1 + Math.exp(-start - rise));
  let difference = 0;
  let logRatio = 0;
  let peopled = 0;
  let heaviest = 0;
  for (let i = 0; i < n; i++) {
    const rank = ranks[i];
    const p = 1 / (1 + Math.exp(-start - rise * rank));
    const leverage = (people[i] * p * (1 - p) * (d - 2 * b * rank + a * rank * rank)) / det;
    const off = (people[i] * (values[i] / scale - p)) / (1 - leverage) / det;
    const onStart = (d - b * rank) * off;
    const onRise = (a * rank - b) * off;
    difference += ((most * (1 - most) - least * (1 - least)) * onStart + most * (1 - most) * onRise) ** 2;
    logRatio += ((least - most) * onStart + (1 - most) * onRise) ** 2;
    if (people[i] > 0) peopled++;
    if (leverage > heaviest) heaviest = leverage;
  }
  const reach = peopled < 3 || heaviest > 1 - 1e-9 ? Number.NaN : reaches[peopled - 2];
  around(answer, to + 3 * at.logitSlope, scale * (most - least), scale * scale * difference, reach);
  const stretch = Math.exp(reach * Math.sqrt(logRatio));
  answer[to + 3 * at.logitRelativeSlope] = most / least;
  answer[to + 3 * at.logitRelativeSlope + 1] = most / least / stretch;
  answer[to + 3 * at.logitRelativeSlope + 2] = (most / least) * stretch;
}

/** The 97.5 % places of Student's t for 1, 2, … degrees: its sums of cosines (Abramowitz and Stegun 26.7.3–4) halved towards. */
export function studentReaches(most: number): Float64Array {
  const reaches = new Float64Array(most + 1).fill(Number.NaN);
  for (let degrees = 1; degrees < reaches.length; degrees++) {
    let low = 0;
    let high = Math.PI / 2;
    for (let step = 0; step < 60; step++) {
      const middle = (low + high) / 2;
      if (insideOf(middle, degrees) < 0.95) low = middle;
      else high = middle;
    }
    reaches[degrees] = Math.tan((low + high) / 2) * Math.sqrt(degrees);
  }
  return reaches;
}

function insideOf(angle: number, degrees: number): number {
  const cosine = Math.cos(angle);
  const odd = degrees % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = odd && degrees === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k < degrees; k += 2) {
    term *= ((k - 1) / k) * cosine * cosine;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}
