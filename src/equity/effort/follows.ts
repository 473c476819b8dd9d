/** Does the money follow the need? Pure: amounts, need and people per area in; shares, indices and verdicts out. */
import type { Amount } from "./amounts.ts";
import type { LeftOutReason, NoVerdict } from "./reasons.ts";
import { areaStanding, cityStanding, type AreaStanding, type CityStanding } from "./standing.ts";
import {
  concentrationCurve,
  concentrationOfEffort,
  ladder,
  relativeConcentrationIndex,
  standardErrorFromLimits,
} from "../../stats/index.ts";

/**
 * `rate`: part of the people who have the need, 0…1. `needed`: how many people that is, with limits where the source gives them; limits
 * equal to it where it was counted.
 */
export type NeedOfArea = { rate: number; needed: number; lower: number | null; upper: number | null };
export type NeedFigure = NeedOfArea | { because: LeftOutReason };

export type EffortArea = {
  area: string;
  amount: number;
  residents: number;
  need: NeedOfArea;
  perResident: number;
  /** Null where nobody has the need. */
  perNeeded: number | null;
  /** What it would get if the same total went in proportion to need. */
  proportional: number;
  /** Amount less proportional: above 0 it gets more than that. */
  difference: number;
  /** Per resident and per person in need, as times the mean of all counted areas. */
  timesPerResident: number;
  timesPerNeeded: { value: number; lower: number | null; upper: number | null } | null;
  standing: AreaStanding;
};

/**
 * A concentration index along the ladder of need: above 0, areas with more need get more. Where the need was counted the index is `exact`.
 * Else its limits are from the source's errors in the need (`need`), or, without those, from how far areas lie off the line (`scatter`),
 * which takes three areas.
 */
export type EffortIndex = { value: number; lower: number | null; upper: number | null; limitsFrom: "exact" | "need" | "scatter" | null };

/** Both parts of all: 0…1, from the area with most need on. `area` is the one that the step ends with; null at the start. */
export type CurvePoint = { area: string | null; need: number; effort: number };

export type FollowsNeed = {
  /** From most to least need. */
  areas: EffortArea[];
  leftOut: { area: string; because: LeftOutReason; amount: number | null }[];
  /** Of the areas that count. */
  total: { amount: number; residents: number; needed: number; perResident: number | null; perNeeded: number | null };
  /** What can't be put in an area, and what went to areas that don't count. */
  cityWide: number | null;
  elsewhere: number;
  curve: CurvePoint[];
  /** Effort per person in need along the ladder of need, each area weighing its people in need; null where it can't be had. */
  againstNeed: EffortIndex | null;
  /** Effort per resident along the same ladder, each area weighing its residents. */
  alongNeed: EffortIndex | null;
  /** Part of the total that would have to go to another area; null without effort or need. */
  toMove: number | null;
  standing: CityStanding;
};

type Effort = { amounts: readonly Amount[]; cityWide: number | null };

/**
 * Holds amounts against need.
 *
 * Index against need: Suits' index with people in need in the place of income, Σ share of effort · (2 rank − 1) where the rank is that of
 * an area among all people in need, sorted by need: twice the area between curve and diagonal; −1…1, 0 in proportion.
 * What would have to move: Hoover's index, ½ Σ |share of effort − share of need|; 0…1.
 * Limits: the amounts are known and all areas are in, so only errors in the need count. Counted need: none. Limits for every area: the delta
 * method over those (`concentrationOfEffort`). Estimates without limits: the scatter of the areas stands in for what isn't known
 * (`rankLine`), as it does for the index per resident of any estimate.
 * Sources: Suits D.B. (1977), American Economic Review 67:747–752; Hoover E.M. (1936), Review of Economics and Statistics 18:162–171;
 * Wagstaff A., van Doorslaer E. (2000), Handbook of Health Economics 1A, ch. 34 (need against use).
 * @param needs per code of an area; those without amounts show as left out
 * @param residents per code; NaN or absent: not known
 * @throws RangeError for amounts, needs or residents below 0, and for an area that stands twice
 */
export function followsNeed(effort: Effort, needs: ReadonlyMap<string, NeedFigure>, residents: ReadonlyMap<string, number>): FollowsNeed {
  const { counted, leftOut } = sift(effort.amounts, needs, residents);
  const total = { amount: sum(counted, "amount"), residents: sum(counted, "residents"), needed: sum(counted, "needed") };
  const averages = {
    perResident: total.residents > 0 ? total.amount / total.residents : null,
    perNeeded: total.needed > 0 ? total.amount / total.needed : null,
    rate: meanRate(counted),
  };
  const errors = errorsOf(counted);
  const exact = errors?.every((error) => error === 0) ?? false;
  const computable = total.amount > 0 && total.needed > 0;
  const areas = counted.map((each): EffortArea => {
    const { area, amount, residents: people, need } = each;
    const proportional = total.needed > 0 ? (total.amount * need.needed) / total.needed : Number.NaN;
    const timesPerResident = averages.perResident ? amount / people / averages.perResident : Number.NaN;
    const times = (needed: number | null) =>
      needed !== null && needed > 0 && averages.perNeeded ? amount / needed / averages.perNeeded : null;
    const value = times(need.needed);
    const timesPerNeeded = value === null ? null : { value, lower: times(need.upper), upper: times(need.lower) };
    return {
      area,
      amount,
      residents: people,
      need,
      perResident: amount / people,
      perNeeded: need.needed > 0 ? amount / need.needed : null,
      proportional,
      difference: amount - proportional,
      timesPerResident,
      timesPerNeeded,
      standing: areaStanding({ amount, need, meanRate: averages.rate, timesPerResident, timesPerNeeded }),
    };
  });
  const againstNeed = computable ? indexOf(counted, ({ needed }) => needed, errors) : null;
  const alongNeed = computable ? indexOf(counted, (each) => each.residents, exact ? errors : null) : null;
  const toMove = computable ? areas.reduce((moved, { difference }) => moved + Math.abs(difference), 0) / 2 / total.amount : null;
  return {
    areas,
    leftOut,
    total: { ...total, perResident: averages.perResident, perNeeded: averages.perNeeded },
    cityWide: effort.cityWide,
    elsewhere: leftOut.reduce((rest, { amount }) => rest + (amount ?? 0), 0),
    curve: computable ? curveOf(counted) : [],
    againstNeed,
    alongNeed,
    toMove,
    standing: cityStanding(noAnswer(counted, total), againstNeed, alongNeed, toMove),
  };
}

