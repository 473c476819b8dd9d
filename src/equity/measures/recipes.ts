/** How each measure is made, what it needs, and why it may fail even so. */
import {
  absoluteConcentrationIndex,
  type Better,
  betweenGroupStandardDeviation,
  betweenGroupVariance,
  coefficientOfVariation,
  type Decomposition,
  differenceBetween,
  erreygersIndex,
  type Groups,
  type GroupValue,
  indexOfDisparity,
  type Ladder,
  logitRelativeIndex,
  logitSlopeIndex,
  meanDifferenceFromBest,
  meanDifferenceFromMean,
  meanDistance,
  meanLogDeviation,
  type Measure,
  populationAttributableFraction,
  populationAttributableRisk,
  ratioBetween,
  relativeConcentrationIndex,
  relativeIndex,
  type Simulation,
  slopeIndex,
  type Spread,
  theilDecomposition,
  theilIndex,
  wagstaffIndex,
} from "../../stats/index.ts";
import { withMostAsOne } from "./merge.ts";
import type { MeasureId } from "./ids.ts";
import type { Measured } from "./measures.ts";
import type { Reason } from "../reasons.ts";
import type { LimitsFrom } from "../view.ts";

export type Ingredients = Measured & {
  ends: { least: GroupValue; most: GroupValue } | null;
  /** What everyone is, for a share: 100 or 1; null for what is none. */
  scale: number | null;
  better: Better | null;
  confidence: number;
  simulation: () => Simulation | undefined;
};

export type Made = { value: number; lower: number; upper: number; limitsFrom: LimitsFrom | null; corrected?: number };

type Need = "order" | "line" | "people" | "share" | "better" | "parts";
type Recipe = { needs: readonly Need[]; make: (given: Ingredients) => Made | null; otherwise: Reason };

const zero: Reason = { code: "zeroDivisor" };
const positive: Reason = { code: "notPositive" };
const noFigures: Reason = { code: "noFigures" };

export const recipes: Readonly<Record<MeasureId, Recipe>> = {
  difference: {
    needs: ["order"],
    make: ({ ends, twoBands, gap, confidence }) => {
      if (!ends) return null;
      const made = fromErrors(differenceBetween(ends.most, ends.least, confidence));
      return made.limitsFrom === null && twoBands && gap && gap.lower !== null && gap.upper !== null
        ? { ...made, lower: gap.lower, upper: gap.upper, limitsFrom: gap.limitsFrom }
        : made;
    },
    otherwise: noFigures,
  },
  ratio: {
    needs: ["order"],
    make: ({ ends, confidence }) => ends && fromErrors(ratioBetween(ends.most, ends.least, confidence)),
    otherwise: zero,
  },
  slope: onLadder([], noFigures, (ladder, { confidence }) => slopeIndex(ladder, { confidence })),
  relativeSlope: onLadder([], positive, (ladder, { confidence }) => relativeIndex(ladder, { confidence })),
  logitSlope: onLadder(["share"], noFigures, (ladder, { confidence }, scale) => logitSlopeIndex(ladder, { scale, confidence })),
  logitRelativeSlope: onLadder(["share"], zero, (ladder, { confidence }, scale) => logitRelativeIndex(ladder, { scale, confidence })),
  concentration: onLadder([], noFigures, (ladder, { confidence }) => absoluteConcentrationIndex(ladder, { confidence })),
  relativeConcentration: onLadder([], positive, (ladder, { confidence }) => relativeConcentrationIndex(ladder, { confidence })),
  wagstaff: onLadder(["share"], zero, (ladder, { confidence }, most) => wagstaffIndex(ladder, { least: 0, most }, { confidence })),
  erreygers: onLadder(["share"], noFigures, (ladder, { confidence }, most) => erreygersIndex(ladder, { least: 0, most }, { confidence })),
  attributableRisk: won(noFigures, populationAttributableRisk),
  attributableFraction: won(positive, populationAttributableFraction),
  betweenGroupVariance: spread(noFigures, (groups, { confidence }) => betweenGroupVariance(groups, confidence)),
  betweenGroupDeviation: spread(noFigures, (groups, { confidence }) => betweenGroupStandardDeviation(groups, confidence)),
  variation: spread(positive, (groups, { confidence }) => coefficientOfVariation(groups, confidence)),
  meanLogDeviation: spread(positive, (groups, { confidence }) => meanLogDeviation(groups, confidence)),
  theil: spread(positive, (groups, { confidence }) => theilIndex(groups, confidence)),
  theilBetween: parted((parts) => parts.between),
  theilWithin: parted((parts) => parts.within),
  disparityUnweighted: simulated([], positive, (groups, { simulation }) => indexOfDisparity(groups, "unweighted", simulation())),
  disparityWeighted: simulated([], positive, (groups, { simulation }) => indexOfDisparity(groups, "weighted", simulation())),
  // No limits: with many areas and a long tail theirs hold the truth in as few as 13 of 100, and nothing here can tell the shape.
  fromBest: {
    needs: ["better"],
    make: ({ groups, better }) => better && fromSimulation(meanDifferenceFromBest(groups, "unweighted", better)),
    otherwise: noFigures,
  },
  fromBestWeighted: simulated(["better"], noFigures, (groups, { better }) =>
    meanDifferenceFromBest(groups, "weighted", better ?? "higherIsBetter"),
  ),
  fromMean: simulated([], noFigures, (groups, { simulation }) => meanDifferenceFromMean(groups, "unweighted", simulation())),
  fromMeanWeighted: simulated([], noFigures, (groups, { simulation }) => meanDifferenceFromMean(groups, "weighted", simulation())),
  fromReference: { needs: ["order"], make: (given) => fromMost(given, "unweighted"), otherwise: noFigures },
  fromReferenceWeighted: { needs: ["order", "people"], make: (given) => fromMost(given, "weighted"), otherwise: noFigures },
};

