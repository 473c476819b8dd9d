/** Inequality in one period: the ladder of areas, its bands, its line and what could be won. */
import type { Area } from "../../areas/index.ts";
import type { Figure, GroupRow, IndicatorRow, PeriodRow } from "../../figures/index.ts";
import {
  completeGroups,
  type GivenGroups,
  type Groups,
  type Ladder,
  ladder as ladderOf,
  rankLine,
  standardErrorFromLimits,
} from "../../stats/index.ts";
import { fifthOf, fifths, groupAndRest, leastForFifths, type BandMean } from "./bands.ts";
import { confidence, lineOver } from "./line.ts";
import { orderIn, type Order } from "./order.ts";
import { absence, peopleOf, type People } from "./people.ts";
import { levelUp } from "./levelled-up.ts";
import { endsOf, measuresOf, type Parts } from "../measures/measures.ts";
import type { Ordering } from "./ordering.ts";
import type { Reason } from "../reasons.ts";
import type { Slice } from "./slice.ts";
import type { LeftOut, LimitsFrom, PeriodView, Rung } from "../view.ts";

/** What stays the same over the periods of a view. */
export type Asked = {
  slice: Slice;
  indicator: IndicatorRow;
  group: GroupRow;
  ordering: Ordering | null;
  /** Ids of the areas of a named group. */
  members: ReadonlySet<number>;
  indicators: readonly IndicatorRow[];
  groups: readonly GroupRow[];
  /** The larger area that each lies in, for parting inequality into within and between; null where it has none. */
  partOf: (area: Area) => number | null;
};

export type Gap = { value: number; lower: number | null; upper: number | null; limitsFrom: LimitsFrom | null };

/** A period's view, with what the change over periods is computed from. */
export type GapOfPeriod = {
  view: PeriodView;
  period: PeriodRow;
  /** Made from all areas of the slice in their order, so that two periods can be held side by side; null without an ordering. */
  ladder: Ladder | null;
  /** Why nobody has a place on it, though areas have figures; null where somebody has. */
  noPlaces: Reason | null;
  twoBands: boolean;
  noPeople: boolean;
  /** The slope, or the difference of two bands. */
  gap: Gap | null;
};

/** @param all false leaves the outcomes out, where only the change is wanted */
export function gapOfPeriod(asked: Asked, period: PeriodRow, all = true): GapOfPeriod {
  const { slice, indicator, group, ordering, members } = asked;
  const figures = slice.column(indicator, group, period);
  const people = peopleOf(slice, group, period, asked);
  const order = ordering && orderIn(slice, ordering, members, period, group, people?.counts ?? null, asked.groups);
  const given = givenOf(figures, people);
  const ladder = order && ladderOf(given, order.places);
  const groups = ladder ?? completeGroups(given);
  // Where the ordering is known of nobody there is no ladder to stand on, and what needs none still stands.
  const unplaced = ladder && ladder.values.length === 0 ? completeGroups(given) : null;
  const noPlaces = unplaced && unplaced.values.length > 0 ? (order?.absent[unplaced.places[0]] ?? null) : null;
  const measured = noPlaces && unplaced ? unplaced : groups;
  const twoBands = ordering?.kind === "areas";
  const isMember = (place: number): boolean => members.has(slice.areas[place].id);
  const bands = ladder ? (twoBands ? groupAndRest(ladder, isMember) : fifths(ladder)) : [];
  const line = ladder && !twoBands ? lineOver(ladder) : null;
  const gap: Gap | null = line
    ? { ...line.slope, limitsFrom: line.slope.lower === null ? null : line.limitsFrom }
    : ladder && twoBands
      ? twoBandGap(ladder)
      : null;
  const mean = meanOf(groups);
  const ends = ladder && endsOf(ladder, bands, twoBands);
  const view: PeriodView = {
    period,
    orderedBy: order?.period ?? null,
    orderedByGroup: order?.group ?? null,
    peopleOf: people?.of ?? null,
    peopleAs: people?.as ?? null,
    peopleInstead: people?.instead ?? false,
    rungs: rungsOf(groups, ladder, figures, people, order, slice.areas),
    leftOut: leftOutOf(figures, noPlaces ? [people, order] : [order, people], slice.areas),
    bands: bands.map(({ id, areas, people: count, value }) => ({ id, areas, people: count, value })),
    line,
    mean,
    ...levelUp(
      indicator,
      ends?.most.value ?? null,
      mean,
      people ? groups.population : null,
      noPlaces ?? noBand(ladder, bands, people, twoBands),
    ),
    outcomes: all
      ? measuresOf({
          groups: measured,
          ladder,
          noPlaces,
          bands,
          twoBands,
          gap,
          indicator,
          hasPeople: people !== null,
          parts: partsOf(asked, measured),
        })
      : [],
  };
  return { view, period, ladder, noPlaces, twoBands, noPeople: people === null, gap };
}

