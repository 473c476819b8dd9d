/** Which design the figures allow, before anyone looks at what they say. */
import type { Design, EvaluationRecord } from "./record.ts";
import { periodsOn, unitsOf, type Panel } from "./panel.ts";
import type { Block, DesignReason } from "./result.ts";

/** A line through fewer points bends with each of them; these are the least that the methods' own literature works with. */
const least = {
  interruptedBefore: 8,
  interruptedAfter: 3,
  syntheticBefore: 8,
  syntheticComparison: 5,
  eventBefore: 2,
};
/** Effects are called shown when chance does as well in fewer than one of 20 cases. */
export const level = 0.05;
/**
 * Unless it was drawn by lot who got it, an effect must also be left when the difference in slope before is drawn on, at this (two-sided)
 * level: so straight lines that go on moving apart pass for an effect in at most 1 of 20 cases, as often as chance does.
 */
export const slopeLevel = 0.1;

export type Choice = { design: Design; why: DesignReason } | { design: null; block: Block };

export function chooseDesign(record: Pick<EvaluationRecord, "design">, panel: Panel): Choice {
  const [treated, comparison] = [unitsOf(panel, "treated").length, unitsOf(panel, "comparison").length];
  const [before, after] = [periodsOn(panel, "before").length, periodsOn(panel, "after").length];
  const block = (found: Block): Choice => ({ design: null, block: found });
  if (treated === 0 || panel.periods.length === 0) return block({ code: "noFigures" });
  if (before === 0) return block({ code: "noBefore", first: panel.periods[0].id });
  if (after === 0) return block({ code: "noAfter", last: panel.periods[panel.periods.length - 1].id });
  const sizes = { treated, comparison, before, after };
  return record.design === "auto" ? chosen(sizes) : asked(record.design, sizes);
}

type Sizes = { treated: number; comparison: number; before: number; after: number };

function chosen(sizes: Sizes): Choice {
  const { treated, comparison, before, after } = sizes;
  if (comparison === 0) {
    const enough = before >= least.interruptedBefore && after >= least.interruptedAfter;
    return enough
      ? { design: "interruptedTimeSeries", why: { code: "nothingToCompare", before, after } }
      : {
          design: null,
          block: {
            code: "noComparison",
            before,
            after,
            neededBefore: least.interruptedBefore,
            neededAfter: least.interruptedAfter,
          },
        };
  }
  if (treated === 1 && before >= least.syntheticBefore && tooFewSets(1, comparison) === null)
    return { design: "syntheticControl", why: { code: "longBeforeFewAreas", before, treated, comparison } };
  const needed = tooFewSets(treated, comparison);
  if (needed !== null) return { design: null, block: { code: "tooFewAreas", treated, comparison, neededComparison: needed } };
  return before >= least.eventBefore
    ? { design: "eventStudy", why: { code: "severalBefore", before } }
    : { design: "differenceInDifferences", why: { code: "fewMeasurements", before, after } };
}

function asked(design: Design, { treated, comparison, before, after }: Sizes): Choice {
  const needs = (neededBefore: number, neededAfter: number, neededComparison: number): Choice =>
    before >= neededBefore && after >= neededAfter && comparison >= neededComparison
      ? { design, why: { code: "asked" } }
      : { design: null, block: { code: "designNeeds", design, neededBefore, neededAfter, neededComparison } };
  if (design === "interruptedTimeSeries") return needs(least.interruptedBefore, least.interruptedAfter, 0);
  if (design === "syntheticControl" && treated > 1) return { design: null, block: { code: "oneAreaOnly", treated } };
  const fewest = tooFewSets(treated, comparison);
  if (comparison > 0 && fewest !== null)
    return { design: null, block: { code: "tooFewAreas", treated, comparison, neededComparison: fewest } };
  if (design === "syntheticControl") return needs(least.syntheticBefore, 1, least.syntheticComparison);
  return needs(design === "eventStudy" ? least.eventBefore : 1, 1, 1);
}

/**
 * With few areas there are few ways to choose which got it, and the real one is always among them: the smallest p is one over that number.
 * @returns how many comparison areas would be needed, or null where there are enough
 */
export function tooFewSets(treated: number, comparison: number): number | null {
  if (1 / sets(treated, comparison) <= level) return null;
  let needed = comparison + 1;
  while (1 / sets(treated, needed) > level) needed += 1;
  return needed;
}

/** In how many ways the areas that got it could have been chosen. */
export function sets(treated: number, comparison: number): number {
  let count = 1;
  for (let at = 1; at <= Math.min(treated, comparison); at += 1) count = (count * (treated + comparison - at + 1)) / at;
  return count;
}