/** Measures on the ladder; scale is what everyone is, and 1 for what is no share. */
function onLadder(
  needs: readonly Need[],
  otherwise: Reason,
  measure: (ladder: Ladder, given: Ingredients, scale: number) => Measure & { limitsFrom: LimitsFrom | null },
): Recipe {
  return {
    needs: ["order", "line", "people", ...needs],
    make: (given) => given.ladder && measure(given.ladder, given, given.scale ?? 1),
    otherwise,
  };
}

/** What all would have at the level of the most advantaged end, whose areas count as one group. */
function won(otherwise: Reason, measure: (groups: Groups, reference: number, better: Better, confidence: number) => Measure): Recipe {
  return {
    needs: ["order", "people", "better"],
    make: ({ ladder, bands, twoBands, better, confidence }) => {
      if (!ladder || !better) return null;
      const { groups, most } = withMostAsOne(ladder, bands, twoBands);
      return fromErrors(measure(groups, most, better, confidence));
    },
    otherwise,
  };
}

function spread(otherwise: Reason, measure: (groups: Groups, given: Ingredients) => Spread): Recipe {
  return {
    needs: ["people"],
    make: (given) => {
      const made = measure(given.groups, given);
      return { ...fromErrors(made), corrected: made.corrected };
    },
    otherwise,
  };
}

function simulated(needs: readonly Need[], otherwise: Reason, measure: (groups: Groups, given: Ingredients) => Spread): Recipe {
  return { needs: ["people", ...needs], make: (given) => fromSimulation(measure(given.groups, given)), otherwise };
}

/** Parts of the Theil index have no limits: noise of small areas goes mostly into the part within. */
function parted(pick: (parts: Decomposition) => number): Recipe {
  return {
    needs: ["people", "parts"],
    make: ({ groups, parts }) =>
      parts && {
        value: pick(theilDecomposition(groups, parts.parents, parts.count)),
        lower: Number.NaN,
        upper: Number.NaN,
        limitsFrom: null,
      },
    otherwise: positive,
  };
}

/** From the level of the most advantaged end. Its limits would need draws of a whole band, and are not given. */
function fromMost({ groups, ends }: Ingredients, weighting: "weighted" | "unweighted"): Made | null {
  return ends && { value: meanDistance(groups, ends.most.value, weighting), lower: Number.NaN, upper: Number.NaN, limitsFrom: null };
}

function fromErrors({ value, lower, upper }: Measure): Made {
  return { value, lower, upper, limitsFrom: Number.isNaN(lower) || Number.isNaN(upper) ? null : "standardErrors" };
}

function fromSimulation({ value, lower, upper, corrected }: Spread): Made {
  return { value, lower, upper, corrected, limitsFrom: Number.isNaN(lower) || Number.isNaN(upper) ? null : "simulation" };
}