function givenOf(figures: readonly (Figure | undefined)[], people: People | null): GivenGroups {
  return {
    values: Float64Array.from(figures, (figure) => figure?.value ?? Number.NaN),
    populations: people?.counts,
    standardErrors: Float64Array.from(figures, (figure) => {
      if (figure?.lower == null || figure.upper == null) return Number.NaN;
      return standardErrorFromLimits(figure.lower, figure.upper, confidence) ?? Number.NaN;
    }),
  };
}

/** Over all people; without people each area counts once. */
function meanOf({ values, mean, population }: Groups): number | null {
  if (values.length === 0) return null;
  if (population > 0) return mean;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** A line through the means of two tied rungs rises twice as much as they differ, and so do its limits. */
function twoBandGap(ladder: Ladder): Gap | null {
  if (!(ladder.population > 0)) return null;
  const { slope, slopeVariance, reach, limitsFrom } = rankLine(ladder, { confidence });
  if (Number.isNaN(slope)) return null;
  const far = (reach * Math.sqrt(slopeVariance)) / 2;
  const value = slope / 2;
  return Number.isNaN(far)
    ? { value, lower: null, upper: null, limitsFrom: null }
    : { value, lower: value - far, upper: value + far, limitsFrom };
}

function rungsOf(
  groups: Groups,
  ladder: Ladder | null,
  figures: readonly (Figure | undefined)[],
  people: People | null,
  order: Order | null,
  areas: readonly Area[],
): Rung[] {
  const ranked = ladder !== null && ladder.population > 0;
  return Array.from(groups.places).flatMap((place, at) => {
    const figure = figures[place];
    if (figure?.value == null) return [];
    const rank = ranked ? ladder.ranks[at] : null;
    const orderValue = order ? order.values[place] : Number.NaN;
    return [
      {
        area: areas[place],
        value: figure.value,
        lower: figure.lower,
        upper: figure.upper,
        people: people ? people.counts[place] : null,
        orderValue: Number.isNaN(orderValue) ? null : orderValue,
        rank,
        fifth: rank !== null && !Number.isNaN(orderValue) && groups.values.length >= leastForFifths ? fifthOf(rank) : null,
        observation: figure.observation,
      },
    ];
  });
}

/** The indicator's own absence comes first: it is what the page is about. */
function leftOutOf(
  figures: readonly (Figure | undefined)[],
  others: readonly (Pick<People, "absent"> | null)[],
  areas: readonly Area[],
): LeftOut[] {
  return areas.flatMap((area, place) => {
    const figure = figures[place];
    const because =
      figure?.value == null ? absence("indicator", figure) : (others.map((each) => each?.absent[place]).find(Boolean) ?? null);
    return because ? [{ area, because }] : [];
  });
}

function noBand(ladder: Ladder | null, bands: readonly BandMean[], people: People | null, twoBands: boolean): Reason {
  if (!ladder) return { code: "noOrdering" };
  if (ladder.values.length === 0) return { code: "noFigures" };
  if (twoBands && bands.length < 2) return { code: "oneSide" };
  if (!people) return { code: "noPopulations" };
  return { code: "tooFewAreas", found: ladder.values.length, needed: 2 };
}

/** Per area of the slice the larger area that it lies in, counted from 0; null where all lie in one, each in its own, or one in none. */
function partsOf({ slice, partOf }: Asked, { places }: Groups): Parts | null {
  const parents = new Int32Array(slice.areas.length);
  const numbers = new Map<number, number>();
  for (const place of places) {
    const part = partOf(slice.areas[place]);
    if (part === null) return null;
    const number = numbers.get(part) ?? numbers.size;
    numbers.set(part, number);
    parents[place] = number;
  }
  return numbers.size > 1 && numbers.size < places.length ? { parents, count: numbers.size } : null;
}
