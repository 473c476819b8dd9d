/** Verdicts on effort against need: per area and for all together. "Unequal investment for equal chances" is a rule with two parts. */
import type { EffortIndex, NeedOfArea } from "./follows.ts";
import type { NoVerdict } from "./reasons.ts";

/** Nearer to the mean than this part of it is "about": a tenth more or less. */
export const aboutWithin = 0.1;
/** An index within this of 0 is in proportion: on a straight ladder the two ends then differ at most 15 % from the mean. */
export const indexWithin = 0.05;
/** Is less than this part of the total in the wrong place, then it is in proportion whatever the index says. */
export const evenBelow = 0.05;
/** Is more than this part in the wrong place, then an index near 0 hides that areas with the same need get different amounts. */
export const unevenAbove = 0.1;

/** `unclear`: the limits of the need hold more than one of the others. */
export type Against = "more" | "about" | "less" | "unclear";

export type AreaStanding = {
  /** What it gets per person in need against the mean. */
  effort: Against;
  /** Part of its people with the need against the mean. */
  need: Against;
  /** More per resident than the mean. */
  morePerResident: boolean;
  /** Whether limits of the need were there to judge by. */
  limits: boolean;
  /**
   * The rule asks something of areas with more need only: more per resident, and per person in need at least about as much.
   * With need about as everywhere: at least in proportion.
   */
  rule: "holds" | "fails" | "cannotTell" | "notAsked";
};

export type CityStanding = {
  /** `ahead`: areas with more need get more than in proportion; `behind`: less. */
  verdict: "ahead" | "proportional" | "behind" | "cannotTell";
  because: NoVerdict | null;
  /** Per resident, as need grows. */
  perResident: "more" | "less" | "unclear";
  /** Does "unequal investment for equal chances" hold? Null: can't be told. */
  rule: boolean | null;
};

type Given = {
  amount: number;
  need: NeedOfArea;
  meanRate: number;
  timesPerResident: number;
  timesPerNeeded: { value: number; lower: number | null; upper: number | null } | null;
};

export function areaStanding({ amount, need, meanRate, timesPerResident, timesPerNeeded }: Given): AreaStanding {
  const limits = need.lower !== null && need.upper !== null;
  const bound = (needed: number | null) => (needed === null || need.needed === 0 ? null : (need.rate * needed) / need.needed / meanRate);
  const needs = against(need.rate / meanRate, bound(need.lower), bound(need.upper));
  // Nobody needs it: whatever goes there is more than in proportion.
  const effort = timesPerNeeded ? against(timesPerNeeded.value, timesPerNeeded.lower, timesPerNeeded.upper) : amount > 0 ? "more" : "about";
  const morePerResident = timesPerResident > 1;
  return { effort, need: needs, morePerResident, limits, rule: ruleOf(needs, effort, morePerResident) };
}

function ruleOf(need: Against, effort: Against, morePerResident: boolean): AreaStanding["rule"] {
  if (need === "less") return "notAsked";
  if (need === "unclear") return "cannotTell";
  if (need === "more" && !morePerResident) return "fails";
  if (effort === "unclear") return "cannotTell";
  return effort === "less" ? "fails" : "holds";
}

function against(times: number, lower: number | null, upper: number | null): Against {
  const [low, high] = lower === null || upper === null ? [times, times] : [lower, upper];
  if (low >= 1 - aboutWithin && high <= 1 + aboutWithin) return "about";
  if (low > 1) return "more";
  return high < 1 ? "less" : "unclear";
}

/** @param none why there is nothing to judge */
export function cityStanding(
  none: NoVerdict | null,
  againstNeed: EffortIndex | null,
  alongNeed: EffortIndex | null,
  toMove: number | null,
): CityStanding {
  const perResident = alongNeed?.lower == null || alongNeed.upper === null ? "unclear" : sideOf(alongNeed.lower, alongNeed.upper);
  const cannotTell = (because: NoVerdict): CityStanding => ({ verdict: "cannotTell", because, perResident, rule: null });
  if (none) return cannotTell(none);
  if (toMove !== null && toMove <= evenBelow) return { verdict: "proportional", because: null, perResident, rule: true };
  if (!againstNeed || againstNeed.lower === null || againstNeed.upper === null) return cannotTell({ code: "noLimits" });
  const { lower, upper } = againstNeed;
  if (lower >= -indexWithin && upper <= indexWithin) {
    return toMove !== null && toMove > unevenAbove
      ? cannotTell({ code: "uneven" })
      : { verdict: "proportional", because: null, perResident, rule: true };
  }
  const side = sideOf(lower, upper);
  if (side === "unclear") return cannotTell({ code: "wideLimits" });
  return side === "more"
    ? { verdict: "ahead", because: null, perResident, rule: true }
    : { verdict: "behind", because: null, perResident, rule: false };
}

const sideOf = (lower: number, upper: number): "more" | "less" | "unclear" => (lower > 0 ? "more" : upper < 0 ? "less" : "unclear");