type Counted = { area: string; amount: number; residents: number; needed: number; need: NeedOfArea };

function sift(amounts: readonly Amount[], needs: ReadonlyMap<string, NeedFigure>, residents: ReadonlyMap<string, number>) {
  const counted: Counted[] = [];
  const leftOut: FollowsNeed["leftOut"] = [];
  const listed = new Set<string>();
  for (const { area, amount, absence } of amounts) {
    if (listed.has(area)) throw new RangeError(`${area} stands there twice; give one amount per area.`);
    listed.add(area);
    const need = needs.get(area);
    const people = residents.get(area) ?? Number.NaN;
    const without = (because: LeftOutReason) => void leftOut.push({ area, because, amount });
    if (amount !== null && !(amount >= 0 && amount < Infinity)) throw new RangeError(`${area} has an amount of ${amount}; give 0 or more.`);
    if (people < 0) throw new RangeError(`${area} has ${people} residents; give 0 or more.`);
    if (need === undefined) without({ code: "outside" });
    else if (amount === null) without({ code: "noAmount", absence });
    else if ("because" in need) without(need.because);
    else if (!(need.needed >= 0 && need.rate >= 0)) throw new RangeError(`${area} has ${need.needed} people in need; give 0 or more.`);
    else if (Number.isNaN(people)) without({ code: "noPeople" });
    else if (people === 0) without({ code: "emptyArea" });
    else counted.push({ area, amount, residents: people, needed: need.needed, need });
  }
  for (const area of needs.keys()) if (!listed.has(area)) leftOut.push({ area, because: { code: "notListed" }, amount: null });
  counted.sort((a, b) => b.need.rate - a.need.rate || (a.area < b.area ? -1 : 1));
  return { counted, leftOut };
}

const sum = (areas: readonly Counted[], of: "amount" | "residents" | "needed"): number => areas.reduce((all, each) => all + each[of], 0);

/** Of all people whom the rates are about together: the people in need over the people that they are part of. */
function meanRate(areas: readonly Counted[]): number {
  let needed = 0;
  let people = 0;
  for (const { need, residents } of areas) {
    needed += need.needed;
    people += need.rate > 0 ? need.needed / need.rate : residents;
  }
  return needed / people;
}

function noAnswer(areas: readonly Counted[], total: { amount: number; needed: number }): NoVerdict | null {
  if (areas.length < 2) return { code: "tooFewAreas", found: areas.length };
  if (total.amount === 0) return { code: "zeroEffort" };
  return total.needed === 0 ? { code: "zeroNeed" } : null;
}

function indexOf(areas: readonly Counted[], weightOf: (area: Counted) => number, errors: readonly number[] | null): EffortIndex | null {
  const [amounts, weights] = [areas.map(({ amount }) => amount), areas.map(weightOf)];
  const order = areas.map(({ need }) => need.rate);
  const { value, lower, upper } = concentrationOfEffort(amounts, weights, order, errors ? { needErrors: errors } : {});
  if (Number.isNaN(value)) return null;
  if (errors?.every((error) => error === 0)) return { value, lower: value, upper: value, limitsFrom: "exact" };
  // No division lies beyond 1: limits that do say no more than that anything is possible.
  const within = (limit: number): number => Math.min(1, Math.max(-1, limit));
  if (errors) return { value, lower: within(lower), upper: within(upper), limitsFrom: "need" };
  // Areas that nobody weighs for lie on no line: their part of the effort is as it is.
  const perPerson = amounts.map((amount, at) => (weights[at] > 0 ? amount / weights[at] : Number.NaN));
  const line = relativeConcentrationIndex(ladder({ values: perPerson, populations: weights }, order), { limits: "scatter" });
  const onLine =
    sum(
      areas.filter((area) => weightOf(area) > 0),
      "amount",
    ) / sum(areas, "amount");
  if (Number.isNaN(line.lower)) return { value, lower: null, upper: null, limitsFrom: null };
  const reach = (line.upper - line.value) * onLine;
  return { value, lower: within(value - reach), upper: within(value + reach), limitsFrom: "scatter" };
}

/** Null unless every area has limits. */
function errorsOf(areas: readonly Counted[]): number[] | null {
  const errors = areas.map(({ need: { lower, upper } }) =>
    lower === null || upper === null ? null : standardErrorFromLimits(lower, upper, 0.95),
  );
  return errors.every((error) => error !== null) ? errors : null;
}

function curveOf(areas: readonly Counted[]): CurvePoint[] {
  const columns = [areas.map(({ amount }) => amount), areas.map(({ needed }) => needed), areas.map(({ need }) => -need.rate)] as const;
  const { need, effort, places } = concentrationCurve(...columns);
  return Array.from(need, (share, at) => ({ area: at === 0 ? null : areas[places[at - 1]].area, need: share, effort: effort[at] }));
}
